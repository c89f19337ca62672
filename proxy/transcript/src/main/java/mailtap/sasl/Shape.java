package mailtap.sasl;

import java.util.Optional;
import mailtap.transcript.Bytes;

/** What the tokens of a mechanism look like, so that one can be known without having heard the talk around it. */
interface Shape {
    /** @param mechanism in upper case */
    boolean isOf(String mechanism);

    /** The token taken apart, or empty where these bytes are not of this shape. */
    Optional<SaslToken> read(Bytes decoded);
}
