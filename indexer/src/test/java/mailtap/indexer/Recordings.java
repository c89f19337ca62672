package mailtap.indexer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import mailtap.dialogue.Dialogue;
import mailtap.notation.NotationException;
import mailtap.notation.NotationReader;
import mailtap.notation.Turn;
import mailtap.sasl.Secrets;
import mailtap.transcript.Entry;
import mailtap.transcript.SessionEnd;
import mailtap.transcript.SessionStart;
import mailtap.transcript.Side;
import mailtap.transcript.Transcript;

/** Sessions for tests, as a relay would have recorded them. */
final class Recordings {
    private Recordings() {}

    /** Those of sessions.txt: a to d are over, e is open. */
    static List<Transcript> all() {
        return of("sessions.txt");
    }

    /** Those of joined.txt: several copies of one message, and what became of them. */
    static List<Transcript> joined() {
        return of("joined.txt");
    }

    private static List<Transcript> of(String file) {
        List<Transcript> all = new ArrayList<>();
        for (String section : resource(file).split("(?m)^(?=session )", -1)) {
            if (section.startsWith("session ")) {
                all.add(section.startsWith("session e") ? open(section) : closed(section));
            }
        }
        return all;
    }

    static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Recordings.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Transcript closed(String talk) {
        Transcript open = open(talk);
        List<Entry> entries = new ArrayList<>(open.entries());
        Instant at = entries.getLast().at();
        Dialogue dialogue = said(talk, entries);
        dialogue.closed(Side.CLIENT, at);
        dialogue.closed(Side.SERVER, at);
        entries.add(new SessionEnd(
                at, SessionEnd.EndedBy.CLIENT, new SessionEnd.Wire(100, 100), new SessionEnd.Wire(200, 200)));
        return new Transcript(open.id(), entries);
    }

    static Transcript open(String talk) {
        Transcript head = head(talk);
        List<Entry> entries = new ArrayList<>();
        said(talk, entries);
        return new Transcript(head.id(), entries);
    }

    private static Transcript head(String talk) {
        try {
            return NotationReader.read(talk.substring(0, talk.indexOf('\n')));
        } catch (NotationException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Dialogue said(String talk, List<Entry> entries) {
        entries.clear();
        SessionStart start = head(talk).start().orElseThrow();
        entries.add(start);
        Dialogue dialogue = new Dialogue(start.protocol(), Secrets.masked(), entries::add);
        try {
            for (Turn turn : NotationReader.talk(talk)) {
                if (turn instanceof Turn.Said said) {
                    dialogue.received(said.side(), said.bytes(), said.at());
                }
            }
        } catch (NotationException e) {
            throw new IllegalArgumentException(e);
        }
        return dialogue;
    }
}
