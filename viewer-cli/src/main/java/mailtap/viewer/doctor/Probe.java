package mailtap.viewer.doctor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import mailtap.config.TlsChoice;
import mailtap.viewer.doctor.RouteChecks.Upstream;
import mailtap.viewer.setup.SetupRoute;

/** Knocks at a server: does it answer, how does it greet, what certificate does it show. */
final class Probe {
    private static final int PATIENCE_MILLIS = 4000;
    private static final int LINES_MAX = 100;
    private static final int LINE_MAX = 1000;

    private final SetupRoute route;
    private final Upstream upstream;
    private final List<Check> checks = new ArrayList<>();
    private boolean connected;

    private Probe(SetupRoute route, Upstream upstream) {
        this.route = route;
        this.upstream = upstream;
    }

    static List<Check> of(SetupRoute route, Upstream upstream) {
        Probe probe = new Probe(route, upstream);
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(upstream.host(), upstream.port()), PATIENCE_MILLIS);
            probe.connected = true;
            socket.setSoTimeout(PATIENCE_MILLIS);
            probe.talk(socket);
        } catch (IOException e) {
            probe.checks.add(probe.failed(e));
        }
        return probe.checks;
    }

    private Check failed(IOException why) {
        String where = route.upstream() + " of route " + route.name();
        if (why instanceof SocketTimeoutException && connected) {
            String tls = upstream.tls()
                    ? ""
                    : "a server that waits for TLS is written " + (route.isPop3() ? "pop3s://" : "smtps://")
                            + "; else ";
            return Check.fail(
                    "server",
                    where + " takes the connection, and says nothing within " + PATIENCE_MILLIS / 1000 + " s",
                    tls + "is it the right host and port?");
        }
        return Check.fail(
                "server",
                where + ": " + why.getMessage(),
                "is it the right host and port, and does a firewall let this machine out to it?");
    }

    private void talk(Socket socket) throws IOException {
        if (upstream.tls()) {
            Certificates.Shown shown = Certificates.shownBy(socket, upstream.host(), route);
            checks.add(shown.check(route));
            if (shown.socket() != null) {
                greeting(new Line(shown.socket()));
            }
            return;
        }
        Line line = new Line(socket);
        if (greeting(line) && beginsTls(line)) {
            checks.add(Certificates.shownBy(socket, upstream.host(), route).check(route));
        }
    }

    private boolean greeting(Line line) throws IOException {
        String greeting = line.reply();
        boolean pop3 = greeting.startsWith("+OK") || greeting.startsWith("-ERR");
        boolean smtp = greeting.matches("[245]\\d\\d([ -].*)?");
        boolean good = greeting.startsWith(route.isPop3() ? "+OK" : "2");
        String words = route.upstream() + " answers: " + greeting;
        if (good) {
            checks.add(Check.ok("server", words));
        } else if (route.isPop3() ? pop3 : smtp) {
            checks.add(Check.fail("server", words, "the server does not want this machine, or nobody now"));
        } else {
            String wanted = route.isPop3() ? "POP3" : route.protocol().equals("lmtp") ? "LMTP" : "SMTP";
            String other = pop3 ? "that is POP3" : smtp ? "that is SMTP" : "that is another protocol";
            checks.add(Check.fail(
                    "server",
                    words,
                    other + ", and route " + route.name() + " is for " + wanted + ": is it the right port?"));
        }
        return good;
    }

    private boolean beginsTls(Line line) throws IOException {
        if (!route.isPop3()) {
            line.say(route.protocol().equals("lmtp") ? "LHLO mailtap.invalid" : "EHLO mailtap.invalid");
            if (!line.reply().toUpperCase(Locale.ROOT).contains("STARTTLS")) {
                line.say("QUIT");
                return inClear("STARTTLS");
            }
        }
        line.say(route.isPop3() ? "STLS" : "STARTTLS");
        String answer = line.reply();
        return answer.startsWith("220") || answer.startsWith("+OK") || inClear(route.isPop3() ? "STLS" : "STARTTLS");
    }

    /** False, as TLS does not begin. */
    private boolean inClear(String command) {
        boolean wanted = upstream.startTls() || route.tls().mode() == TlsChoice.ORIGINATE;
        String words = route.upstream() + " offers no " + command;
        checks.add(
                wanted
                        ? Check.fail(
                                "certificate",
                                words + ", and route " + route.name() + " is to begin TLS",
                                "is it the right port? else take +starttls or +stls out of its URL")
                        : Check.ok("certificate", words + ": all of it passes in clear, on both sides"));
        return false;
    }

    /** Lines both ways; no more of them than is sensible. */
    private static final class Line {
        private final OutputStream out;
        private final BufferedReader in;

        Line(Socket socket) throws IOException {
            this.out = socket.getOutputStream();
            InputStream bytes = socket.getInputStream();
            this.in = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.ISO_8859_1), 1);
        }

        void say(String line) throws IOException {
            out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }

        /** All lines of an SMTP reply, one behind the other; the first line of POP3. */
        String reply() throws IOException {
            StringBuilder reply = new StringBuilder();
            for (int i = 0; i < LINES_MAX; i++) {
                String line = line();
                reply.append(reply.isEmpty() ? "" : " ").append(line);
                if (!line.matches("\\d{3}-.*")) {
                    break;
                }
            }
            return reply.toString();
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c != '\n' && line.length() < LINE_MAX; c = in.read()) {
                if (c < 0) {
                    throw new IOException("it ended the connection" + (line.isEmpty() ? "" : " behind " + line));
                }
                line.append(c == '\r' ? "" : String.valueOf((char) c));
            }
            return line.toString();
        }
    }
}
