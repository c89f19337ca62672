package mailtap.relay.tls;

import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.GeneralName;

/** Names and addresses a server certificate can carry, in the one spelling in which they are compared. */
final class ServerNames {
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern HOST =
            Pattern.compile("(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,62})(\\.[a-z0-9_]([a-z0-9_-]{0,62}))*");

    private ServerNames() {}

    /** The route's names, and those by which a client on this machine may know mailtap. */
    static List<String> withOwn(Collection<String> names) {
        TreeSet<String> all = new TreeSet<>(List.of("localhost", "127.0.0.1", "::1"));
        names.stream().map(ServerNames::canonical).filter(ServerNames::isName).forEach(all::add);
        String own = canonical(ownName());
        if (isName(own)) {
            all.add(own);
        }
        return List.copyOf(all);
    }

    static String canonical(String name) {
        String bare = name.strip().toLowerCase(Locale.ROOT);
        if (bare.endsWith(".")) {
            bare = bare.substring(0, bare.length() - 1);
        }
        if (bare.startsWith("[") && bare.endsWith("]")) {
            bare = bare.substring(1, bare.length() - 1);
        }
        try {
            return isAddress(bare) ? bare : IDN.toASCII(bare, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException notAName) {
            return bare;
        }
    }

    static boolean isName(String canonical) {
        return isAddress(canonical) || HOST.matcher(canonical).matches();
    }

    static boolean isAddress(String name) {
        return name.contains(":") || IPV4.matcher(name).matches();
    }

    static GeneralName toAlternativeName(String canonical) {
        return isAddress(canonical)
                ? new GeneralName(GeneralName.iPAddress, canonical)
                : new GeneralName(GeneralName.dNSName, canonical);
    }

    /** Address and mask, as RFC 5280 4.2.1.10 wants addresses in a constraint. */
    static GeneralName toConstraint(String canonical) {
        if (!isAddress(canonical)) {
            return new GeneralName(GeneralName.dNSName, canonical);
        }
        byte[] address = addressBytes(canonical);
        byte[] withMask = java.util.Arrays.copyOf(address, address.length * 2);
        java.util.Arrays.fill(withMask, address.length, withMask.length, (byte) 0xff);
        return new GeneralName(GeneralName.iPAddress, new DEROctetString(withMask));
    }

    private static byte[] addressBytes(String literal) {
        try {
            return InetAddress.getByName(literal).getAddress(); // a literal: no look-up
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an address: " + literal, e);
        }
    }

    private static String ownName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
