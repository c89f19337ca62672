package mailtap.dialogue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads capture files, as far as tests need it: pcap and pcapng, Ethernet and raw IP, TCP put in order. */
final class Captures {
    private static final int PCAPNG = 0x0A0D0D0A;
    private static final int ETHERNET = 1;
    private static final int ETHERNET_HEADER = 14;
    private static final int VLAN = 0x8100;
    private static final int TCP = 6;

    private final Map<String, TcpTalk> talks = new LinkedHashMap<>();
    private int linkType = ETHERNET;

    private Captures() {}

    static List<TcpTalk> read(Path file) throws IOException {
        Captures captures = new Captures();
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        if (bytes.getInt(0) == PCAPNG) {
            captures.blocks(bytes);
        } else {
            captures.records(bytes);
        }
        List<TcpTalk> all = new ArrayList<>(captures.talks.values());
        all.forEach(TcpTalk::finish);
        return all;
    }

    private void records(ByteBuffer file) {
        file.order(file.get(0) == (byte) 0xA1 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        linkType = file.getInt(20) & 0xffff;
        int at = 24;
        while (at + 16 <= file.limit()) {
            int length = Math.min(file.getInt(at + 8), file.limit() - at - 16);
            packet(file.slice(at + 16, length).order(ByteOrder.BIG_ENDIAN));
            at += 16 + length;
        }
    }

    private void blocks(ByteBuffer file) {
        file.order(file.getInt(8) == 0x1A2B3C4D ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int at = 0;
        while (at + 12 <= file.limit()) {
            int type = file.getInt(at);
            int length = file.getInt(at + 4);
            if (type == 1) {
                linkType = file.getShort(at + 8) & 0xffff;
            } else if (type == 6) {
                packet(file.slice(at + 28, file.getInt(at + 20)).order(ByteOrder.BIG_ENDIAN));
            }
            at += Math.max(length, 12);
        }
    }

    private void packet(ByteBuffer packet) {
        int ip = linkHeader(packet);
        if (ip < 0 || packet.limit() < ip + 20) {
            return;
        }
        int version = (packet.get(ip) >> 4) & 15;
        if (version == 4 && packet.get(ip + 9) == TCP && (packet.getShort(ip + 6) & 0x3fff) == 0) {
            int tcp = ip + (packet.get(ip) & 15) * 4;
            int end = Math.min(packet.limit(), ip + (packet.getShort(ip + 2) & 0xffff));
            tcp(packet, new int[] {ip + 12, 4, tcp, end});
        } else if (version == 6 && packet.limit() > ip + 40 && packet.get(ip + 6) == TCP) {
            int end = Math.min(packet.limit(), ip + 40 + (packet.getShort(ip + 4) & 0xffff));
            tcp(packet, new int[] {ip + 8, 16, ip + 40, end});
        }
    }

    private int linkHeader(ByteBuffer packet) {
        return switch (linkType) {
            case ETHERNET -> ethernet(packet);
            case 0 -> 4;
            case 12, 14, 101 -> 0;
            case 113 -> 16;
            default -> -1;
        };
    }

    private static int ethernet(ByteBuffer packet) {
        boolean tagged = packet.limit() > 18 && (packet.getShort(12) & 0xffff) == VLAN;
        return tagged ? ETHERNET_HEADER + 4 : ETHERNET_HEADER;
    }

    /** Where addresses begin, how long they are, where TCP begins, where it ends. */
    private void tcp(ByteBuffer packet, int[] at) {
        int tcp = at[2];
        int payload = tcp + 20 > packet.limit() ? -1 : tcp + ((packet.get(tcp + 12) >> 4) & 15) * 4;
        if (payload < 0 || payload > at[3]) {
            return;
        }
        String from = end(packet, at[0], at[1]) + ':' + (packet.getShort(tcp) & 0xffff);
        String to = end(packet, at[0] + at[1], at[1]) + ':' + (packet.getShort(tcp + 2) & 0xffff);
        int flags = packet.get(tcp + 13);
        TcpTalk known = talks.get(from + ' ' + to);
        TcpTalk reverse = talks.get(to + ' ' + from);
        boolean syn = (flags & 0x12) == 2;
        if ((known == null && reverse == null) || (syn && known != null && known.hasData())) {
            if (known != null) {
                talks.put(from + ' ' + to + ' ' + talks.size(), known);
            }
            known = new TcpTalk(port(from), port(to));
            talks.put(from + ' ' + to, known);
        }
        byte[] bytes = new byte[at[3] - payload];
        packet.get(payload, bytes);
        TcpTalk talk = known != null ? known : reverse;
        if (talk != null) {
            talk.segment(known != null, packet.getInt(tcp + 4), flags, bytes);
        }
    }

    private static String end(ByteBuffer packet, int at, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(packet.get(at + i)).append('.');
        }
        return text.toString();
    }

    private static int port(String end) {
        return Integer.parseInt(end.substring(end.indexOf(':') + 1));
    }
}
