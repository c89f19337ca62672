package mailtap.config;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The oldest version of TLS that is agreed to. */
public enum TlsMinimum {
    TLS_1_0,
    TLS_1_1,
    TLS_1_2,
    TLS_1_3;

    /** As people write it: {@code 1.2}. */
    @Override
    public String toString() {
        return name().substring("TLS_".length()).replace('_', '.');
    }

    static Kind<TlsMinimum> kind() {
        String expected = Arrays.stream(values()).map(TlsMinimum::toString).collect(Collectors.joining(" or "));
        return new Kind<>(
                expected,
                false,
                text -> Arrays.stream(values())
                        .filter(one -> one.toString().equals(text))
                        .findFirst()
                        .orElseThrow(() -> new BadSettings("expected " + expected)));
    }
}
