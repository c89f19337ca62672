package mailtap.viewer.wiring;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mailtap.viewer.home.Mistake;
import org.jspecify.annotations.Nullable;

/**
 * A session as the user names it, and perhaps an exchange or a message in it.
 *
 * @param prefix the beginning of its ID; empty for {@code last}
 * @param route of {@code last:ROUTE}; empty for all
 * @param before how many before the last
 * @param exchange of {@code ID.N}; 0 for none
 * @param message of {@code ID.mN}; 0 for none
 */
public record SessionRef(String prefix, String route, int before, int exchange, int message) {
    private static final Pattern FORM = Pattern.compile(
            "(?:(?<last>last)(?::(?<route>[A-Za-z0-9_-]+))?(?:~(?<before>\\d{1,6}))?|(?<id>[0-9A-Za-z]{1,13}))"
                    + "(?:\\.(?<kind>m?)(?<number>\\d{1,9}))?");

    /** True for what has the form of an ID. */
    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    /** No exchange and no message is named. */
    public boolean isWhole() {
        return exchange == 0 && message == 0;
    }

    public SessionRef withMessage(int number) {
        return new SessionRef(prefix, route, before, 0, number);
    }

    public static SessionRef parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new Mistake("'" + text + "' is not an ID: expected the beginning of one as sessions shows it, such as"
                    + " 7f3k2m9q, 7f3k2m9q.4 or 7f3k2m9q.m1, or last, last~1, last:ROUTE");
        }
        int number = number(form.group("number"));
        boolean message = "m".equals(form.group("kind"));
        String id = form.group("id");
        String route = form.group("route");
        return new SessionRef(
                id == null ? "" : id,
                route == null ? "" : route,
                number(form.group("before")),
                message ? 0 : number,
                message ? number : 0);
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
