package mailtap.viewer.wiring;

import java.io.IOException;
import mailtap.sandbox.Sandbox;
import mailtap.sandbox.SandboxSettings;
import mailtap.viewer.home.Mistake;

/** Starts the sandbox, where a port that is taken is the operator's to put right. */
public final class Sandboxes {
    private Sandboxes() {}

    public static Sandbox start(int smtpPort, int pop3Port) {
        check(smtpPort);
        check(pop3Port);
        try {
            return Sandbox.start(SandboxSettings.onPorts(smtpPort, pop3Port));
        } catch (IOException e) {
            throw new Mistake(e.getMessage() + "; choose another port, 0 for any free one", e);
        }
    }

    private static void check(int port) {
        if (port < 0 || port > 65_535) {
            throw new Mistake(port + " is not a port: expected 1 to 65535, or 0 for any free one");
        }
    }
}
