package mailtap.config;

import java.net.InetAddress;

/**
 * A network of IP addresses: {@code 192.168.0.0/16}, {@code fd00::/8}, or one address.
 *
 * @param prefixBits how many leading bits of an address must agree
 */
public record Network(InetAddress address, int prefixBits) {
    public static Network parse(String text) throws BadSettings {
        int slash = text.indexOf('/');
        InetAddress address = Address.literal(slash < 0 ? text : text.substring(0, slash));
        if (address != null) {
            int bits = address.getAddress().length * 8;
            int prefix = slash < 0 ? bits : Address.port(text.substring(slash + 1));
            if (prefix >= 0 && prefix <= bits) {
                return new Network(address, prefix);
            }
        }
        throw new BadSettings("\"" + text + "\" is not a network: expected CIDR such as 192.168.0.0/16 or fd00::/8");
    }

    public boolean contains(InetAddress other) {
        byte[] ours = address.getAddress();
        byte[] theirs = other.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < prefixBits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((ours[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return address.getHostAddress() + "/" + prefixBits;
    }
}
