package mailtap.journal;

/** Bytes that passed their checksum and still say nothing sensible; turned into damage where file and offset are known. */
final class MalformedException extends Exception {
    MalformedException(String what) {
        super(what);
    }
}
