package mailtap.indexer.document;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import mailtap.transcript.Side;
import mailtap.transcript.TlsFacts;
import org.jspecify.annotations.Nullable;

/** What a session's document says of TLS on its two legs. */
final class SessionTls {
    /** Two legs, and room for what a broken journal may claim. */
    private static final int MOST = 8;

    private final Set<TlsFacts> legs = new LinkedHashSet<>();

    void add(TlsFacts facts) {
        if (legs.size() < MOST) {
            legs.add(facts);
        }
    }

    void put(DocumentMaker maker) {
        if (legs.isEmpty()) {
            return;
        }
        boolean established = legs.stream().noneMatch(leg -> leg.outcome() == TlsFacts.Outcome.FAILED);
        maker.put(Field.TLS_ESTABLISHED, String.valueOf(established));
        each(maker, Field.TLS_MODE, leg -> lower(leg.mode()));
        each(maker, Field.TLS_STARTED_BY, leg -> lower(leg.startedBy()));
        each(maker, Field.TLS_VERSION, leg -> number(leg.version()));
        each(maker, Field.TLS_CIPHER, TlsFacts::cipher);
        each(maker, Field.TLS_ALPN, TlsFacts::alpn);
        each(maker, Field.TLS_VERIFICATION, TlsFacts::verification);
        each(maker, Field.TLS_FAILURE, TlsFacts::failure);
        legs.stream().filter(leg -> leg.leg() == Side.CLIENT).forEach(leg -> client(maker, leg));
        legs.stream().filter(leg -> leg.leg() == Side.SERVER).forEach(leg -> server(maker, leg.certificate()));
    }

    private void each(DocumentMaker maker, Field field, Function<TlsFacts, @Nullable String> value) {
        Set<String> values = new LinkedHashSet<>();
        for (TlsFacts leg : legs) {
            String one = value.apply(leg);
            if (one != null) {
                values.add(one);
            }
        }
        values.forEach(one -> maker.put(field, one));
    }

    private static void client(DocumentMaker maker, TlsFacts leg) {
        maker.put(Field.TLS_SNI, leg.sni()).put(Field.TLS_JA3, leg.ja3()).put(Field.TLS_JA4, leg.ja4());
        maker.text(leg.sni());
    }

    private static void server(DocumentMaker maker, TlsFacts.@Nullable Certificate certificate) {
        if (certificate != null) {
            maker.put(Field.TLS_SUBJECT, certificate.subject()).put(Field.TLS_ISSUER, certificate.issuer());
            maker.put(Field.TLS_NOT_AFTER, certificate.notAfter()).put(Field.TLS_SHA256, certificate.sha256());
            maker.text(certificate.subject()).text(certificate.issuer());
        }
    }

    /** The number alone, as in the Elastic Common Schema: 1.3 for TLSv1.3. */
    private static @Nullable String number(@Nullable String version) {
        return version == null || !version.startsWith("TLSv") ? version : version.substring("TLSv".length());
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
