package mailtap.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import mailtap.viewer.home.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaTest {
    @TempDir
    private Path home;

    private Cli.Result ca(String... words) {
        String[] all = Stream.concat(Stream.of("ca"), Stream.of(words)).toArray(String[]::new);
        return new Cli(home).with("MAILTAP_DATA", data().toString()).run(all);
    }

    private Path data() {
        return home.resolve("data");
    }

    private String done(String... words) {
        Cli.Result result = ca(words);
        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        return result.out();
    }

    private String mistake(String... words) {
        Cli.Result result = ca(words);
        assertThat(result.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(result.out()).isEmpty();
        assertThat(result.err().lines()).hasSize(1);
        return result.err();
    }

    private JsonObject shown() {
        return JsonParser.parseString(done("show", "--json")).getAsJsonObject();
    }

    private static String digest(JsonObject shown, String which) {
        return shown.getAsJsonObject(which).get("sha256").getAsString();
    }

    @Test
    void withoutOneEveryCommandSaysHowToMakeIt() {
        for (String command : List.of("show", "export", "trust", "untrust")) {
            assertThat(mistake(command)).contains("there is no authority yet", "mailtap ca init");
        }
    }

    @Test
    void itIsForItsNamesAndItsOwnersEyesOnly() throws IOException {
        assertThat(done("init", "smtp.example.com")).contains("signs for    127.0.0.1, ::1, localhost");

        JsonObject authority = shown().getAsJsonObject("authority");
        assertThat(authority.getAsJsonArray("names").toString()).contains("\"smtp.example.com\"");
        assertThat(authority.get("constrained").getAsBoolean()).isTrue();
        assertThat(authority.get("not_after").getAsString()).startsWith("2027-02-20T10:00");
        assertThat(permissions(data().resolve("ca"))).isEqualTo("rwx------");
        assertThat(permissions(data().resolve("ca/authority.key"))).isEqualTo("rw-------");
        assertThat(mistake("init")).contains("already", "ca rotate");
    }

    @Test
    void unconstrainedIsSaid() {
        assertThat(done("init", "--unconstrained")).contains("every server there is");
        assertThat(shown().getAsJsonObject("authority").has("names")).isFalse();
    }

    @Test
    void whatIsExportedIsTheCertificateAlone() throws Exception {
        done("init");
        String digest = digest(shown(), "authority");
        Path der = home.resolve("a.der");
        Path store = home.resolve("a.p12");
        Path password = Files.writeString(home.resolve("password"), "correct horse\n");

        done("export", der.toString());
        done("export", store.toString(), "--password-file", password.toString());

        assertThat(digest(certificate(done("export").getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(digest);
        assertThat(digest(certificate(Files.readAllBytes(der)))).isEqualTo(digest);
        KeyStore read = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            read.load(in, "correct horse".toCharArray());
        }
        assertThat(read.isCertificateEntry("mailtap")).isTrue();
        assertThat(digest((X509Certificate) read.getCertificate("mailtap"))).isEqualTo(digest);
        assertThat(permissions(store)).isEqualTo("rw-------");
    }

    @Test
    void theKeyGoesIntoAProtectedFileOnly() throws Exception {
        done("init");
        Path store = home.resolve("a.p12");
        Path password = Files.writeString(home.resolve("password"), "correct horse\n");

        done("export", store.toString(), "--with-key", "--password-file", password.toString());

        KeyStore read = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            read.load(in, "correct horse".toCharArray());
        }
        assertThat(read.isKeyEntry("mailtap")).isTrue();
        assertThat(mistake("export", "--with-key")).contains("PKCS#12 only");
        assertThat(mistake("export", store.toString(), "--password-file", password.toString()))
                .contains("is there already");
        Files.writeString(password, "short");
        assertThat(mistake("export", home.resolve("b.p12").toString(), "--password-file", password.toString()))
                .contains("at least 6");
    }

    @Test
    void theOldOneIsUsedUntilTheNewOneIsTrusted() throws IOException {
        done("init", "smtp.example.com");
        String old = digest(shown(), "authority");

        assertThat(done("rotate", "new.example.com")).contains("ca trust --next", "ca rotate --now");
        String next = digest(shown(), "next");
        assertThat(digest(shown(), "authority")).isEqualTo(old);
        assertThat(done("trust", "curl", "--next")).contains("ca/next/authority.pem");

        done("rotate", "--now");
        assertThat(digest(shown(), "authority")).isEqualTo(next);
        assertThat(shown().has("next")).isFalse();
        assertThat(shown().getAsJsonArray("retired")).hasSize(1);
        assertThat(shown().getAsJsonObject("authority").getAsJsonArray("names").toString())
                .contains("smtp.example.com", "new.example.com");
        try (Stream<Path> files = Files.walk(data())) {
            assertThat(files.filter(file -> file.toString().endsWith(".key")))
                    .as("the old key is destroyed")
                    .containsExactly(data().resolve("ca/authority.key"));
        }
        assertThat(done("untrust", "windows")
                        .lines()
                        .filter(line -> line.contains("-delstore Root "))
                        .distinct())
                .as("both can be forgotten")
                .hasSize(2);
    }

    @Test
    void everyProgramHasStepsBothWays() {
        done("init");
        List<String> programs = done("trust")
                .lines()
                .skip(1)
                .takeWhile(line -> !line.isBlank())
                .map(line -> line.split(" ", 2)[0])
                .toList();
        assertThat(programs).contains("windows", "macos", "thunderbird", "java", "python", "openssl", "debian");
        for (String program : programs) {
            assertThat(done("trust", program))
                    .as(program)
                    .contains(data().resolve("ca/authority.pem").toString());
            assertThat(done("untrust", program).lines()).as(program).hasSizeGreaterThan(1);
        }
        assertThat(mistake("trust", "vms")).contains("ca trust vms: expected windows, macos, ");
    }

    @Test
    void aDamagedOneIsOneLineThatSaysWhatToDo() throws IOException {
        done("init");
        Path key = data().resolve("ca/authority.key");
        String good = Files.readString(key);

        Files.delete(key);
        assertThat(mistake("show")).contains("authority.key is missing", "delete " + data().resolve("ca"));
        Files.writeString(key, "nonsense");
        assertThat(mistake("show")).contains("authority.key");
        Files.writeString(key, good);
        done("rotate");
        Files.copy(data().resolve("ca/next/authority.key"), key, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(mistake("show")).contains("is not the key of");
        assertThat(run("--smtp", "127.0.0.1:0=127.0.0.1:9")).contains("is not the key of");
    }

    /** Not one of them is replaced, and once the file is back mailtap starts as before. */
    @Test
    void whatCannotBeUsedEndsTheStartAndHarmsNothing() throws IOException {
        done("init", "smtp.example.com");
        String digest = digest(shown(), "authority");
        Path certificate = data().resolve("ca/authority.pem");
        Path key = data().resolve("ca/authority.key");
        for (Path file : List.of(certificate, key)) {
            byte[] good = Files.readAllBytes(file);
            Files.delete(file);
            assertThat(starting()).contains(file + " is missing", "put it back from a backup");
            assertThat(file).doesNotExist();
            Files.createDirectory(file);
            assertThat(starting()).contains(file + " is no file");
            Files.delete(file);
            Files.write(file, new byte[] {0, 1, 2});
            assertThat(starting()).contains(file + " holds no");
            assertThat(Files.readAllBytes(file)).containsExactly(0, 1, 2);
            Files.write(file, good);
        }
        assertThat(digest(shown(), "authority")).isEqualTo(digest);
        assertThat(new Cli(home)
                        .with("MAILTAP_DATA", data().toString())
                        .run("check")
                        .err())
                .doesNotContain("authority");
    }

    private String starting() {
        return run("--smtp", "127.0.0.1:0=smtp.example.com");
    }

    @Test
    void oneOfYourOwnIsUsedAndLeftAlone() throws IOException {
        done("init", "smtp.example.com");
        Path own = Files.createDirectory(home.resolve("own"));
        Files.move(data().resolve("ca/authority.pem"), own.resolve("a.pem"));
        Files.move(data().resolve("ca/authority.key"), own.resolve("a.key"));
        Files.writeString(data().resolve("mailtap.conf"), """
            tls { authority-certificate = "%s", authority-key = "%s" }
            """.formatted(own.resolve("a.pem"), own.resolve("a.key")));

        assertThat(done("show")).contains("your own", own.resolve("a.pem").toString());
        assertThat(mistake("rotate")).contains("is your own");
        assertThat(mistake("init")).contains("is your own");
        assertThat(run("--smtp", "127.0.0.1:0=other.example.net"))
                .contains("may not sign for other.example.net of route smtp-0", "tls.authority-certificate");
        Files.writeString(data().resolve("mailtap.conf"), "tls.authority-key = a.key\n");
        assertThat(mistake("show")).contains("belong together");
    }

    @Test
    void aRouteOutsideItsNamesSaysThatItMustBeMadeAnew() {
        done("init", "smtp.example.com");
        assertThat(run("--smtp", "127.0.0.1:0=other.example.net"))
                .contains("may not sign for other.example.net of route smtp-0")
                .contains("mailtap ca rotate --now other.example.net makes it anew");
    }

    private String run(String... words) {
        Cli cli = new Cli(home).with("MAILTAP_DATA", data().toString());
        cli.stop().raise();
        Cli.Result result =
                cli.run(Stream.concat(Stream.of("run"), Stream.of(words)).toArray(String[]::new));
        assertThat(result.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(result.err().lines()).hasSize(1);
        return result.err();
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static X509Certificate certificate(byte[] bytes) throws Exception {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new java.io.ByteArrayInputStream(bytes));
    }

    private static String digest(X509Certificate certificate) throws Exception {
        return java.util.HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    }
}
