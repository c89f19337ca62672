package mailtap.transcript;

import java.util.Locale;

/** How constants stand in queries, JSON and notation: {@code bcc-own-copy}. */
public final class WireName {
    private WireName() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
