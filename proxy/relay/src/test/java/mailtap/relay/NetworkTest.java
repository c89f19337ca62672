package mailtap.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.0/24,   192.0.2.255,  true",
        "192.0.2.0/24,   192.0.3.0,    false",
        "192.0.2.0/23,   192.0.3.0,    true",
        "10.1.2.3/8,     10.200.0.1,   true",
        "192.0.2.7,      192.0.2.7,    true",
        "192.0.2.7,      192.0.2.6,    false",
        "0.0.0.0/0,      203.0.113.9,  true",
        "0.0.0.0/0,      2001:db8::1,  false",
        "2001:db8::/32,  2001:db8:f::1, true",
        "2001:db8::/32,  2001:db9::1,  false",
    })
    void contains(String network, String address, boolean expected) {
        assertThat(Network.parse(network).contains(Network.parse(address).address()))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "192.0.2.0/33", "2001:db8::/129", "192.0.2.0/", "192.0.2.0/x", "/8"})
    void whatIsNoNetworkIsRefusedWithALine(String text) {
        assertThatThrownBy(() -> Network.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .isNotEmpty();
    }
}
