package mailtap.mail.meaning;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import mailtap.transcript.Entry;
import mailtap.transcript.Frame;
import mailtap.transcript.Label;
import mailtap.transcript.SessionStart;
import mailtap.transcript.Side;

/**
 * Where the time of an exchange went. Time goes to the side that ended it: what passes before a client's line is the
 * client's, what passes before a reply the server's. As seen by mailtap, between the two.
 *
 * @param exchange its number
 * @param phases in order of time, adjacent ones of a kind joined
 * @param uploaded bytes of message data the client sent
 * @param downloaded bytes of a listing or message the server sent
 */
public record Timing(int exchange, List<Phase> phases, long uploaded, long downloaded) {
    /** Who was waited for, and with what. */
    public enum Kind {
        /** The client thought, or its network did. */
        CLIENT,
        /** The client sent message data. */
        UPLOAD,
        /** The server thought. */
        SERVER,
        /** The server decided about the whole message: from the final dot to its reply. */
        VERDICT,
        /** The server sent a listing or a message. */
        DOWNLOAD
    }

    /** A stretch of time. */
    public record Phase(Kind kind, Instant from, Instant to) {
        public Duration length() {
            return Duration.between(from, to);
        }
    }

    private static final Set<Label> DATA = Set.of(Label.CONTENT, Label.CHUNK);

    public Timing {
        phases = List.copyOf(phases);
    }

    /** All of one kind together. */
    public Duration total(Kind kind) {
        return phases.stream()
                .filter(phase -> phase.kind == kind)
                .map(Phase::length)
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** @param entries as recorded, not in normal form: when each piece came is what is asked here */
    public static List<Timing> of(List<Entry> entries) {
        Map<Integer, Gathering> exchanges = new TreeMap<>();
        Instant last = Instant.MAX;
        for (Entry entry : entries) {
            if (entry instanceof SessionStart start) {
                last = start.at();
            } else if (entry instanceof Frame frame && isTimed(frame)) {
                last = last.equals(Instant.MAX) ? frame.at() : last;
                // What was sent ahead came before the reply that stands before it.
                Instant since = frame.at().isBefore(last) ? frame.at() : last;
                exchanges
                        .computeIfAbsent(frame.exchange(), number -> new Gathering(since))
                        .add(frame);
                last = frame.at().isAfter(last) ? frame.at() : last;
            }
        }
        List<Timing> all = new ArrayList<>();
        exchanges.forEach((number, gathering) -> all.add(gathering.timing(number)));
        return all;
    }

    /** What cannot be read may go on for hours and is nobody's answer. */
    private static boolean isTimed(Frame frame) {
        return frame.label() != Label.OPAQUE && !frame.label().isAbsent();
    }

    private static final class Gathering {
        private final List<Phase> phases = new ArrayList<>();
        private Instant last;
        private long uploaded;
        private long downloaded;

        Gathering(Instant since) {
            this.last = since;
        }

        void add(Frame frame) {
            uploaded += DATA.contains(frame.label()) ? frame.length() : 0;
            downloaded += frame.label() == Label.LISTING ? frame.length() : 0;
            if (frame.at().isAfter(last)) {
                extend(kind(frame), frame.at());
                last = frame.at();
            }
        }

        private Kind kind(Frame frame) {
            if (frame.side() == Side.CLIENT) {
                return DATA.contains(frame.label()) ? Kind.UPLOAD : Kind.CLIENT;
            }
            if (frame.label() == Label.LISTING) {
                return Kind.DOWNLOAD;
            }
            return uploaded > 0 ? Kind.VERDICT : Kind.SERVER;
        }

        private void extend(Kind kind, Instant to) {
            Phase before = phases.isEmpty() ? null : phases.getLast();
            if (before != null && before.kind == kind) {
                phases.set(phases.size() - 1, new Phase(kind, before.from, to));
            } else {
                phases.add(new Phase(kind, last, to));
            }
        }

        Timing timing(int number) {
            return new Timing(number, phases, uploaded, downloaded);
        }
    }
}
