package mailtap.mail.client;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A program as its messages name it: {@code Mutt}, {@code 2.2.9}. */
public record Program(String name, @Nullable String version) {
    private static final Pattern NAMED = Pattern.compile("^(.{1,80}?),?(?: Build)?[ /(,-]+v?(\\d\\w*(?:[.]\\w+)*)");
    private static final Pattern LAST_PRODUCT = Pattern.compile("\\b([A-Za-z][\\w-]*)/(\\d[\\w.]*)\\s*$");
    private static final Pattern FIELD = Pattern.compile("^[A-Za-z-]{1,40}: *");
    private static final int LONGEST = 60;

    /** Reads an identification as {@link Trait#IDENTIFICATION} holds it: a field name, a colon, what it says. */
    static Optional<Program> of(String identification) {
        String said = FIELD.matcher(identification).replaceFirst("").strip();
        Matcher named = (said.startsWith("Mozilla/") ? LAST_PRODUCT : NAMED).matcher(said);
        if (named.find()) {
            String name = named.group(1);
            return Optional.of(new Program(name.substring(name.indexOf('(') + 1).strip(), named.group(2)));
        }
        int comment = said.indexOf(" (");
        String name = comment > 0 ? said.substring(0, comment) : said;
        return name.isEmpty() ? Optional.empty() : Optional.of(new Program(cut(name), null));
    }

    private static String cut(String name) {
        return name.length() > LONGEST ? name.substring(0, LONGEST) + "…" : name;
    }

    boolean isNamed(String other) {
        return name.equalsIgnoreCase(other);
    }

    @Override
    public String toString() {
        return version == null ? name : name + " " + version;
    }
}
