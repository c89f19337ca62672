package mailtap.peers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One login of a real program.
 *
 * @param initial the program may send the initial response with the command
 * @param right with the right password or token
 */
record LoginAttempt(Who who, String mechanism, Server server, boolean initial, boolean right) {
    static final String WRONG_PASSWORD = "wr0ng-Pa55word";
    static final String WRONG_TOKEN = "bad-token-of-nobody";

    private static final List<String> PASSWORDS = List.of("PLAIN", "LOGIN", "CRAM-MD5", "DIGEST-MD5", "NTLM");

    /** The program that logs in. */
    enum Who {
        CURL,
        SWAKS,
        MPOP
    }

    /** What it logs in to. */
    enum Server {
        SUBMISSION,
        POP3
    }

    /** Every mechanism of every program, right and wrong. */
    static List<LoginAttempt> all() {
        List<LoginAttempt> all = new ArrayList<>();
        for (boolean right : new boolean[] {true, false}) {
            for (String mechanism : PASSWORDS) {
                all.add(new LoginAttempt(Who.SWAKS, mechanism, Server.SUBMISSION, true, right));
                addCurl(all, mechanism, right);
            }
            addCurl(all, "OAUTHBEARER", right);
            for (String mechanism : List.of("SCRAM-SHA-1", "SCRAM-SHA-256", "XOAUTH2")) {
                all.add(new LoginAttempt(Who.MPOP, mechanism, Server.POP3, true, right));
            }
        }
        addCurl(all, "EXTERNAL", false);
        return all;
    }

    private static void addCurl(List<LoginAttempt> all, String mechanism, boolean right) {
        for (Server server : Server.values()) {
            for (boolean initial : new boolean[] {true, false}) {
                all.add(new LoginAttempt(Who.CURL, mechanism, server, initial, right));
            }
        }
    }

    /** Tells it from all others, and is its name on the server. */
    String user() {
        return String.join(
                                "-",
                                who.name(),
                                mechanism,
                                server.name(),
                                initial ? "initial" : "later",
                                right ? "right" : "wrong")
                        .toLowerCase(Locale.ROOT)
                + "@example.org";
    }

    /** curl wants the algorithm of a DIGEST-MD5 challenge without quotes; Dovecot writes them, as RFC 2831 allows. */
    boolean givesUp() {
        return who == Who.CURL && mechanism.equals("DIGEST-MD5");
    }

    private boolean isOAuth() {
        return mechanism.equals("OAUTHBEARER") || mechanism.equals("XOAUTH2");
    }

    private String secret() {
        if (isOAuth()) {
            return right ? LoginServers.GOOD_TOKEN + user() : WRONG_TOKEN;
        }
        return right ? LoginServers.PASSWORD : WRONG_PASSWORD;
    }

    List<String> command(int port, Path folder) {
        return switch (who) {
            case CURL -> curl(port);
            case SWAKS ->
                List.of(
                        "swaks",
                        "--server",
                        "127.0.0.1:" + port,
                        "--quit-after",
                        "AUTH",
                        "--auth",
                        mechanism,
                        "--auth-user",
                        user(),
                        "--auth-password",
                        secret());
            case MPOP ->
                List.of(
                        "mpop",
                        "--auth-only",
                        "--host=127.0.0.1",
                        "--port=" + port,
                        "--auth=" + mechanism.toLowerCase(Locale.ROOT),
                        "--user=" + user(),
                        "--passwordeval=echo " + secret(),
                        "--tls=off",
                        "--deliver=mbox," + folder.resolve("mbox"));
        };
    }

    private List<String> curl(int port) {
        boolean pop3 = server == Server.POP3;
        List<String> words = new ArrayList<>(List.of("curl", "-sS", "--max-time", "60"));
        words.add((pop3 ? "pop3" : "smtp") + "://127.0.0.1:" + port + (pop3 ? "/" : "/client.example"));
        words.addAll(pop3 ? List.of() : List.of("-X", "NOOP"));
        words.addAll(List.of("--login-options", "AUTH=" + mechanism, "--user"));
        words.add(user() + ":" + (isOAuth() || mechanism.equals("EXTERNAL") ? "" : secret()));
        words.addAll(isOAuth() ? List.of("--oauth2-bearer", secret()) : List.of());
        words.addAll(initial ? List.of("--sasl-ir") : List.of());
        return words;
    }
}
