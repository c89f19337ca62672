package mailtap.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * What the sandbox is to be.
 *
 * @param smtpPort 0 for any free one
 * @param pop3Port 0 for any free one
 * @param messageBytesMax announced by EHLO's SIZE
 * @param mailboxMessagesMax what one mailbox holds; more is refused with 452
 * @param totalBytesMax what all mailboxes hold together; more is refused with 452
 * @param tls null for a server that has none
 */
public record SandboxSettings(
        int smtpPort,
        int pop3Port,
        int messageBytesMax,
        int mailboxMessagesMax,
        long totalBytesMax,
        @Nullable SandboxTls tls) {
    public SandboxSettings(
            int smtpPort, int pop3Port, int messageBytesMax, int mailboxMessagesMax, long totalBytesMax) {
        this(smtpPort, pop3Port, messageBytesMax, mailboxMessagesMax, totalBytesMax, null);
    }

    /** Room for experiments, not for an archive. */
    public static SandboxSettings onPorts(int smtpPort, int pop3Port) {
        return new SandboxSettings(smtpPort, pop3Port, 32 << 20, 10_000, 256L << 20);
    }

    /** The same with TLS: STARTTLS, STLS, and two more ports that begin with it. */
    public SandboxSettings withTls(SandboxTls other) {
        return new SandboxSettings(smtpPort, pop3Port, messageBytesMax, mailboxMessagesMax, totalBytesMax, other);
    }

    /** On two free ports. */
    public static SandboxSettings anywhere() {
        return onPorts(0, 0);
    }
}
