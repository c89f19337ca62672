package mailtap.mail;

/** The sender of a transaction, as the MAIL command gave it. */
public record MailFrom(Path path, Parameters parameters) {}
