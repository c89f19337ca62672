package mailtap.viewer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A data folder full of what could act on a terminal, a browser, a spreadsheet or a file system, or wear a reader out. */
public final class HostileStore {
    /** Stands in what every page shows. */
    public static final String VISIBLE = "inert-text";

    /** Appears in a page only when a script in it ran. */
    public static final String RAN = "RAN-IT";

    private static final String SCRIPT = "<script>document.title='RAN'+'-IT';console.error('ran')</script>";
    private static final String ESCAPES = "@{1b}[2J@{1b}]0;owned@{7}@{9b}31m@{202e}txt@{200b}@{e0041}";
    private static final int LONG_HEADER = 400_000;
    private static final int DEPTH = 10_000;

    private HostileStore() {}

    /** @param address that nobody may ask */
    public static void write(Path folder, String address) throws IOException {
        CapturedStore.write(folder, List.of(markup(address), binary(), longHeader(), deep()));
    }

    /** The exit code and all that was printed. */
    public static String run(Path store, String... args) {
        Cli.Result result = new Cli(store.resolveSibling("home"))
                .with("MAILTAP_DATA", store.toString())
                .run(args);
        return result.exitCode() + "\n" + result.out() + result.err();
    }

    private static List<String> sending(String id, String name, List<String> data) {
        List<String> talk = new ArrayList<>(List.of(
                "SMTP office " + id + " 2026-11-22T09:00:00Z",
                "S: 220 " + ESCAPES + SCRIPT,
                "C: EHLO " + name,
                "S: 250 hello " + ESCAPES,
                "C: MAIL FROM:<=cmd|'/c_calc'!A0@example.com>",
                "S: 250 ok",
                "C: RCPT TO:<" + "@{202e}moc.live" + "@example.net>",
                "S: 250 ok",
                "C: DATA",
                "S: 354 go on"));
        data.forEach(line -> talk.add("C: " + line));
        talk.addAll(List.of("C: .", "S: 550 5.7.1 " + SCRIPT + ESCAPES, "C: QUIT", "S: 221 bye", "end"));
        return talk;
    }

    private static List<String> markup(String address) {
        String image = "<img src=" + address + "a onerror=\"document.title='RAN'+'-IT'\">";
        return sending(
                "aaaaaaaaaaaaa",
                "<b>" + VISIBLE + "</b>" + image,
                List.of(
                        "Subject: </title></pre></details></style>" + image + SCRIPT + " " + ESCAPES,
                        "From: =?UTF-8?Q?=1B]0;owned=07=E2=80=AE" + "?= <=1+1@example.com>",
                        "X-Mailer: </td></table>" + SCRIPT + image,
                        "Content-Type: multipart/mixed; boundary=b",
                        "",
                        "--b",
                        "Content-Type: text/html",
                        "",
                        image + SCRIPT + "<link rel=stylesheet href=" + address + "b><iframe src=" + address
                                + "c></iframe>",
                        "<style>@import url(" + address + "d);</style><meta http-equiv=refresh content=\"0;url="
                                + address + "e\">",
                        "--b",
                        "Content-Type: application/pdf; name=\"../../../../etc/passwd\"",
                        "",
                        "x",
                        "--b",
                        "Content-Disposition: attachment; filename=\"CON\"",
                        "",
                        "x",
                        "--b",
                        "Content-Disposition: attachment; filename=\"a@{202e}fdp.exe@{1b}[2J\"",
                        "",
                        "x",
                        "--b--"));
    }

    private static List<String> binary() {
        StringBuilder bytes = new StringBuilder();
        for (int i = 0; i < 256; i++) {
            bytes.append("@{").append(Integer.toHexString(i)).append('}');
        }
        return List.of(
                "POP3 mailbox bbbbbbbbbbbbb 2026-11-22T09:10:00Z",
                "S: +OK " + ESCAPES,
                "C: USER " + ESCAPES,
                "S: +OK",
                "C: PASS secret",
                "S: +OK",
                "C: RETR 1",
                "S: +OK",
                "S: Subject: " + bytes + "\\",
                "S: \\r\\n\\r\\n\\",
                "S: " + bytes,
                "S: .",
                "C: @{0}@{1}" + ESCAPES,
                "S: -ERR " + ESCAPES,
                "end");
    }

    private static List<String> longHeader() {
        List<String> lines = new ArrayList<>(List.of("Subject: long"));
        for (int length = 0; length < LONG_HEADER; length += 900) {
            lines.add(" " + "x".repeat(900));
        }
        lines.addAll(List.of("", "body"));
        return sending("ccccccccccccc", "-1+1", lines);
    }

    private static List<String> deep() {
        List<String> lines = new ArrayList<>(List.of("Subject: deep", "Date: Fri, 31 Dec 99999 23:59:59 +0000"));
        for (int depth = 0; depth < DEPTH; depth++) {
            lines.add("Content-Type: multipart/mixed; boundary=b" + depth);
            lines.add("");
            lines.add("--b" + depth);
        }
        lines.addAll(List.of("", "at last"));
        return sending("ddddddddddddd", "deep", lines);
    }
}
