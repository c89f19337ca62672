package mailtap.viewer.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import mailtap.relay.tls.Authority;
import mailtap.viewer.home.ExitCode;
import mailtap.viewer.home.Mistake;
import mailtap.viewer.print.Screen;
import mailtap.viewer.trust.AuthorityExport;
import mailtap.viewer.trust.AuthorityExport.Format;
import org.jspecify.annotations.Nullable;

/** {@code mailtap ca export}. */
final class CaExportCommand implements Command {
    private static final String FOOTER = """
        PEM to standard output without a FILE; else the form that the file's name says.
        PKCS#12 needs a password: it is asked for, or read from a file.

        Examples:
          mailtap ca export > mailtap.pem
          mailtap ca export mailtap.der
          mailtap ca export mailtap.p12 --password-file password.txt     a Java trust store
        """;

    private static final int PASSWORD_MIN = 6;

    private final Common common;
    private @Nullable Path file;
    private @Nullable Format format;
    private @Nullable Path passwordFile;
    private boolean withKey;
    private boolean next;

    CaExportCommand(Common common) {
        this.common = common;
    }

    @Override
    public Usage usage() {
        return Usage.of("export", this, "Write the authority's certificate for other programs and machines.", FOOTER)
                .word("FILE", Path.class, "A new file.", value -> file = value)
                .option(
                        "--format FORM",
                        Format.class,
                        "pem, der or p12 (default: by the file's name).",
                        value -> format = value)
                .option(
                        "--password-file FILE",
                        Path.class,
                        "The first line of this file is the password of the PKCS#12 file.",
                        value -> passwordFile = value)
                .flag(
                        "--with-key",
                        "The key too, PKCS#12 only: whoever has it can pass for the servers it may sign for.",
                        () -> withKey = true)
                .flag("--next", "The authority that is to follow, rather than the one in force.", () -> next = true);
    }

    @Override
    public Integer call() throws IOException {
        Format form = form();
        if (withKey && form != Format.P12) {
            throw new Mistake("the key is exported as PKCS#12 only: name a file that ends in .p12");
        }
        Authority authority = CaCommand.Meant.of(CaCommand.folder(common), next).authority();
        char[] password = form == Format.P12 ? password() : new char[0];
        byte[] bytes = withKey
                ? AuthorityExport.withKey(authority, password)
                : AuthorityExport.certificate(authority, form, password);
        Arrays.fill(password, ' ');
        write(bytes);
        return ExitCode.DONE;
    }

    private Format form() {
        if (format != null) {
            return format;
        }
        return file == null ? Format.PEM : Format.of(String.valueOf(file.getFileName()));
    }

    private void write(byte[] bytes) throws IOException {
        Path target = file;
        if (target != null && Files.exists(target)) {
            throw new Mistake(target + " is there already; name another file or delete it");
        }
        try (Screen screen = target == null ? common.screen() : common.file(target)) {
            screen.raw(bytes);
        }
    }

    private char[] password() throws IOException {
        char[] password = passwordFile != null ? fromFile(passwordFile) : asked();
        if (password.length < PASSWORD_MIN) {
            throw new Mistake("a password of PKCS#12 has at least " + PASSWORD_MIN + " characters");
        }
        return password;
    }

    private static char[] fromFile(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new Mistake(path + " is not there; --password-file names a file with the password on its first line");
        }
        return Files.readString(path, StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .orElse("")
                .toCharArray();
    }

    private char[] asked() {
        if (!common.surroundings().terminal().err()) {
            throw new Mistake("PKCS#12 needs a password: give it with --password-file FILE");
        }
        return Optional.ofNullable(System.console())
                .map(console -> console.readPassword("Password for the PKCS#12 file: "))
                .orElseThrow(() -> new Mistake("no password was typed"));
    }
}
