package mailtap.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import mailtap.indexer.document.Field;
import mailtap.indexer.document.Kind;
import mailtap.indexer.query.QueryException;
import mailtap.mail.client.Seen;
import mailtap.mail.client.Trait;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientsTest {
    private static Capture capture;
    private static Search search;

    @BeforeAll
    static void index(@TempDir Path root) throws IOException, InterruptedException {
        capture = new Capture(root).record(Recordings.all());
        capture.index();
        search = capture.search();
    }

    @AfterAll
    static void close() throws IOException {
        search.close();
        capture.close();
    }

    private static List<ClientProfile> clients(String query) throws IOException, QueryException {
        return search.clients(SearchRequest.of(query, 100), 100);
    }

    @Test
    void everySessionBelongsToOneClient() throws IOException, QueryException {
        List<ClientProfile> all = clients("");
        long sessions = search.count(SearchRequest.sessions(0));
        assertThat(all.stream().mapToLong(ClientProfile::sessions).sum()).isEqualTo(sessions);
        assertThat(all).allSatisfy(one -> assertThat(one.guess().reasons()).isNotEmpty());
    }

    @Test
    void aClientIsFoundByItsFingerprintAndByItsName() throws IOException, QueryException {
        for (ClientProfile one : clients("")) {
            String fingerprint = one.fingerprint();
            if (fingerprint != null) {
                assertThat(search.count(
                                SearchRequest.of("client:" + fingerprint, 0).in(Kind.SESSION)))
                        .isGreaterThanOrEqualTo(one.sessions());
            }
            if (one.guess().program() != null) {
                String name = "client:\"" + one.guess().program().name() + "\"";
                assertThat(clients(name)).isNotEmpty();
            }
        }
    }

    @Test
    void evidenceNamesWhatCanBeShown() throws IOException, QueryException {
        List<Seen> forms = clients("protocol:smtp").stream()
                .flatMap(one -> one.traits().values(Trait.MAIL_FORM).stream())
                .toList();
        assertThat(forms).isNotEmpty();
        for (Seen form : forms) {
            assertThat(form.evidence())
                    .isNotEmpty()
                    .allSatisfy(id -> assertThat(id).matches("[0-9a-z]{13}\\.\\d+"));
        }
    }

    @Test
    void onlyWhatTheQueryFindsIsLookedAt() throws IOException, QueryException {
        assertThat(clients("protocol:pop3")).allSatisfy(one -> {
            assertThat(one.traits().values(Trait.MAIL_FORM)).isEmpty();
            assertThat(one.fingerprint()).isNotNull().startsWith("pop3-");
        });
        assertThat(clients("route:nowhere")).isEmpty();
    }

    @Test
    void pollingIsTheMiddleOfTheTimesBetweenSessions() {
        Polling polling = new Polling();
        for (long minute : new long[] {31, 30, 20, 10, 0}) {
            polling.add(
                    new Hit(
                            Kind.SESSION,
                            new mailtap.transcript.SessionId(minute),
                            0,
                            java.time.Instant.EPOCH,
                            java.util.Map.of(Field.PROTOCOL, List.of("pop3"))),
                    minute * 60_000_000);
        }
        mailtap.mail.client.TraitCounter counter = new mailtap.mail.client.TraitCounter();
        polling.into(counter);
        assertThat(counter.traits().usual(Trait.POLLING)).contains("about 10 min");
    }
}
