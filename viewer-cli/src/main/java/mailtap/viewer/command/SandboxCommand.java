package mailtap.viewer.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import mailtap.sandbox.Sandbox;
import mailtap.viewer.home.ExitCode;
import mailtap.viewer.print.Screen;
import mailtap.viewer.wiring.Sandboxes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mailtap sandbox}. */
@Command(
        name = "sandbox",
        description = "Run a small mail server to try things against.",
        footer = {
            "What is sent to it over SMTP can be fetched from it over POP3, from the mailbox of",
            "each recipient, with any password. It lives in memory, listens on this machine",
            "only, and nothing leaves it. Addresses that begin with refuse or defer are",
            "refused with 550 and 450.",
            "",
            "Examples:",
            "  mailtap sandbox                           SMTP on port 3025, POP3 on 3110",
            "  mailtap run --smtp 2525=127.0.0.1:3025    in another window: watch what is said",
            "  mailtap run --sandbox                     both in one"
        })
final class SandboxCommand implements Callable<Integer> {
    private final Common common;

    @Option(names = "--smtp", paramLabel = "PORT", description = "Port for SMTP, 0 for a free one (default: 3025).")
    private int smtp = 3025;

    @Option(names = "--pop3", paramLabel = "PORT", description = "Port for POP3, 0 for a free one (default: 3110).")
    private int pop3 = 3110;

    SandboxCommand(Common common) {
        this.common = common;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        common.surroundings().stop().arm();
        try (Sandbox sandbox = Sandboxes.start(smtp, pop3);
                Screen screen = common.screen()) {
            screen.line("listening smtp 127.0.0.1:" + sandbox.ports().smtp() + "  sandbox");
            screen.line("listening pop3 127.0.0.1:" + sandbox.ports().pop3() + "  sandbox");
            screen.flush();
            common.surroundings().stop().await();
        }
        return ExitCode.DONE;
    }
}
