package mailtap.viewer.view;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import mailtap.relay.tls.Authority;
import mailtap.viewer.print.Ink;
import mailtap.viewer.print.Json;
import mailtap.viewer.print.Rich;
import mailtap.viewer.print.Screen;

/** An authority, for people and for programs. */
public final class AuthorityView {
    private AuthorityView() {}

    /** @param standing in a word or two: in force, to follow */
    public static void print(Screen screen, String standing, Authority authority, Path file) throws IOException {
        screen.line(Rich.of(
                        Ink.STRONG,
                        authority.certificate().getSubjectX500Principal().getName())
                .plus("  " + standing));
        row(screen, "certificate", file.toString());
        row(screen, "SHA-256", authority.fingerprint());
        row(screen, "valid until", authority.expires().toString());
        List<String> names = authority.constraints();
        if (names.isEmpty()) {
            screen.line(Rich.of(pad("signs for")).plus(Ink.WARNING, "every server there is"));
        } else {
            row(screen, "signs for", String.join(", ", names) + " and names below them, as server only");
        }
    }

    private static void row(Screen screen, String name, String value) throws IOException {
        screen.line(Rich.of(pad(name)).plus(value));
    }

    private static String pad(String name) {
        return "  " + name + " ".repeat(13 - name.length());
    }

    public static Json json(Authority authority, Path file) {
        List<String> names = authority.constraints();
        Json json = new Json()
                .put("certificate", file.toString())
                .put(
                        "subject",
                        authority.certificate().getSubjectX500Principal().getName())
                .put("sha256", authority.fingerprint().replace(":", "").toLowerCase(java.util.Locale.ROOT))
                .put("not_before", authority.certificate().getNotBefore().toInstant())
                .put("not_after", authority.expires())
                .put("constrained", !names.isEmpty());
        return names.isEmpty() ? json : json.put("names", names);
    }
}
