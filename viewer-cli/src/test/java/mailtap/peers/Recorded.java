package mailtap.peers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailtap.journal.DataDirectory;
import mailtap.journal.JournalBatch;
import mailtap.journal.JournalEntry;
import mailtap.journal.JournalReader;
import mailtap.transcript.Frame;
import mailtap.transcript.Side;

/** Everything the journal holds, decoded. */
public record Recorded(List<JournalEntry> entries) {
    public static Recorded in(Path data) throws IOException {
        List<JournalEntry> entries = new ArrayList<>();
        try (JournalReader reader = JournalReader.from(DataDirectory.open(data), Map.of())) {
            for (Optional<JournalBatch> batch = reader.poll(); batch.isPresent(); batch = reader.poll()) {
                entries.addAll(batch.get().entries());
            }
        }
        return new Recorded(entries);
    }

    /** The kept bytes of one side, all sessions one after another; a character for each byte. */
    String bytes(Side side) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (JournalEntry entry : entries) {
            if (entry.entry() instanceof Frame frame && frame.side() == side) {
                bytes.writeBytes(frame.bytes().toArray());
            }
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    /** Every entry in words, and every byte. */
    public String everything() {
        StringBuilder all = new StringBuilder();
        entries.forEach(entry -> all.append(entry).append('\n'));
        return all + bytes(Side.CLIENT) + bytes(Side.SERVER);
    }
}
