package mailtap.notation;

import java.util.Arrays;
import java.util.Optional;
import mailtap.transcript.Label;

/** Names of labels, as written out. */
final class Labels {
    private Labels() {}

    static Optional<Label> named(String name) {
        return Arrays.stream(Label.values())
                .filter(label -> label.name().equals(name))
                .findFirst();
    }
}
