package mailtap.viewer.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mailtap.config.BadSettings;
import mailtap.config.Listener;
import mailtap.config.RouteSetting;
import mailtap.config.TlsChoice;
import mailtap.config.TlsMinimum;
import mailtap.config.TlsSetting;
import mailtap.config.TlsWords;
import mailtap.sandbox.Sandbox;
import mailtap.viewer.home.Mistake;
import org.jspecify.annotations.Nullable;

/** Routes given on the command line. What is said of TLS holds for all of them. */
final class RouteOptions {
    private static final String SANDBOX_SMTP = "2525";
    private static final String SANDBOX_POP3 = "1110";

    private List<String> smtp = new ArrayList<>();
    private List<String> smtps = new ArrayList<>();
    private List<String> pop3 = new ArrayList<>();
    private List<String> pop3s = new ArrayList<>();
    private @Nullable TlsChoice mode;
    private @Nullable String authorities;
    private boolean insecure;
    private @Nullable String certificate;
    private @Nullable String key;
    private @Nullable TlsMinimum minimum;
    private boolean plainAnywhere;

    void addTo(Usage usage) {
        usage.list(
                        "--smtp LISTEN=UPSTREAM",
                        String.class,
                        "Relay SMTP from a port or address:port to a host, host:port or URL. Repeatable.",
                        value -> smtp = value)
                .list(
                        "--smtps LISTEN=UPSTREAM",
                        String.class,
                        "The same for clients that speak TLS from the first byte.",
                        value -> smtps = value)
                .list("--pop3 LISTEN=UPSTREAM", String.class, "The same for POP3. Repeatable.", value -> pop3 = value)
                .list(
                        "--pop3s LISTEN=UPSTREAM",
                        String.class,
                        "The same for POP3 with TLS from the first byte.",
                        value -> pop3s = value)
                .option(
                        "--tls MODE",
                        TlsChoice.class,
                        "STARTTLS and STLS: intercept (opened and read; the default), pass (closed), or"
                                + " originate (plain from the client, TLS to the server).",
                        value -> mode = value)
                .option(
                        "--upstream-ca FILE",
                        String.class,
                        "PEM file of authorities to believe about the servers, besides this machine's.",
                        value -> authorities = value)
                .flag("--insecure-upstream", "Do not verify the servers; every record says so.", () -> insecure = true)
                .option(
                        "--upstream-cert FILE",
                        String.class,
                        "PEM file with a certificate of mailtap's own, for servers that ask for one.",
                        value -> certificate = value)
                .option(
                        "--upstream-key FILE",
                        String.class,
                        "Its key, where another file holds it.",
                        value -> key = value)
                .option(
                        "--tls-min VERSION",
                        TlsMinimum.class,
                        "Oldest TLS agreed to on either side: 1.0, 1.1, 1.2 (default) or 1.3.",
                        value -> minimum = value)
                .flag(
                        "--plain-anywhere",
                        "Let clients of other machines send in clear what mailtap sends on encrypted.",
                        () -> plainAnywhere = true);
    }

    /** The routes asked for; none where those of the file are to be used. */
    List<RouteSetting> routes() {
        List<RouteSetting> routes = new ArrayList<>();
        try {
            Map<String, String> words = words();
            TlsSetting tls = TlsWords.ofFlags(words);
            add(Listener.SMTP, smtp, tls, routes);
            add(Listener.SMTPS, smtps, tls, routes);
            add(Listener.POP3, pop3, tls, routes);
            add(Listener.POP3S, pop3s, tls, routes);
            if (routes.isEmpty() && !words.isEmpty()) {
                throw new Mistake("--" + words.keySet().iterator().next() + " is about routes of the command line, and"
                        + " there is none; for those of mailtap.conf say it there");
            }
        } catch (BadSettings e) {
            throw new Mistake(e.line(), e);
        }
        return routes;
    }

    /** The same, with the sandbox as the server of those that name none. */
    List<RouteSetting> before(Sandbox.Ports ports) {
        if (smtp.isEmpty() && smtps.isEmpty() && pop3.isEmpty() && pop3s.isEmpty()) {
            smtp = List.of(SANDBOX_SMTP);
            pop3 = List.of(SANDBOX_POP3);
        }
        smtp = completed(smtp, "127.0.0.1:" + ports.smtp());
        smtps = completed(smtps, "smtps://127.0.0.1:" + ports.smtps());
        pop3 = completed(pop3, "127.0.0.1:" + ports.pop3());
        pop3s = completed(pop3s, "pop3s://127.0.0.1:" + ports.pop3s());
        return routes();
    }

    private static List<String> completed(List<String> listens, String upstream) {
        return listens.stream()
                .map(listen -> listen.contains("=") ? listen : listen + "=" + upstream)
                .toList();
    }

    private static void add(Listener listener, List<String> texts, TlsSetting tls, List<RouteSetting> to)
            throws BadSettings {
        for (String text : texts) {
            to.add(RouteSetting.fromFlag(listener, text, tls));
        }
    }

    private Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        put(TlsWords.MODE, mode == null ? null : mode.toString().toLowerCase(Locale.ROOT), words);
        put(TlsWords.AUTHORITIES, authorities, words);
        put(TlsWords.CERTIFICATE, certificate, words);
        put(TlsWords.KEY, key, words);
        put(TlsWords.MINIMUM, minimum == null ? null : minimum.toString(), words);
        put(TlsWords.UNVERIFIED, insecure ? "true" : null, words);
        put(TlsWords.PLAIN_ANYWHERE, plainAnywhere ? "true" : null, words);
        return words;
    }

    private static void put(String word, @Nullable String text, Map<String, String> to) {
        if (text != null) {
            to.put(word, text);
        }
    }
}
