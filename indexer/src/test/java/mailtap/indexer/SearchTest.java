package mailtap.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import mailtap.indexer.document.Field;
import mailtap.indexer.document.Kind;
import mailtap.indexer.document.ValueType;
import mailtap.indexer.query.Matches;
import mailtap.indexer.query.QueryException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchTest {
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

    private static List<String> ids(SearchRequest request) throws IOException, QueryException {
        return search.find(request).hits().stream()
                .map(hit -> hit.id().replaceFirst("^(.)\\1{12}", "$1"))
                .toList();
    }

    @Test
    void theKindAskedForIsFound() throws IOException, QueryException {
        SearchRequest request = SearchRequest.of("rcpt:erin@example.net", 10);
        assertThat(ids(request.in(Kind.SESSION))).containsExactly("e", "a");
        assertThat(ids(request.in(Kind.MESSAGE))).containsExactly("e.m1", "a.m1");
        assertThat(ids(request.in(Kind.EXCHANGE))).containsExactly("e.3", "a.4");
    }

    @Test
    void theFirstHitsOfAllThatThereAre() throws IOException, QueryException {
        Hits hits = search.find(SearchRequest.sessions(2));
        assertThat(hits.hits()).hasSize(2);
        assertThat(hits.total()).isEqualTo(5);
        assertThat(hits.exact()).isTrue();
        assertThat(search.find(SearchRequest.sessions(0)).hits()).isEmpty();
    }

    @Test
    void sortedByWhatIsNumbered() throws IOException, QueryException {
        SearchRequest all = SearchRequest.sessions(10);
        assertThat(ids(all.by(new Order(Field.TIME, false)))).containsExactly("a", "b", "c", "d", "e");
        assertThat(ids(all.by(new Order(Field.DURATION, true)))).first().isEqualTo("a");
        assertThat(ids(all.by(new Order(Field.DURATION, false)))).last().isEqualTo("e");
        assertThatThrownBy(() -> new Order(Field.SUBJECT, true)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void counted() throws IOException, QueryException {
        assertThat(search.count(SearchRequest.of("code:5xx", 0))).isEqualTo(3);
        assertThat(search.count(SearchRequest.of("rcpt:nobody@nowhere", 0))).isZero();
    }

    @Test
    void whoLooksForBccMayHaveMeantHidden() throws IOException, QueryException {
        SearchRequest request = SearchRequest.of("bcc:\"bob smith\"@example.com", 0);
        assertThat(search.count(request)).isZero();
        assertThat(search.countHiddenInstead(request)).isEqualTo(1);
    }

    private static List<Group> grouped(String query, String field) throws IOException, QueryException {
        return search.group(SearchRequest.of(query, 10), field).groups();
    }

    @Test
    void aNameOfSeveralFieldsIsGroupedByAllOfThem() throws IOException, QueryException {
        assertThat(grouped("", "code")).contains(new Group("250", 14), new Group("-err", 1));
        assertThat(grouped("", "verb")).contains(new Group("rcpt", 6), new Group("retr", 2));
        for (Group group : grouped("", "addressed")) {
            assertThat(search.count(SearchRequest.of("addressed:\"" + group.value() + "\"", 0)))
                    .as(group.value())
                    .isEqualTo(group.count());
        }
    }

    @Test
    void whatIsCountedIsWhatTheFieldBelongsTo() throws IOException, QueryException {
        assertThat(search.group(SearchRequest.of("", 10), "verb").kinds()).containsExactly(Kind.EXCHANGE);
        assertThat(search.group(SearchRequest.of("route:office", 10), "rcpt").kinds())
                .containsExactly(Kind.MESSAGE);
        assertThat(search.group(SearchRequest.of("subject:*", 10), "route").kinds())
                .containsExactly(Kind.MESSAGE);
        assertThat(search.group(SearchRequest.of("", 10).in(Kind.SESSION), "verb")
                        .kinds())
                .containsExactly(Kind.SESSION);
    }

    /** What the indexer writes into such a field can be asked for. */
    @Test
    void everyWordOfAFieldIsInItsVocabulary() throws IOException, QueryException {
        for (Field field : Field.values()) {
            if (field.type() == ValueType.WORD) {
                for (Group group : grouped("*", field.canonical())) {
                    String query = field.canonical() + ":\"" + group.value().replaceAll("[\\\\\"]", "\\\\$0") + "\"";
                    assertThat(search.count(SearchRequest.of(query, 0).in(Kind.values())))
                            .as(query)
                            .isGreaterThanOrEqualTo(group.count());
                }
            }
        }
    }

    @Test
    void groupedByAValue() throws IOException, QueryException {
        GroupedHits codes = search.group(SearchRequest.of("smtp.response.code:*", 2), "code");
        assertThat(codes.groups()).containsExactly(new Group("250", 14), new Group("220", 4));
        assertThat(codes.values()).isGreaterThan(5);
        assertThat(codes.kinds()).containsExactly(Kind.EXCHANGE);
        assertThat(grouped("", "route"))
                .containsExactly(new Group("office", 3), new Group("fetch", 1), new Group("mx in", 1));
        assertThat(grouped("rcpt:*", "rcpt")).contains(new Group("erin@example.net", 2));
        assertThat(grouped("", "source.ip")).contains(new Group("10.1.2.3", 1));
        assertThatThrownBy(() -> search.group(SearchRequest.of("", 10), "subject"))
                .isInstanceOf(QueryException.class);
        assertThatThrownBy(() -> search.group(SearchRequest.of("", 10), "rout")).hasMessageContaining("no field");
        assertThatThrownBy(() -> search.group(SearchRequest.of("", 10), "after"))
                .hasMessage("'after' only compares");
    }

    @Test
    void aHitHoldsWhatItsListEntryShows() throws IOException, QueryException {
        Hit hit = search.find(SearchRequest.of("subject:会议", 1)).hits().getFirst();
        assertThat(hit.text(Field.SUBJECT)).contains("会议通知");
        assertThat(hit.text(Field.FROM)).contains("张帆 <zhang@mail.example.org>");
        assertThat(hit.texts(Field.RCPT_TO)).contains("erin@example.net", "carol@mx.example.net");
        assertThat(hit.text(Field.USER)).contains("jms1@jms1.net");
        assertThat(hit.number(Field.EXCHANGE)).hasValue(7);
        assertThat(hit.at()).isEqualTo(Instant.parse("2026-11-20T09:00:00.140Z"));
        Hit session = search.find(SearchRequest.of("route:fetch", 1)).hits().getFirst();
        assertThat(session.text(Field.PROTOCOL)).contains("pop3");
        assertThat(session.text(Field.SOURCE_IP)).contains("10.1.2.3");
        assertThat(session.number(Field.SOURCE_PORT)).hasValue(1111);
        assertThat(session.text(Field.SERVER)).contains("pop.example.com");
        assertThat(session.time(Field.END)).contains(Instant.parse("2026-11-21T08:00:01.400Z"));
        assertThat(session.number(Field.MESSAGES)).hasValue(1);
        assertThat(session.text(Field.STATE)).contains("closed");
    }

    private static String marked(String query, String shown) throws QueryException {
        StringBuilder marked = new StringBuilder(shown);
        for (Matches.Stretch stretch :
                search.matches(SearchRequest.of(query, 1)).in(shown).reversed()) {
            marked.insert(stretch.until(), ']').insert(stretch.from(), '[');
        }
        return marked.toString();
    }

    @Test
    void whatWasAskedForIsMarked() throws QueryException {
        assertThat(marked("rcpt:erin", "RCPT TO:<erin@example.net>  250 Ok"))
                .isEqualTo("RCPT TO:<[erin@example.net]>  250 Ok");
        assertThat(marked("code:5xx", "RCPT TO:<a5@b>  550 5.1.1 no")).isEqualTo("RCPT TO:<a5@b>  [550] 5.1.1 no");
        assertThat(marked("subject:März", "am 3. MARZ, märz")).isEqualTo("am 3. [MARZ], [märz]");
        assertThat(marked("subject:会议", "关于会议通知")).isEqualTo("关于[会议]通知");
        assertThat(marked("se*et -meeting", "secret meeting")).isEqualTo("[secret] meeting");
        assertThat(marked("subject:*", "secret meeting")).isEqualTo("secret meeting");
        assertThat(marked("header.x-spam:b", "a b")).isEqualTo("a [b]");
        assertThat(marked("kind:message", "message")).isEqualTo("message");
        assertThat(marked("", "anything")).isEqualTo("anything");
    }

    @Test
    void allHitsOneByOne() throws IOException, QueryException {
        SearchRequest request = SearchRequest.of("", 1).in(Kind.EXCHANGE).by(Order.OLDEST_FIRST);
        List<Hit> each = new ArrayList<>();
        search.each(request, each::add);
        SearchRequest listed = new SearchRequest("", request.kinds(), request.order(), 1000, Period.ALWAYS);
        assertThat(each).isEqualTo(search.find(listed).hits()).hasSizeGreaterThan(10);
    }

    @Test
    void withinAPeriod() throws IOException, QueryException {
        Period day = new Period(search.moment("2026-11-20"), search.moment("2026-11-21"));
        assertThat(ids(SearchRequest.sessions(9).within(day))).containsExactly("b", "a");
        assertThat(ids(SearchRequest.sessions(9).within(new Period(null, search.moment("2026-11-20T10:00:00Z")))))
                .containsExactly("a");
        assertThat(search.count(SearchRequest.of("code:5xx", 0).within(day))).isEqualTo(1);
        assertThatThrownBy(() -> search.moment("someday")).isInstanceOf(QueryException.class);
    }

    @Test
    void anOrderAsPeopleWriteIt() throws QueryException {
        assertThat(Order.parse("newest")).isEqualTo(Order.NEWEST_FIRST);
        assertThat(Order.parse("took")).isEqualTo(new Order(Field.DURATION, true));
        assertThat(Order.parse("bytes:asc")).isEqualTo(new Order(Field.BYTES, false));
        assertThatThrownBy(() -> Order.parse("subject")).hasMessageContaining("makes no order");
        assertThatThrownBy(() -> Order.parse("byts")).hasMessageContaining("no field");
    }
}
