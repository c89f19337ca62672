package mailtap.mail.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeTest {
    @ParameterizedTest
    @CsvSource({
        "'', nothing",
        "LOCALHOST, localhost",
        "GP, host without domain",
        "gp.example.org, host.domain",
        "[127.0.0.1], [IPv4 address]",
        "[IPv6:::1], [IPv6:address]",
        "192.0.2.1, address without brackets",
    })
    void namesAreForgotten(String argument, String shape) {
        assertThat(Shape.hello(argument)).isEqualTo(shape);
    }

    @ParameterizedTest
    @CsvSource({
        "0b1d6c7e-1f2a-4b3c-8d4e-0123456789ab@example.org, UUID@domain of From",
        "awJ3byab4dSHTaXH@gp.example.net, A{16}@name of EHLO",
        "awJ3-yab4dSHTa_X@gp.example.net, A{16}@name of EHLO",
        "000301ca4581$ef9e57f0$cedb07d0$@in, x{12}$x{8}$x{8}$@host without domain",
        "1510467688.1.1763786000000@localhost, 9.9.9@localhost",
        "nothing at all, nothing at all",
    })
    void whatDiffersEachTimeGoes(String id, String shape) {
        assertThat(Shape.messageId(id, "example.org", "gp.example.net")).isEqualTo(shape);
    }

    @ParameterizedTest
    @CsvSource({
        "'Sun, 22 Nov 2026 05:02:39 +0000', 'Day, D Mon YYYY hh:mm:ss +hhmm'",
        "'Sun, 1 Nov 2026 05:02:39 -0000 (UTC)', 'Day, D Mon YYYY hh:mm:ss -0000 (zone)'",
        "'22 Nov 2026 05:02 GMT', 'D Mon YYYY hh:mm GMT'",
    })
    void datesToo(String date, String shape) {
        assertThat(Shape.date(date)).isEqualTo(shape);
    }
}
