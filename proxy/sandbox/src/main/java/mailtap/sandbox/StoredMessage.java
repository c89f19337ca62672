package mailtap.sandbox;

/** A delivered message, without dot stuffing. */
final class StoredMessage {
    private final String uidl;
    private final byte[] bytes;

    /** The UIDL is unique in this sandbox. */
    StoredMessage(String uidl, byte[] bytes) {
        this.uidl = uidl;
        this.bytes = bytes;
    }

    String uidl() {
        return uidl;
    }

    /** Not copied: nobody in this package writes into it. */
    byte[] bytes() {
        return bytes;
    }
}
