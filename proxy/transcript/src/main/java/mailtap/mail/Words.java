package mailtap.mail;

import java.util.Locale;

/** How constants stand in queries and JSON: {@code bcc-own-copy}. */
public final class Words {
    private Words() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
