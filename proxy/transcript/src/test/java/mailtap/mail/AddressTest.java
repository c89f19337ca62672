package mailtap.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddressTest {
    private static Address read(String text) {
        return Address.parse(text).orElseThrow();
    }

    @Test
    void domainIsComparedInAnyCaseAndLocalPartAsItIs() {
        assertThat(read("Bob@Example.COM")).isEqualTo(read("Bob@example.com.")).isNotEqualTo(read("bob@example.com"));
        assertThat(read("Postmaster@a.b")).isEqualTo(read("postmaster@a.b"));
    }

    @Test
    void quotesThatAreNotNeededSayNothing() {
        assertThat(read("\"bob\"@example.com")).isEqualTo(read("bob@example.com"));
        assertThat(read("\"b\\o b\"@example.com")).isEqualTo(new Address("bo b", "example.com"));
        assertThat(read("\"a@b\"@example.com").domain()).isEqualTo("example.com");
    }

    @Test
    void writesQuotesWhereTheyAreNeeded() {
        assertThat(read("\"a \\\"b\"@x.org")).hasToString("\"a \\\"b\"@x.org");
        assertThat(read("bob.b+x@x.org")).hasToString("bob.b+x@x.org");
        assertThat(read("postmaster")).hasToString("postmaster");
    }

    @Test
    void internationalDomainsAreOneInBothSpellings() {
        assertThat(read("a@b\u00fccher.example")).isEqualTo(read("a@xn--bcher-kva.example"));
    }

    @Test
    void refusesWhatIsNoAddress() {
        for (String text : new String[] {"", " ", "@", "a@", "@b", "a b@c", "a@b c", "a@<b>", "<a@b>"}) {
            assertThat(Address.parse(text)).as(text).isEmpty();
        }
    }
}
