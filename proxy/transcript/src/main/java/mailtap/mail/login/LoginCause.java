package mailtap.mail.login;

import mailtap.transcript.WireName;

/** Why a login failed, as far as a session shows it. Names are for ever: they stand in JSON and in people's scripts. */
public enum LoginCause {
    NOT_ANSWERED("The session ended before the server decided on the login."),
    GAVE_UP("The client broke off the login by itself when it was asked for an answer."),
    MECHANISM_NOT_OFFERED("The client chose {mechanism}, which the server does not offer."),
    MECHANISM_WITHDRAWN(
            "The client chose {mechanism}, which the server offered earlier in the session and then no more."),
    MECHANISM_UNKNOWN("The server does not know or does not allow the mechanism {mechanism}."),
    NO_LOGIN_HERE("The server takes no login here; mail programs usually log in on port 587 or 465."),
    TLS_REQUIRED("The server takes no login before TLS: the client has to begin with {starttls}."),
    HELLO_MISSING("The client tried to log in before it greeted the server with EHLO."),
    ALREADY_LOGGED_IN("The client was logged in already, and a session has one login."),
    NOT_BASE64("The client did not encode its answer in Base64, so the server read something else than was meant."),
    MALFORMED("The client's answer has not the form that {mechanism} asks for."),
    LINE_TOO_LONG("The answer was a longer line than the server takes."),
    TOKEN_EXPIRED("The access token had expired when it was used."),
    TOKEN_NOT_YET("The access token is not valid yet; one of the clocks may be wrong."),
    TOKEN_AUDIENCE("The access token was issued for another service than mail."),
    TOKEN_SCOPE("The access token does not permit what the client wants to do."),
    TOKEN_USER("The access token belongs to another user than the one who logs in."),
    TOKEN_REFUSED("The server refused the access token."),
    SMTP_AUTH_OFF(
            "Login over SMTP is switched off for this mailbox or its whole organisation; the password may be right."),
    BASIC_AUTH_OFF("The server takes no passwords here any more; the client has to use OAuth."),
    APP_PASSWORD("The server wants an app password or a login in a browser, not the account's own password."),
    MECHANISM_TOO_WEAK("The server's policy wants a stronger mechanism than {mechanism} for this user."),
    PASSWORD_TRANSITION("The server needs one login with PLAIN over TLS before it can take {mechanism} for this user."),
    SERVER_UNABLE("The server could not check the login just then; the same login may work later."),
    TOO_MANY("The server has had too many logins or connections in too short a time; waiting helps."),
    MAILBOX_IN_USE("The mailbox is in use by another session; one at a time may open it."),
    CHANNEL_BINDING("The login is bound to the TLS channel, and mailtap stands in it: use --tls pass for this route."),
    PASSWORD_EMPTY("The password is empty."),
    PASSWORD_EDGES("The password begins or ends with a blank or a control character, as a careless copy leaves it."),
    USER_WITHOUT_DOMAIN("The user name has no domain, and another login of the session had one."),
    PASSWORD_DIFFERS("The password is another one than the one that worked for the same user."),
    MECHANISM_FAILED(
            "The same user logged in with another mechanism: the server cannot do {mechanism} for this account."),
    CREDENTIALS_REFUSED(
            "The server refused the user name or the password: one is wrong, or the account may not log in here."),
    REFUSED("The server refused the login, and its reply does not tell why.");

    private final String sentence;

    LoginCause(String sentence) {
        this.sentence = sentence;
    }

    /** The stable name, such as {@code tls-required}. */
    public String wireName() {
        return WireName.of(this);
    }

    /** One sentence; {@code {mechanism}} and {@code {starttls}} stand for what the session has there. */
    public String sentence() {
        return sentence;
    }
}
