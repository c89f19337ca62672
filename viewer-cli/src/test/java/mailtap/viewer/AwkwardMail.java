package mailtap.viewer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A data folder with messages that are easily cut at the wrong place, or changed, when they stand in one file. */
public final class AwkwardMail {
    private static final String HEADER = "Subject: awkward\\r\\nFrom: a@example.com\\r\\n";
    private static final String FORGED =
            "From x@example.com Thu Jan  1 00:00:00 1970\\r\\nSubject: forged\\r\\n\\r\\nforged\\r\\n";
    private static final int LONG = 400_000;

    private AwkwardMail() {}

    /** How many messages there are in it. */
    public static int write(Path folder) throws IOException {
        List<List<String>> talks = new ArrayList<>();
        for (String message : messages()) {
            talks.add(sending(talks.size(), message));
        }
        CapturedStore.write(folder, talks);
        return talks.size();
    }

    private static List<String> messages() {
        List<String> all = new ArrayList<>();
        for (String body : List.of(
                "From the start\\r\\n>From quoted\\r\\n>>From twice\\r\\nFrom\\r\\n From x\\r\\nFrom \\r\\n",
                "From no final line end",
                ">From ",
                ">>>>",
                "",
                "\\r\\n\\r\\n\\r\\n",
                "\\n\\n" + FORGED,
                FORGED,
                "bare\\rreturn\\r\\nbare\\nfeed\\nFrom behind it\\r\\n\\rFrom\\r\\nend\\r",
                "nothing @{0} here\\r\\n@{0}From \\r\\n",
                "@{fc}@{df} 界\\r\\n",
                "..dots\\r\\n.\\r\\n.x\\r\\n")) {
            all.add(HEADER + "\\r\\n" + body);
        }
        all.add("Subject: only this");
        all.add(FORGED);
        all.add(HEADER + "X-Long: " + "x".repeat(LONG) + "\\r\\n\\r\\nbehind a long line\\r\\n");
        all.add(HEADER + (" " + "x".repeat(900) + "\\r\\n").repeat(LONG / 900) + "\\r\\nbehind many lines\\r\\n");
        all.add(HEADER + "\\r\\nthe last\\r\\n");
        return all;
    }

    private static List<String> sending(int number, String message) {
        return List.of(
                "SMTP office 1%012d 2026-11-22T09:%02d:00Z".formatted(number, number),
                "S: 220 mail.example.com",
                "C: EHLO awkward",
                "S: 250 CHUNKING",
                "C: MAIL FROM:<>",
                "S: 250 ok",
                "C: RCPT TO:<b@example.com>",
                "S: 250 ok",
                "C: BDAT " + CapturedStore.bytes(message + "\\").length + " LAST",
                "C: " + message + "\\",
                "S: 250 ok",
                "C: QUIT",
                "S: 221 bye",
                "end");
    }
}
