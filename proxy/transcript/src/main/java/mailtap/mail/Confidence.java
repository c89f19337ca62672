package mailtap.mail;

import mailtap.transcript.WireName;

/** How sure a verdict is. */
public enum Confidence {
    CERTAIN,
    LIKELY,
    GUESS,
    /** What was seen cannot tell. */
    UNDECIDABLE;

    public String wireName() {
        return WireName.of(this);
    }
}
