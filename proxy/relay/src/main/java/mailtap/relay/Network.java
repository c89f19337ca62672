package mailtap.relay;

import io.netty.util.NetUtil;
import java.net.InetAddress;

/**
 * A range of addresses, written {@code 192.0.2.0/24} or {@code 2001:db8::/32}; an address alone means just that one.
 */
public record Network(InetAddress address, int prefix) {
    public Network {
        if (prefix < 0 || prefix > address.getAddress().length * 8) {
            throw new IllegalArgumentException(prefix + " is no prefix length for " + address.getHostAddress());
        }
    }

    /** Never asks a name server; anything but an address in numbers is refused with a line for the operator. */
    public static Network parse(String text) {
        int slash = text.indexOf('/');
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(slash < 0 ? text : text.substring(0, slash));
        if (bytes == null) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no network: write it like 192.0.2.0/24 or 2001:db8::/32");
        }
        return new Network(Addresses.of(bytes), slash < 0 ? bytes.length * 8 : prefix(text, slash + 1));
    }

    private static int prefix(String text, int from) {
        String digits = text.substring(from);
        if (!digits.matches("[0-9]{1,3}")) {
            throw new IllegalArgumentException("\"" + text + "\" has no prefix length behind the slash");
        }
        return Integer.parseInt(digits);
    }

    public boolean contains(InetAddress candidate) {
        byte[] ours = address.getAddress();
        byte[] theirs = candidate.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            if (((ours[bit / 8] ^ theirs[bit / 8]) >> (7 - bit % 8) & 1) != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return address.getHostAddress() + "/" + prefix;
    }
}
