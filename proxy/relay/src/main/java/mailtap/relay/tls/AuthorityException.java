package mailtap.relay.tls;

import java.io.IOException;

/** The authority cannot be used; the message says which file, what is wrong with it and what to do. */
public final class AuthorityException extends IOException {
    AuthorityException(String message) {
        super(message);
    }

    AuthorityException(String message, Throwable cause) {
        super(message, cause);
    }
}
