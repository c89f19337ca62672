package mailtap.mail.submission;

import java.util.Locale;
import mailtap.mail.HeaderFacts;
import mailtap.transcript.WireName;

/** Whether a person wrote it, as far as the header tells. */
public enum SubmissionKind {
    MAIL,
    /** A delivery status notification, RFC 3464. */
    DSN,
    /** A message disposition notification, RFC 8098. */
    MDN,
    /** An automatic message, RFC 3834. */
    AUTO;

    public String wireName() {
        return WireName.of(this);
    }

    static SubmissionKind of(HeaderFacts headers) {
        String type = value(headers, "content-type");
        if (type.contains("multipart/report") && type.contains("delivery-status")) {
            return DSN;
        }
        if (type.contains("multipart/report") && type.contains("disposition-notification")) {
            return MDN;
        }
        String auto = value(headers, "auto-submitted");
        return auto.isEmpty() || auto.startsWith("no") ? MAIL : AUTO;
    }

    private static String value(HeaderFacts headers, String name) {
        return headers.first(name)
                .map(field -> field.raw().strip().toLowerCase(Locale.ROOT))
                .orElse("");
    }
}
