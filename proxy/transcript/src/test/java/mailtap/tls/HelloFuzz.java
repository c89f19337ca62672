package mailtap.tls;

import java.util.Optional;
import mailtap.transcript.Bytes;

/** Any bytes at the beginning of a connection: a hello or not, never both, and its fingerprints have their shape. */
public final class HelloFuzz {
    private HelloFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        Bytes records = Bytes.wrap(data);
        Optional<ClientHello> hello = ClientHello.parse(records);
        if (hello.isPresent() && ClientHello.state(records) != ClientHello.State.COMPLETE) {
            throw new IllegalStateException("read before it is whole");
        }
        if (hello.isPresent()
                && (Fingerprints.ja3(hello.get()).length() != 32
                        || Fingerprints.ja4(hello.get()).length() != 36)) {
            throw new IllegalStateException("a fingerprint without its shape");
        }
        for (int cut = 0; cut < Math.min(64, data.length); cut++) {
            ClientHello.state(records.slice(0, cut));
        }
    }
}
