package mailtap.peers;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Logins of every kind, right and wrong, each with a password of its own. */
final class SecretTalks {
    private static final int SILENCE_MILLIS_MAX = 60_000;

    private SecretTalks() {}

    /** Holds them all, and gives back the passwords that must now be nowhere. */
    static List<Secret> holdAll(int smtp, int pop3) throws IOException {
        hold(smtp, "EHLO x\r\nAUTH PLAIN " + plain("Plain-Initial-77") + "\r\nQUIT\r\n");
        hold(smtp, "EHLO x\r\nAUTH PLAIN\r\n" + plain("Plain-Later-78") + "\r\nQUIT\r\n");
        hold(smtp, "EHLO x\r\nAUTH LOGIN\r\n" + base64("alice") + "\r\n" + base64("Login-Both-79") + "\r\nQUIT\r\n");
        hold(smtp, "EHLO x\r\nAUTH LOGIN " + base64("alice") + "\r\n" + base64("Login-One-80") + "\r\nQUIT\r\n");
        hold(smtp, "EHLO x\r\nAUTH LOGIN\r\nalice\r\nNot-Base64-81\r\nQUIT\r\n");
        hold(smtp, "auth plain " + plain("Before-Ehlo-82") + "\r\nQUIT\r\n");
        hold(smtp, "EHLO x\r\nAUTH UNKNOWN-MECHANISM " + base64("Unknown-Mech-83") + "\r\nQUIT\r\n");
        hold(pop3, "USER alice\r\nPASS Pop-Pass-84\r\nQUIT\r\n");
        hold(pop3, "USER alice\r\nPASS Pop with blanks-85 \r\nQUIT\r\n");
        hold(pop3, "AUTH PLAIN\r\n" + plain("Pop-Plain-86") + "\r\nQUIT\r\n");
        hold(pop3, "PASS No-User-Before-87\r\nQUIT\r\n");
        return List.of(
                        "Plain-Initial-77",
                        "Plain-Later-78",
                        "Login-Both-79",
                        "Login-One-80",
                        "Not-Base64-81",
                        "Before-Ehlo-82",
                        "Unknown-Mech-83",
                        "Pop-Pass-84",
                        "Pop with blanks-85",
                        "Pop-Plain-86",
                        "No-User-Before-87")
                .stream()
                .map(Secret::new)
                .toList();
    }

    /** Says everything at once, as a careless client does, and listens to the end. */
    private static void hold(int port, String talk) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(SILENCE_MILLIS_MAX);
            socket.getOutputStream().write(talk.getBytes(StandardCharsets.ISO_8859_1));
            InputStream answers = socket.getInputStream();
            answers.readAllBytes();
        }
    }

    private static String plain(String password) {
        return base64("\0alice\0" + password);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
