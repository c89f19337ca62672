package mailtap.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The written forms of addresses, networks and quantities. */
class FormsTest {
    @ParameterizedTest
    @CsvSource({
        "2525, localhost:2525, true",
        "localhost:2525, localhost:2525, true",
        "127.0.0.1:2525, 127.0.0.1:2525, true",
        "127.0.0.2:0, 127.0.0.2:0, true",
        "[::1]:2525, [::1]:2525, true",
        "0.0.0.0:25, 0.0.0.0:25, false",
        "*:25, [::]:25, false",
        "192.0.2.7:25, 192.0.2.7:25, false",
        "[2001:db8::1]:25, [2001:db8::1]:25, false",
    })
    void listenAddresses(String text, String shown, boolean loopback) throws BadSettings {
        ListenAddress address = ListenAddress.parse(text);
        assertThat(address).hasToString(shown);
        assertThat(address.isLoopback()).isEqualTo(loopback);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                ":2525",
                "x",
                "-1",
                "65536",
                "2525 ",
                "127.0.0.1",
                "::1:2525",
                "[127.0.0.1]:25",
                "256.0.0.1:25",
                "mail.example.com:25",
                "[::1]",
                "[::1:25",
                "١٢٣"
            })
    void brokenListenAddresses(String text) {
        assertThatThrownBy(() -> ListenAddress.parse(text))
                .isInstanceOf(BadSettings.class)
                .hasMessageContaining("is not a listen address");
    }

    @Test
    void aPortAloneIsBothLoopbackAddresses() throws BadSettings {
        assertThat(ListenAddress.parse("2525").hosts()).isEqualTo(List.of("127.0.0.1", "::1"));
    }

    @ParameterizedTest
    @CsvSource({
        "SMTP, mail.example.com, smtp://mail.example.com:25",
        "SMTP, mail.example.com:587, smtp://mail.example.com:587",
        "SMTP, smtp://mail.example.com, smtp://mail.example.com:25",
        "SMTP, SMTP://mail.example.com:2525/, smtp://mail.example.com:2525",
        "SMTP, lmtp://127.0.0.1, lmtp://127.0.0.1:24",
        "LMTP, dovecot:2424, lmtp://dovecot:2424",
        "POP3, pop.example.com, pop3://pop.example.com:110",
        "POP3, pop3://[::1]:1110, pop3://[::1]:1110",
        "POP3, [::1], pop3://[::1]:110",
        "SMTP, smtps://mail.example.com, smtps://mail.example.com:465",
        "SMTP, SMTPS://mail.example.com:2465, smtps://mail.example.com:2465",
        "POP3, pop3s://[::1], pop3s://[::1]:995",
        "SMTP, smtp+starttls://mail.example.com, smtp+starttls://mail.example.com:587",
        "SMTP, SMTP+StartTLS://mail.example.com:25, smtp+starttls://mail.example.com:25",
        "POP3, pop3+stls://pop.example.com/, pop3+stls://pop.example.com:110",
        "SMTP, mx:example.com, mx:example.com:25",
        "SMTP, mx:example.com:2525, mx:example.com:2525",
    })
    void upstreams(Scheme spoken, String text, String shown) throws BadSettings {
        assertThat(Upstream.parse(text, spoken)).hasToString(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":25",
                "host:",
                "host:0",
                "host:70000",
                "ho st",
                "::1",
                "[::1",
                "[name]:25",
                "[::1]x:25",
                "host:25:25",
                "user@host",
                "smtp://",
                "http://host",
                "pop3://host",
                "pop3s://host",
                "lmtps://host",
                "smtp+tls://host",
                "lmtp+starttls://host",
                "pop3+stls://host",
                "mx:",
                "mx:192.0.2.1",
                "mx://example.com"
            })
    void brokenUpstreams(String text) {
        assertThatThrownBy(() -> Upstream.parse(text, Scheme.SMTP))
                .isInstanceOf(BadSettings.class)
                .message()
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @CsvSource({
        "SMTP, mail.example.com, , INTERCEPT",
        "SMTP, mail.example.com, PASS, PASS",
        "SMTP, mail.example.com, ORIGINATE, ORIGINATE",
        "SMTP, smtps://mail.example.com, , ORIGINATE",
        "SMTP, smtps://mail.example.com, INTERCEPT, ORIGINATE",
        "SMTP, smtp+starttls://mail.example.com, , ORIGINATE",
        "SMTP, smtp+starttls://mail.example.com, INTERCEPT, INTERCEPT",
        "SMTPS, mail.example.com, , INTERCEPT",
        "SMTPS, smtps://mail.example.com, , INTERCEPT",
        "SMTPS, smtps://mail.example.com, PASS, PASS",
        "POP3S, pop3+stls://mail.example.com, , INTERCEPT",
        "SMTP, mx:example.com, , INTERCEPT",
    })
    void modes(Listener listens, String upstream, @Nullable TlsChoice asked, TlsChoice mode) throws BadSettings {
        TlsSetting usual = TlsSetting.USUAL;
        TlsSetting tls = new TlsSetting(asked, usual.server(), usual.minimum(), false);
        assertThat(RouteSetting.fromFlag(listens, "0=" + upstream, tls).mode()).isEqualTo(mode);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.1.2.3, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "192.0.2.128/25, 192.0.2.127, false",
        "192.0.2.128/25, 192.0.2.129, true",
        "0.0.0.0/0, 203.0.113.9, true",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.8, false",
        "fd00::/8, fd12::1, true",
        "fd00::/8, 10.0.0.1, false",
    })
    void networks(String network, String address, boolean inside) throws BadSettings, UnknownHostException {
        assertThat(Network.parse(network).contains(InetAddress.getByName(address)))
                .isEqualTo(inside);
    }

    @Test
    void durations() {
        assertThat(Quantities.duration("50ms")).isEqualTo(Duration.ofMillis(50));
        assertThat(Quantities.duration("2 s")).isEqualTo(Duration.ofSeconds(2));
        assertThat(Quantities.duration("5m")).isEqualTo(Duration.ofMinutes(5));
        assertThat(Quantities.duration("30d")).isEqualTo(Duration.ofDays(30));
        assertThat(List.of("", "50", "ms", "-1s", "1.5s", "1 fortnight", "999999999999999999d", "1S"))
                .allSatisfy(text -> assertThat(Quantities.duration(text)).isNull());
    }

    @Test
    void sizes() {
        assertThat(Quantities.size("512B")).isEqualTo(512);
        assertThat(Quantities.size("64KiB")).isEqualTo(65_536);
        assertThat(Quantities.size("1 MiB")).isEqualTo(1L << 20);
        assertThat(Quantities.size("2GB")).isEqualTo(2_000_000_000L);
        assertThat(Quantities.size("2G")).isEqualTo(2_000_000_000L);
        assertThat(List.of("", "64", "KiB", "-1B", "1.5MiB", "64 kibibytes", "9999999999TiB", "99999999TiB"))
                .allSatisfy(text -> assertThat(Quantities.size(text)).isNull());
    }
}
