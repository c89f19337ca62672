package mailtap.dialogue;

import java.util.EnumMap;
import java.util.Map;
import mailtap.tls.ClientHello;
import mailtap.tls.Fingerprints;
import mailtap.tls.ServerHello;
import mailtap.transcript.Bytes;
import mailtap.transcript.Side;
import mailtap.transcript.TlsFacts;
import mailtap.transcript.TlsFacts.Outcome;
import mailtap.transcript.TlsFacts.StartedBy;
import mailtap.transcript.TlsMode;
import org.jspecify.annotations.Nullable;

/** What the hellos of TLS that passes closed say in the open, told once for each side that said one. */
final class Hellos {
    private final Scribe scribe;
    private final StartedBy command;
    private final Map<Side, Gather> gathered = new EnumMap<>(Side.class);
    private final Map<Side, Boolean> told = new EnumMap<>(Side.class);
    private @Nullable String serverName;

    Hellos(Scribe scribe, StartedBy command) {
        this.scribe = scribe;
        this.command = command;
    }

    /**
     * The next plain record of the side; empty when there will be no more of them.
     *
     * @param agreed by STARTTLS or STLS
     */
    void add(Side side, Bytes record, boolean agreed) {
        if (told.containsKey(side)) {
            return;
        }
        Gather gather = gathered.computeIfAbsent(side, which -> new Gather());
        gather.add(record);
        if (gather.isEmpty()) {
            return;
        }
        StartedBy by = agreed ? command : StartedBy.IMPLICIT;
        Bytes all = gather.peek();
        TlsFacts facts = side == Side.CLIENT ? client(all, by) : server(all, by, record.isEmpty());
        if (facts != null) {
            scribe.entry(facts);
        }
        if (facts != null || record.isEmpty() || gather.length() > ClientHello.MAX_BYTES) {
            told.put(side, true);
            gathered.remove(side);
        }
    }

    private @Nullable TlsFacts client(Bytes records, StartedBy by) {
        ClientHello hello = ClientHello.parse(records).orElse(null);
        if (hello == null) {
            return null;
        }
        serverName = hello.serverName();
        return new TlsFacts(
                scribe.now(),
                Side.CLIENT,
                by,
                TlsMode.PASS,
                Outcome.PASSED,
                ServerHello.versionName(hello.offeredVersion()),
                null,
                serverName,
                null,
                null,
                null,
                Fingerprints.ja3(hello),
                Fingerprints.ja4(hello),
                -1,
                null);
    }

    private @Nullable TlsFacts server(Bytes records, StartedBy by, boolean last) {
        ServerHello hello = ServerHello.parse(records).orElse(null);
        if (hello == null || !(last || hello.isComplete())) {
            return null;
        }
        return new TlsFacts(
                scribe.now(),
                Side.SERVER,
                by,
                TlsMode.PASS,
                Outcome.PASSED,
                hello.versionName(),
                hello.cipherName(),
                serverName,
                hello.protocol(),
                hello.certificate(),
                null,
                null,
                null,
                -1,
                null);
    }
}
