package mailtap.indexer.message;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** Counts for how many keys something is encrypted, without opening it. 0 where it cannot be read. */
final class Keys {
    private static final String BEGIN = "-----BEGIN PGP MESSAGE-----";
    private static final int MOST = 10_000;
    private static final int DEEPEST = 16;
    /** 1.2.840.113549.1.7.3, enveloped-data, and 1.2.840.113549.1.9.16.1.23, authenticated enveloped-data. */
    private static final byte[][] ENVELOPED = {
        {0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 7, 3},
        {0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 9, 16, 1, 23}
    };

    private final byte[] bytes;
    private int at;

    private Keys(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Session key packets at the beginning of an armored OpenPGP message (RFC 9580 5.1 and 5.3). */
    static int ofPgp(byte[] text) {
        String armor = new String(text, StandardCharsets.ISO_8859_1);
        int begin = armor.indexOf(BEGIN);
        if (begin < 0) {
            return 0;
        }
        StringBuilder base64 = new StringBuilder();
        boolean header = true;
        for (String line :
                armor.substring(begin + BEGIN.length()).lines().skip(1).toList()) {
            String bare = line.strip();
            if (header) {
                header = !bare.isEmpty();
            } else if (bare.startsWith("=") || bare.startsWith("-")) {
                break;
            } else {
                base64.append(bare);
            }
        }
        base64.setLength(base64.length() / 4 * 4);
        try {
            return new Keys(Base64.getDecoder().decode(base64.toString())).packets();
        } catch (IllegalArgumentException noBase64) {
            return 0;
        }
    }

    private int packets() {
        int keys = 0;
        while (at < bytes.length && keys < MOST) {
            int head = bytes[at++] & 0xff;
            boolean newFormat = (head & 0x40) != 0;
            int tag = newFormat ? head & 0x3f : head >> 2 & 0x0f;
            long length = newFormat ? newLength() : oldLength(head & 3);
            if ((head & 0x80) == 0 || (tag != 1 && tag != 3) || length < 0) {
                return keys;
            }
            keys++;
            at = (int) Math.min(bytes.length, at + length);
        }
        return keys;
    }

    private long oldLength(int type) {
        return type == 3 ? -1 : number(1 << type);
    }

    private long newLength() {
        int first = next();
        if (first < 192) {
            return first;
        }
        if (first < 224) {
            return ((first - 192L) << 8) + next() + 192;
        }
        return first == 255 ? number(4) : -1;
    }

    private long number(int octets) {
        long number = 0;
        for (int i = 0; i < octets; i++) {
            number = number << 8 | next();
        }
        return number;
    }

    private int next() {
        return at < bytes.length ? bytes[at++] & 0xff : 0;
    }

    /** RecipientInfos of enveloped data in BER (RFC 5652 6.1). */
    static int ofCms(byte[] ber) {
        return new Keys(ber).recipientInfos();
    }

    private int recipientInfos() {
        if (!enter(0x30) || !isEnveloped() || !enter(0xa0) || !enter(0x30)) {
            return 0;
        }
        skip(0);
        if (peek() == 0xa0) {
            skip(0);
        }
        int head = peek();
        next();
        long length = length();
        long end = length < 0 ? bytes.length : Math.min(bytes.length, at + length);
        int keys = 0;
        while (head == 0x31 && at < end && peek() != 0 && keys < MOST) {
            skip(0);
            keys++;
        }
        return keys;
    }

    private boolean isEnveloped() {
        if (next() != 6) {
            return false;
        }
        long length = length();
        int end = (int) Math.min(bytes.length, at + Math.max(0, length));
        byte[] oid = Arrays.copyOfRange(bytes, Math.min(at, end), end);
        at = end;
        return Arrays.stream(ENVELOPED).anyMatch(one -> Arrays.equals(one, oid));
    }

    private int peek() {
        return at < bytes.length ? bytes[at] & 0xff : 0;
    }

    private boolean enter(int tag) {
        if (peek() != tag) {
            return false;
        }
        next();
        length();
        return true;
    }

    /** -1 for the indefinite form. */
    private long length() {
        int first = next();
        int octets = first & 0x7f;
        return first < 0x80 ? first : octets == 0 ? -1 : octets > 4 ? Integer.MAX_VALUE : number(octets);
    }

    /** One element, whatever it holds. */
    private void skip(int depth) {
        next();
        long length = length();
        if (length >= 0) {
            at = (int) Math.min(bytes.length, at + length);
            return;
        }
        while (at < bytes.length && peek() != 0 && depth < DEEPEST) {
            skip(depth + 1);
        }
        at = depth < DEEPEST ? Math.min(bytes.length, at + 2) : bytes.length;
    }
}
