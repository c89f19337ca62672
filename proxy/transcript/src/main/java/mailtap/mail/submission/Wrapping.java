package mailtap.mail.submission;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import mailtap.mail.MailFrom;

/**
 * Some clients send those in Bcc another message that wraps the first and has neither To nor Cc, and no Message-ID or the
 * first one's. Nothing proves that; this gathers what speaks for it.
 *
 * @param reasons in words; empty where it is not taken for a wrapped copy
 */
record Wrapping(List<String> reasons) {
    static final Duration SOON = Duration.ofSeconds(60);
    private static final Wrapping NONE = new Wrapping(List.of());

    /** Whether {@code later} wraps {@code first}. */
    static Wrapping of(Copy later, Copy first) {
        String id = first.headers().messageId();
        if (id == null || first.isBare() || !later.isBare() || !isNear(later, first) || !isSameSender(later, first)) {
            return NONE;
        }
        List<String> reasons = new ArrayList<>();
        boolean named = later.headers().messageId() != null;
        if (body(later).contains(id)) {
            reasons.add("it holds the other's Message-ID");
        }
        if (!named && isAttached(later)) {
            reasons.add("it is an attached message");
        }
        if (reasons.isEmpty()) {
            return NONE;
        }
        reasons.addFirst("same connection, same sender, seconds apart, without "
                + (named ? "To and Cc" : "Message-ID, To and Cc"));
        return new Wrapping(reasons);
    }

    private static String body(Copy copy) {
        String head = copy.message().head().latin1();
        int empty = head.indexOf("\r\n\r\n");
        return empty < 0 ? "" : head.substring(empty);
    }

    private static boolean isAttached(Copy copy) {
        return copy.headers()
                .first("content-type")
                .filter(field -> field.raw().strip().regionMatches(true, 0, "message/rfc822", 0, 14))
                .isPresent();
    }

    private static boolean isNear(Copy later, Copy first) {
        Duration apart =
                Duration.between(first.message().at(), later.message().at()).abs();
        return later.session().equals(first.session()) && apart.compareTo(SOON) <= 0;
    }

    private static boolean isSameSender(Copy later, Copy first) {
        MailFrom one = later.message().mailFrom();
        MailFrom other = first.message().mailFrom();
        return one != null
                && other != null
                && one.path().text().equals(other.path().text());
    }
}
