package mailtap.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.ZoneOffset;
import mailtap.indexer.query.Moments;
import mailtap.indexer.query.QueryException;
import mailtap.indexer.query.QueryReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes in queries: the place, a sentence, and what to do instead. */
class QueryMistakesTest {
    private final QueryReader reader = new QueryReader(new Moments(Capture.NOW, ZoneOffset.UTC));

    private QueryException mistake(String query) {
        QueryException mistake = catchThrowableOfType(QueryException.class, () -> reader.read(query));
        assertThat(mistake).as(query).isNotNull();
        return mistake;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "subjct:x | 1 | there is no field 'subjct' | did you mean subject:?",
                "code:550 ruote:office | 10 | there is no field 'ruote' | did you mean route:?",
                "befor:today | 1 | there is no field 'befor' | did you mean before:?",
                "http://x | 1 | there is no field 'http' | put text with a colon in quotes; 'search --fields' lists"
                        + " all fields",
                "header-x:y | 1 | there is no field 'header-x' | did you mean header:?",
                "rcpt: | 6 | there is nothing behind 'rcpt:' | rcpt:* finds all that have it",
                "rcpt: erin | 6 | there is nothing behind 'rcpt:' | rcpt:* finds all that have it",
                "x (y OR z | 3 | the parenthesis is not closed | add a )",
                "x) y | 2 | nothing is open that this parenthesis could close | ",
                "to:\"Erin | 4 | the quotation mark is not closed | add a \"",
                "time:[now-1h TO now | 6 | the range is not closed | write it as [FROM TO UNTIL]",
                "route:office AND | 17 | the query ends too early | ",
                "AND office | 1 | 'AND' cannot stand here | to ask for the word itself, put it in quotes",
                "x OR OR y | 6 | 'OR' cannot stand here | to ask for the word itself, put it in quotes",
                "ip:300.1.1.1 | 4 | '300.1.1.1' is no IP address or network | write 192.0.2.7, 10.0.0.0/8 or"
                        + " 2001:db8::/32",
                "ip:10.0.0.0/99 | 4 | '10.0.0.0/99' is no network | write 192.0.2.7, 10.0.0.0/8 or 2001:db8::/32",
                "after:yesterdya | 7 | 'yesterdya' is no time | write 2026-11-22, 2026-11-22T09:14, today, yesterday"
                        + " or now-1h",
                "x took:>2 | 9 | '2' is no amount that fits here | write a duration such as 500ms, 2s or 1m",
                "larger:big | 8 | 'big' is no amount that fits here | write a size such as 500, 10k or 1.5M",
                "port:smtp | 6 | 'smtp' is no amount that fits here | write a number such as 10",
                "complete:maybe | 10 | 'maybe' is neither true nor false | write true or false",
                "verdict:hiden | 9 | 'hiden' is nothing that verdict: can be | did you mean hidden?",
                "x (verdict:unlisted OR verdict:hiden) | 32 | 'hiden' is nothing that verdict: can be | did you mean"
                        + " hidden?",
                "verdict:(unlisted OR hiden) | 22 | 'hiden' is nothing that verdict: can be | did you mean hidden?",
                "state:shut | 7 | 'shut' is nothing that state: can be | it is one of closed, open",
                "chunking:zzzzzz | 10 | 'zzzzzz' is nothing that chunking: can be | it is one of bdat, data, none",
                "code:ERR | 6 | 'ERR' is no reply code | write 550, 5xx, 55*, >=400, +OK or -ERR",
                "header:mutt | 1 | 'header:' does not say which header field | write header.x-mailer:outlook",
                "x header.:* | 3 | 'header.:' does not say which header field | write header.x-mailer:outlook",
                "smtp.response.code==550 | 19 | '==' is not how a field is asked for | write smtp.response.code:VALUE,"
                        + " smtp.response.code:>VALUE or NOT smtp.response.code:VALUE",
                "code >= 400 | 6 | '>=' is not how a field is asked for | write FIELD:VALUE, FIELD:>VALUE or NOT"
                        + " FIELD:VALUE",
                "port:5* | 6 | source.port holds a number and takes no stars and question marks | write 3, >3, [2 TO"
                        + " 5]",
            })
    void mistakes(String query, int column, String message, String suggestion) {
        QueryException mistake = mistake(query);
        assertThat(mistake).hasMessage(message);
        assertThat(mistake.column()).isEqualTo(column);
        assertThat(mistake.suggestion().orElse(null)).isEqualTo(suggestion);
    }

    @Test
    void aBrokenExpressionIsNotOursToExplain() {
        assertThat(mistake("subject:/a[/").getMessage()).startsWith("this is no regular expression");
    }

    @Test
    void ofManyWordsSomeAreNamed() {
        assertThat(mistake("finding:zzz").suggestion().orElseThrow())
                .startsWith("it is one of auth-before-tls, bare-cr, ")
                .endsWith(" …")
                .hasSizeLessThan(400);
    }

    @Test
    void whatWouldTakeForeverIsRefused() {
        String advice = "the query is too complicated";
        assertThat(mistake("*a".repeat(2_000))).hasMessage(advice);
        assertThat(mistake("mailer:" + "*a".repeat(2_000))).hasMessage(advice);
        assertThat(mistake("/" + "(a|b)*a".repeat(20) + "(a|b){20}/")).hasMessage(advice);
        assertThat(mistake("/" + "(".repeat(9_000) + "a" + ")".repeat(9_000) + "/"))
                .hasMessage(advice);
        assertThat(mistake("x " + "(".repeat(9_000) + "a" + ")".repeat(9_000)).column())
                .isEqualTo(103);
        assertThat(mistake("-".repeat(9_000) + "a")).isNotNull();
    }

    @Test
    void aQueryWithoutEndIsRefused() {
        assertThat(mistake("x ".repeat(20_000))).hasMessageContaining("longer than");
        assertThat(mistake("x ".repeat(5_000))).hasMessageContaining("too many parts");
    }
}
