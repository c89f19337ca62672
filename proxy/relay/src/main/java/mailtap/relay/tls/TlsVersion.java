package mailtap.relay.tls;

import java.util.Arrays;

/** The versions of TLS that can be asked for; the JDK's own engine refuses those below 1.2 unless it is told otherwise. */
public enum TlsVersion {
    TLS_1_0("TLSv1"),
    TLS_1_1("TLSv1.1"),
    TLS_1_2("TLSv1.2"),
    TLS_1_3("TLSv1.3");

    private final String protocol;

    TlsVersion(String protocol) {
        this.protocol = protocol;
    }

    /** This one and all later ones, as engines name them. */
    String[] andLater() {
        return Arrays.stream(values())
                .filter(version -> version.compareTo(this) >= 0)
                .map(version -> version.protocol)
                .toArray(String[]::new);
    }
}
