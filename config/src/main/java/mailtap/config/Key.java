package mailtap.config;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A setting by its dotted name, and what its value must look like.
 *
 * @param standard the default as it would be written, empty where there is none
 */
public record Key<T>(String name, String standard, Kind<T> kind) {
    Key(String name, Kind<T> kind) {
        this(name, "", kind);
    }

    // By the name, and written out: what Java would make up for it takes a noticeable part of a command's time.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Key<?> key && key.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** The environment variable that sets it: {@code journal.write-interval} is {@code MAILTAP_JOURNAL_WRITE_INTERVAL}. */
    public String variable() {
        return "MAILTAP_" + name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }

    Setting<T> read(String text, Origin origin) throws BadSettings {
        try {
            return new Setting<>(this, kind.read(text), text, origin);
        } catch (BadSettings bad) {
            boolean quoted = bad.line().startsWith("\"" + text + "\"");
            if (origin.source() == Origin.Source.COMMAND_LINE) {
                throw new BadSettings(origin + (quoted ? ": " : " " + text + ": ") + bad.line());
            }
            String subject = quoted ? name + ": " : name + " is \"" + text + "\": ";
            throw new BadSettings(origin + ": " + subject + bad.line());
        }
    }
}
