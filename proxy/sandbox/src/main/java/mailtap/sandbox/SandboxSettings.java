package mailtap.sandbox;

/**
 * What the sandbox is to be.
 *
 * @param smtpPort 0 for any free one
 * @param pop3Port 0 for any free one
 * @param messageBytesMax announced by EHLO's SIZE
 * @param mailboxMessagesMax what one mailbox holds; more is refused with 452
 * @param totalBytesMax what all mailboxes hold together; more is refused with 452
 */
public record SandboxSettings(
        int smtpPort, int pop3Port, int messageBytesMax, int mailboxMessagesMax, long totalBytesMax) {
    /** Room for experiments, not for an archive. */
    public static SandboxSettings onPorts(int smtpPort, int pop3Port) {
        return new SandboxSettings(smtpPort, pop3Port, 32 << 20, 10_000, 256L << 20);
    }

    /** On two free ports. */
    public static SandboxSettings anywhere() {
        return onPorts(0, 0);
    }
}
