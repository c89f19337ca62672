package mailtap.mail.client;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Texts that differ each time, brought to what stays the same. In a shape {@code 9} is a number, {@code x{8}} are so many
 * hexadecimal digits, {@code A{16}} so many letters and digits, {@code UUID} is one; short words and punctuation stay.
 */
final class Shape {
    private static final Pattern UUID =
            Pattern.compile("[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}");
    private static final Pattern RANDOM = Pattern.compile("(?<![^.])[0-9A-Za-z_-]{16}(?![^.])");
    private static final Pattern WORD = Pattern.compile("UUID|[0-9A-Za-z]+");
    private static final Pattern IP4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final int LONGEST_WORD = 8;
    private static final int LONGEST = 400;

    private Shape() {}

    /** Of the argument of EHLO, which names the machine and not the program. */
    static String hello(String argument) {
        String name = argument.strip().toLowerCase(Locale.ROOT);
        if (name.isEmpty()) {
            return "nothing";
        }
        if (name.startsWith("[")) {
            return name.startsWith("[ipv6:") ? "[IPv6:address]" : "[IPv4 address]";
        }
        if (IP4.matcher(name).matches()) {
            return "address without brackets";
        }
        if (name.equals("localhost") || name.equals("localhost.localdomain") || name.equals("localhost.local")) {
            return name;
        }
        return name.indexOf('.') < 0 ? "host without domain" : "host.domain";
    }

    /** Of a Message-ID without brackets. */
    static String messageId(String id, String fromDomain, String helloName) {
        int at = id.lastIndexOf('@');
        if (at < 0) {
            return token(id);
        }
        String local = RANDOM.matcher(id.substring(0, at)).replaceAll(found -> random(found.group()));
        String domain = id.substring(at + 1).toLowerCase(Locale.ROOT);
        return token(local) + "@" + domain(domain, fromDomain, helloName.toLowerCase(Locale.ROOT));
    }

    private static String domain(String domain, String fromDomain, String helloName) {
        if (domain.equals("localhost") || domain.startsWith("localhost.")) {
            return domain;
        }
        if (domain.equals(fromDomain)) {
            return "domain of From";
        }
        return domain.equals(helloName) ? "name of EHLO" : hello(domain);
    }

    static String token(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        String named = UUID.matcher(cut).replaceAll("UUID");
        return WORD.matcher(named).replaceAll(word -> word(word.group()));
    }

    /** Random bytes in the alphabet of RFC 4648 5: {@code -} and {@code _} are letters there. */
    private static String random(String text) {
        boolean random = text.matches(".*[a-z].*") && text.matches(".*[A-Z].*") && text.matches(".*\\d.*");
        return random ? "Z".repeat(text.length()) : text;
    }

    private static String word(String word) {
        if (word.equals("UUID")) {
            return word;
        }
        if (isAll(word, "0123456789")) {
            return "9";
        }
        if (word.length() >= LONGEST_WORD && isAll(word.toLowerCase(Locale.ROOT), "0123456789abcdef")) {
            return "x{" + word.length() + "}";
        }
        boolean letters = word.chars().allMatch(c -> c >= 'A');
        return letters && word.length() <= LONGEST_WORD ? word : "A{" + word.length() + "}";
    }

    private static boolean isAll(String word, String of) {
        return word.chars().allMatch(c -> of.indexOf(c) >= 0);
    }

    /** Of a Date field: {@code Day, D Mon YYYY hh:mm:ss +hhmm}. */
    static String date(String raw) {
        String cut = raw.length() > LONGEST ? raw.substring(0, LONGEST) : raw;
        return cut.strip()
                .replaceAll("\\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)\\b", "Day")
                .replaceAll("\\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\\b", "Mon")
                .replaceAll("\\b\\d{4} (?=\\d)", "YYYY ")
                .replaceAll("\\d{1,2}:\\d{2}:\\d{2}", "hh:mm:ss")
                .replaceAll("\\d{1,2}:\\d{2}(?!\\d)", "hh:mm")
                .replaceAll("-0000", "-zero")
                .replaceAll("[+-]\\d{4}", "+hhmm")
                .replaceAll("\\b\\d{1,2}(?= Mon)", "D")
                .replaceAll("-zero", "-0000")
                .replaceAll("\\([^)]*\\)", "(zone)");
    }
}
