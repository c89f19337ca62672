package mailtap.mail;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;

/**
 * A mailbox address in the one form in which addresses are compared: the local part without quotes and as it is, the
 * domain in lower case, without a dot at its end, in ASCII (IDN). What was written is kept elsewhere.
 *
 * @param local may hold anything
 * @param domain empty for a local name such as {@code postmaster}
 */
public record Address(String local, String domain) {
    private static final String ATOM_SPECIALS = "!#$%&'*+-/=?^_`{|}~.";

    /** Brings both halves, as written, into the form for comparing. */
    public static Address of(String local, String domain) {
        return new Address(plainLocal(unquote(local.strip())), plainDomain(domain.strip()));
    }

    /** Reads {@code local@domain}; empty where the text is no address. Knows no brackets, routes or comments. */
    public static Optional<Address> parse(String text) {
        String written = text.strip();
        int at = endOfLocal(written);
        String local = at < 0 ? written : written.substring(0, at);
        String domain = at < 0 ? "" : written.substring(at + 1);
        boolean broken = local.isEmpty() || (at >= 0 && domain.isBlank()) || hasBlank(domain);
        boolean spaced = !isQuoted(local) && hasBlank(local);
        return broken || spaced ? Optional.empty() : Optional.of(of(local, domain));
    }

    /** The {@code @} that parts local part and domain: the first behind a quoted string, else the last. */
    private static int endOfLocal(String text) {
        if (text.startsWith("\"")) {
            int close = closingQuote(text);
            return close < 0 ? -1 : text.indexOf('@', close);
        }
        return text.lastIndexOf('@');
    }

    private static int closingQuote(String text) {
        for (int i = 1; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == '"') {
                return i;
            }
        }
        return -1;
    }

    private static boolean isQuoted(String local) {
        return local.startsWith("\"") && closingQuote(local) == local.length() - 1;
    }

    private static boolean hasBlank(String text) {
        return text.chars().anyMatch(c -> c <= ' ' || c == '<' || c == '>' || c == ',');
    }

    private static String unquote(String local) {
        if (!isQuoted(local)) {
            return local;
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 1; i < local.length() - 1; i++) {
            char c = local.charAt(i);
            plain.append(c == '\\' && i + 1 < local.length() - 1 ? local.charAt(++i) : c);
        }
        return plain.toString();
    }

    /** Only this local part is the same in any case (RFC 5321 4.5.1). */
    private static String plainLocal(String local) {
        return local.equalsIgnoreCase("postmaster") ? "postmaster" : local;
    }

    private static String plainDomain(String domain) {
        String lower = domain.toLowerCase(Locale.ROOT);
        String plain = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
        if (plain.length() > 255 || plain.chars().allMatch(c -> c < 0x80)) {
            return plain;
        }
        try {
            return IDN.toASCII(plain, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException | IndexOutOfBoundsException noName) {
            return plain;
        }
    }

    private static boolean isAtom(int c) {
        return Character.isLetterOrDigit(c) || c > 0x9f || ATOM_SPECIALS.indexOf(c) >= 0;
    }

    /** As it would be written, quoted where that is needed. */
    @Override
    public String toString() {
        boolean plain = !local.isEmpty() && local.chars().allMatch(Address::isAtom);
        String written = plain ? local : '"' + local.replaceAll("[\"\\\\]", "\\\\$0") + '"';
        return domain.isEmpty() ? written : written + "@" + domain;
    }
}
