package mailtap.journal;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailtap.transcript.FindingKind;
import mailtap.transcript.Label;
import mailtap.transcript.LoginFacts;
import mailtap.transcript.Origin;
import mailtap.transcript.Protocol;
import mailtap.transcript.SecretFacts;
import mailtap.transcript.SessionEnd;
import mailtap.transcript.SessionStart;
import mailtap.transcript.Side;
import mailtap.transcript.TlsFacts;
import mailtap.transcript.TlsMode;

/**
 * The numbers that stand for enum constants on disk. A number is for ever: new constants go to the end of a list,
 * whatever their place in the enum.
 */
final class Codes<E extends Enum<E>> {
    static final Codes<Label> LABEL = new Codes<>(
            Label.class,
            List.of(
                    Label.COMMAND,
                    Label.REPLY,
                    Label.IDENTITY,
                    Label.CREDENTIAL,
                    Label.CONTENT,
                    Label.CHUNK,
                    Label.LISTING,
                    Label.OPAQUE,
                    Label.WITHHELD,
                    Label.LOST,
                    Label.UNKEPT,
                    Label.OWN_COMMAND,
                    Label.OWN_REPLY));
    static final Codes<Protocol> PROTOCOL =
            new Codes<>(Protocol.class, List.of(Protocol.SMTP, Protocol.LMTP, Protocol.POP3));
    static final Codes<SessionStart.Source> SOURCE =
            new Codes<>(SessionStart.Source.class, List.of(SessionStart.Source.LIVE, SessionStart.Source.IMPORT));
    static final Codes<Origin> ORIGIN =
            new Codes<>(Origin.class, List.of(Origin.CLIENT, Origin.SERVER, Origin.MAILTAP));
    static final Codes<LoginFacts.Outcome> OUTCOME = new Codes<>(
            LoginFacts.Outcome.class,
            List.of(
                    LoginFacts.Outcome.SUCCESS,
                    LoginFacts.Outcome.FAILURE,
                    LoginFacts.Outcome.CANCELLED,
                    LoginFacts.Outcome.UNFINISHED));
    static final Codes<SecretFacts.Encoding> ENCODING = new Codes<>(
            SecretFacts.Encoding.class,
            List.of(SecretFacts.Encoding.BASE64, SecretFacts.Encoding.NOT_BASE64, SecretFacts.Encoding.PLAIN));
    static final Codes<SessionEnd.EndedBy> ENDED_BY = new Codes<>(
            SessionEnd.EndedBy.class,
            List.of(
                    SessionEnd.EndedBy.CLIENT,
                    SessionEnd.EndedBy.SERVER,
                    SessionEnd.EndedBy.CLIENT_RESET,
                    SessionEnd.EndedBy.SERVER_RESET,
                    SessionEnd.EndedBy.UNREACHABLE,
                    SessionEnd.EndedBy.SHUTDOWN,
                    SessionEnd.EndedBy.CRASH,
                    SessionEnd.EndedBy.TLS_FAILED));
    static final Codes<Side> SIDE = new Codes<>(Side.class, List.of(Side.CLIENT, Side.SERVER));
    static final Codes<TlsFacts.StartedBy> STARTED_BY = new Codes<>(
            TlsFacts.StartedBy.class,
            List.of(TlsFacts.StartedBy.STARTTLS, TlsFacts.StartedBy.STLS, TlsFacts.StartedBy.IMPLICIT));
    static final Codes<TlsMode> TLS_MODE =
            new Codes<>(TlsMode.class, List.of(TlsMode.INTERCEPT, TlsMode.PASS, TlsMode.ORIGINATE));
    static final Codes<TlsFacts.Outcome> TLS_OUTCOME = new Codes<>(
            TlsFacts.Outcome.class, List.of(TlsFacts.Outcome.OPENED, TlsFacts.Outcome.PASSED, TlsFacts.Outcome.FAILED));

    /** Findings stand on disk by name: their catalogue grows with every release. */
    private static final Map<String, FindingKind> KINDS = kinds();

    private final List<E> constants;
    private final Map<E, Integer> codes;

    private Codes(Class<E> type, List<E> constants) {
        this.constants = constants;
        this.codes = new EnumMap<>(type);
        for (int code = 0; code < constants.size(); code++) {
            codes.put(constants.get(code), code);
        }
    }

    void write(E constant, ByteSink to) {
        Integer code = codes.get(constant);
        if (code == null) {
            throw new IllegalStateException(constant + " has no number in the journal's format");
        }
        to.u8(code);
    }

    E read(ByteSource from) throws MalformedException {
        int code = from.u8();
        if (code >= constants.size()) {
            throw new MalformedException("unknown number " + code);
        }
        return constants.get(code);
    }

    static Optional<FindingKind> findingKind(String wireName) {
        return Optional.ofNullable(KINDS.get(wireName));
    }

    private static Map<String, FindingKind> kinds() {
        Map<String, FindingKind> kinds = new HashMap<>();
        for (FindingKind kind : FindingKind.values()) {
            kinds.put(kind.wireName(), kind);
        }
        return kinds;
    }
}
