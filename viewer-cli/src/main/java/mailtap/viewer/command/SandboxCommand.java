package mailtap.viewer.command;

import java.io.IOException;
import java.nio.file.Path;
import mailtap.sandbox.Sandbox;
import mailtap.viewer.home.ExitCode;
import mailtap.viewer.home.StateFolder;
import mailtap.viewer.print.Screen;
import mailtap.viewer.wiring.Sandboxes;

/** {@code mailtap sandbox}. */
final class SandboxCommand implements Command {
    private static final String FOOTER = """
        What is sent to it over SMTP can be fetched from it over POP3, from the mailbox of
        each recipient, with any password. It lives in memory, listens on this machine
        only, and nothing leaves it. Addresses that begin with refuse or defer are
        refused with 550 and 450. It offers STARTTLS and STLS, and two ports that begin with
        TLS; its certificate is signed by an authority of its own.

        Examples:
          mailtap sandbox                           SMTP 3025, 3465; POP3 3110, 3995
          mailtap run --smtp 2525=127.0.0.1:3025    elsewhere: watch what is said
          mailtap run --sandbox                     both in one
        """;

    private final Common common;
    private int smtp = 3025;
    private int pop3 = 3110;
    private int smtps = 3465;
    private int pop3s = 3995;

    SandboxCommand(Common common) {
        this.common = common;
    }

    @Override
    public Usage usage() {
        return Usage.of("sandbox", this, "Run a small mail server to try things against.", FOOTER)
                .option(
                        "--smtp PORT",
                        int.class,
                        "Port for SMTP, 0 for a free one (default: 3025).",
                        value -> smtp = value)
                .option(
                        "--pop3 PORT",
                        int.class,
                        "Port for POP3, 0 for a free one (default: 3110).",
                        value -> pop3 = value)
                .option(
                        "--smtps PORT",
                        int.class,
                        "Port for SMTP with TLS from the first byte (default: 3465).",
                        value -> smtps = value)
                .option("--pop3s PORT", int.class, "The same for POP3 (default: 3995).", value -> pop3s = value);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        common.surroundings().stop().arm();
        Path state = StateFolder.of(common.surroundings());
        Sandbox.Ports wanted = new Sandbox.Ports(smtp, pop3, smtps, pop3s);
        try (Sandboxes.Secured secured =
                        Sandboxes.secured(wanted, state, common.surroundings().clock());
                Screen screen = common.screen()) {
            Sandbox.Ports ports = secured.sandbox().ports();
            screen.line("listening smtp 127.0.0.1:" + ports.smtp() + "  sandbox, STARTTLS");
            screen.line("listening pop3 127.0.0.1:" + ports.pop3() + "  sandbox, STLS");
            screen.line("listening smtps 127.0.0.1:" + ports.smtps() + "  sandbox, TLS");
            screen.line("listening pop3s 127.0.0.1:" + ports.pop3s() + "  sandbox, TLS");
            screen.line("Believe its certificate: mailtap run --upstream-ca " + secured.certificateFile() + " …");
            screen.flush();
            common.surroundings().stop().await();
        }
        return ExitCode.DONE;
    }
}
