package mailtap.journal;

import java.util.List;
import mailtap.transcript.Bytes;

/** Any bytes of a block are entries or damage, and entries that were read are written and read the same again. */
public final class EntriesFuzz {
    private EntriesFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length < 2) {
            return;
        }
        List<JournalEntry> read;
        try {
            read = EntryReader.read(Bytes.wrap(data).from(1), data[0] & 0xff).entries();
        } catch (MalformedException damage) {
            return;
        }
        again(read);
    }

    private static void again(List<JournalEntry> read) {
        EntryWriter writer = new EntryWriter();
        read.forEach(one -> writer.add(one.session(), one.entry()));
        Bytes raw = Bytes.wrap(
                java.util.Arrays.copyOf(writer.raw().array(), writer.raw().length()));
        try {
            if (!EntryReader.read(raw, writer.count()).entries().equals(read)) {
                throw new IllegalStateException("written again they are others");
            }
        } catch (MalformedException damage) {
            throw new IllegalStateException("what is written cannot be read", damage);
        }
    }
}
