package mailtap.mail.client;

/** Tells which commands were sent before the one in front of them was answered. The order of entries decides, never a time. */
final class Ahead {
    private int answered;

    /** A command begins; true if the one before it waits for its reply. */
    boolean begins(int exchange) {
        return answered < exchange - 1;
    }

    /** A line of a reply. */
    void reply(int exchange, String line) {
        boolean goesOn = line.startsWith("3") || line.startsWith("+ ") || line.equals("+");
        boolean more = line.length() > 3 && line.charAt(3) == '-' && Character.isDigit(line.charAt(0));
        if (!goesOn && !more) {
            answered = Math.max(answered, exchange);
        }
    }
}
