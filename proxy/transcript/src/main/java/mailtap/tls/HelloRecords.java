package mailtap.tls;

import java.util.ArrayList;
import java.util.List;
import mailtap.transcript.Bytes;

/**
 * Lays the payloads of handshake records end to end until a whole message is there.
 *
 * @param body the ClientHello without its four bytes of header; empty unless complete
 */
record HelloRecords(ClientHello.State state, Bytes body) {
    private static final int HANDSHAKE = 22;
    private static final int CLIENT_HELLO = 1;
    private static final int RECORD_HEADER = 5;
    private static final int MESSAGE_HEADER = 4;

    private static final HelloRecords INCOMPLETE = new HelloRecords(ClientHello.State.INCOMPLETE, Bytes.EMPTY);
    private static final HelloRecords NONE = new HelloRecords(ClientHello.State.NOT_A_HELLO, Bytes.EMPTY);

    /** A handshake message without its header. */
    record Message(int type, Bytes body) {}

    static HelloRecords gather(Bytes records) {
        Bytes message = Bytes.EMPTY;
        int at = 0;
        while (at < records.length()) {
            Bytes rest = records.from(at);
            if (!mayBeHandshake(rest)) {
                return NONE;
            }
            if (rest.length() < RECORD_HEADER) {
                return INCOMPLETE;
            }
            int length = number(rest, 3);
            message = message.plus(rest.slice(RECORD_HEADER, Math.min(RECORD_HEADER + length, rest.length())));
            HelloRecords read = read(message);
            if (length == 0 || read.state() != ClientHello.State.INCOMPLETE) {
                return length == 0 ? NONE : read;
            }
            at += RECORD_HEADER + length;
        }
        return INCOMPLETE;
    }

    /** The whole messages at the beginning of these records; those behind what is no handshake are left out. */
    static List<Message> messages(Bytes records) {
        Bytes payload = Bytes.EMPTY;
        int at = 0;
        while (at + RECORD_HEADER <= records.length() && mayBeHandshake(records.from(at))) {
            int end = Math.min(records.length(), at + RECORD_HEADER + number(records, at + 3));
            payload = payload.plus(records.slice(at + RECORD_HEADER, end));
            at = end;
        }
        List<Message> messages = new ArrayList<>();
        int from = 0;
        while (from + MESSAGE_HEADER <= payload.length()) {
            int end = from + MESSAGE_HEADER + length(payload, from);
            if (end > payload.length()) {
                break;
            }
            messages.add(new Message(payload.at(from), payload.slice(from + MESSAGE_HEADER, end)));
            from = end;
        }
        return messages;
    }

    private static boolean mayBeHandshake(Bytes record) {
        return record.at(0) == HANDSHAKE && (record.length() < 2 || record.at(1) == 3);
    }

    private static HelloRecords read(Bytes message) {
        if (message.isEmpty()) {
            return INCOMPLETE;
        }
        if (message.at(0) != CLIENT_HELLO) {
            return NONE;
        }
        if (message.length() < MESSAGE_HEADER) {
            return INCOMPLETE;
        }
        int length = length(message, 0);
        if (length > ClientHello.MAX_BYTES) {
            return NONE;
        }
        return message.length() < MESSAGE_HEADER + length
                ? INCOMPLETE
                : new HelloRecords(ClientHello.State.COMPLETE, message.slice(MESSAGE_HEADER, MESSAGE_HEADER + length));
    }

    private static int length(Bytes message, int at) {
        return ((message.at(at + 1) & 0xff) << 16) | number(message, at + 2);
    }

    private static int number(Bytes bytes, int at) {
        return ((bytes.at(at) & 0xff) << 8) | (bytes.at(at + 1) & 0xff);
    }
}
