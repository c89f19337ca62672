package mailtap.mail.submission;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import mailtap.mail.HeaderFacts;

/** Signs that a mailing list sent a message to its members. */
final class ListEvidence {
    private static final Pattern OWNER =
            Pattern.compile("(?:owner-.*|.*-(?:owner|bounces?|return|admin|request)(?:[-+=].*)?|.*[+-][^@]*=[^@]*)");

    private ListEvidence() {}

    /** The sign, in words. */
    static Optional<String> in(Copy copy) {
        HeaderFacts headers = copy.headers();
        if (headers.has("list-id") || headers.has("list-post")) {
            return Optional.of("the header has a List field");
        }
        String precedence = headers.first("precedence")
                .map(field -> field.raw().strip().toLowerCase(Locale.ROOT))
                .orElse("");
        if (precedence.equals("list") || precedence.equals("bulk")) {
            return Optional.of("Precedence is " + precedence);
        }
        return Optional.ofNullable(copy.message().mailFrom())
                .map(from -> from.path().address())
                .filter(address ->
                        OWNER.matcher(address.local().toLowerCase(Locale.ROOT)).matches())
                .map(address -> "the sender " + address + " is a list's");
    }
}
