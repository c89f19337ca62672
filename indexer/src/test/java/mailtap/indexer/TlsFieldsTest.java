package mailtap.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import mailtap.indexer.query.QueryException;
import mailtap.notation.NotationException;
import mailtap.notation.NotationReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsFieldsTest {
    private static final String OPENED = """
        session aaaaaaaaaaaaa  smtp  192.0.2.7:51234 -> smtp.example.com:587  route office  2026-11-20T09:00:00Z
        0.1 tls opened towards server by starttls intercept version "TLSv1.3" cipher "TLS_AES_256_GCM_SHA384" \
        sni "smtp.example.com" alpn "smtp" certificate "CN=smtp.example.com, O=Example" issuer "CN=R11, O=Encrypt" \
        sha256 "9f86d081" from 2026-10-01T00:00:00Z to 2026-12-30T00:00:00Z verification "verified" took 20
        0.2 tls opened towards client by starttls intercept version "TLSv1.2" cipher "TLS_AES_128_GCM_SHA256" \
        sni "desk.example" certificate "CN=mailtap own" issuer "CN=mailtap" ja3 "e7d705a3" ja4 "t13d1516"
        """;
    private static final String FAILED = """
        session bbbbbbbbbbbbb  pop3  192.0.2.7:51235 -> pop.example.com:995  route box  2026-11-20T10:00:00Z
        0.1 tls failed towards server by implicit originate verification "not verified: expired" \
        failure "the certificate has expired"
        """;
    private static final String PLAIN = """
        session ccccccccccccc  smtp  192.0.2.7:51236 -> smtp.example.com:587  route office  2026-11-20T11:00:00Z
        0.1 C: NOOP
        """;

    private Capture capture;
    private Search search;

    @BeforeEach
    void index(@TempDir Path root) throws IOException, InterruptedException, NotationException {
        capture = new Capture(root)
                .record(List.of(NotationReader.read(OPENED), NotationReader.read(FAILED), NotationReader.read(PLAIN)));
        capture.index();
        search = capture.search();
    }

    @AfterEach
    void close() throws IOException {
        search.close();
        capture.close();
    }

    private String found(String query) throws IOException, QueryException {
        return String.join(
                " ",
                search.find(SearchRequest.of(query, 10)).hits().stream()
                        .map(hit -> hit.id().substring(0, 1))
                        .toList());
    }

    @Test
    void bothLegsAreFound() throws IOException, QueryException {
        assertThat(found("tls.version:1.3")).isEqualTo("a");
        assertThat(found("tls:1.2")).isEqualTo("a");
        assertThat(found("cipher:tls_aes_*")).isEqualTo("a");
        assertThat(found("has:tls")).isEqualTo("b a");
        assertThat(found("alpn:smtp")).isEqualTo("a");
        assertThat(found("kind:session NOT has:tls")).isEqualTo("c");
    }

    @Test
    void whatTheClientSaidIsApartFromWhatTheServerShowed() throws IOException, QueryException {
        assertThat(found("sni:desk.example")).isEqualTo("a");
        assertThat(found("sni:smtp.example.com")).isEmpty();
        assertThat(found("ja3:e7d7* ja4:t13d*")).isEqualTo("a");
        assertThat(found("issuer:encrypt")).isEqualTo("a");
        assertThat(found("issuer:mailtap")).isEmpty();
        assertThat(found("tls.server.x509.not_after:<2027")).isEqualTo("a");
        assertThat(found("fingerprint:9f86*")).isEqualTo("a");
    }

    @Test
    void failuresAreFoundByTheirReason() throws IOException, QueryException {
        assertThat(found("tls.established:false")).isEqualTo("b");
        assertThat(found("tls.established:true")).isEqualTo("a");
        assertThat(found("tls:expired")).isEqualTo("b");
        assertThat(found("verification:\"not verified\"")).isEqualTo("b");
        assertThat(found("tls:originate tls.started_by:implicit")).isEqualTo("b");
    }
}
