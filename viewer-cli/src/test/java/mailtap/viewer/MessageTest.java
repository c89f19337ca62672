package mailtap.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mailtap.viewer.view.SafeName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Saving messages and their parts: exactly, privately, and nowhere but where it was asked for. */
class MessageTest {
    @TempDir
    private Path home;

    private Cli cli;

    @BeforeEach
    void store() throws IOException {
        Path data = home.resolve("store");
        CapturedStore.write(data, "messages");
        cli = new Cli(home).with("MAILTAP_DATA", data.toString());
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> !file.equals(folder))
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void partsAreSavedUnderSafeNamesInTheFolderAlone() throws IOException {
        Path folder = home.resolve("out/parts");
        Cli.Result result = cli.run("message", "8aaa", "--save", folder.toString());
        assertThat(result.exitCode()).isZero();
        assertThat(files(folder))
                .containsExactly(
                        "_CON (2).txt",
                        "_CON.txt",
                        "cod_[2J.txt",
                        "evil.pdf",
                        "part-1.1.txt",
                        "part-1.2.html",
                        "part-7.1.txt",
                        "picture.png");
        assertThat(files(home.resolve("out"))).hasSize(9);
        assertThat(result.out().lines()).hasSize(8);
        assertThat(Files.readString(folder.resolve("evil.pdf"))).isEqualTo("%PDF-1.4 not much\n");
        assertThat(Files.readString(folder.resolve("part-7.1.txt"))).startsWith("Inner text.");
    }

    @Test
    void nothingThereIsWrittenOver() throws IOException {
        Path folder = Files.createDirectory(home.resolve("mine"));
        Files.writeString(folder.resolve("evil.pdf"), "mine");
        Path elsewhere = home.resolve("elsewhere");
        Files.createSymbolicLink(folder.resolve("picture.png"), elsewhere);
        assertThat(cli.run("message", "8aaa", "--save", folder.toString()).exitCode())
                .isZero();
        assertThat(Files.readString(folder.resolve("evil.pdf"))).isEqualTo("mine");
        assertThat(folder.resolve("evil (2).pdf")).exists();
        assertThat(folder.resolve("picture (2).png")).exists();
        assertThat(elsewhere).doesNotExist();
    }

    @Test
    void whatIsNoFolderTakesNoParts() throws IOException {
        Path file = Files.writeString(home.resolve("parts"), "mine");
        Cli.Result refused = cli.run("message", "8aaa", "--save", file.toString());
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains(file + " is no folder");
        assertThat(file).hasContent("mine");
    }

    @Test
    void theWholeReplacesAFileOnlyByForce() throws IOException {
        Path file = Files.writeString(home.resolve("sent.eml"), "mine");
        assertThat(cli.run("message", "8aaa", "--eml", file.toString()).err()).contains("is there already", "--force");
        assertThat(file).hasContent("mine");
        assertThat(cli.run("message", "8aaa", "--eml", file.toString(), "--force")
                        .exitCode())
                .isZero();
        assertThat(Files.readString(file)).contains("Subject: ").doesNotContain("mine");
    }

    @Test
    void onePartOnly() throws IOException {
        Path folder = home.resolve("one");
        assertThat(cli.run("message", "8aaa", "--part", "2", "--save", folder.toString())
                        .exitCode())
                .isZero();
        assertThat(files(folder)).containsExactly("evil.pdf");
        assertThat(cli.run("message", "8aaa", "--part", "99", "--save", folder.toString())
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    void theWholeAsItWasSent() throws IOException {
        Path sent = home.resolve("sent.eml");
        assertThat(cli.run("message", "8aaa", "--eml", sent.toString()).exitCode())
                .isZero();
        assertThat(Files.readString(sent, StandardCharsets.US_ASCII))
                .startsWith("From: =?GBK?B?1cW3qw==?= <anna@example.com>\r\n")
                .endsWith("--b--\r\n");
        assertThat(cli.run("message", "8aaa", "--eml", sent.toString()).exitCode())
                .isEqualTo(2);
        Cli.Result fetched = cli.run("message", "8ccc", "--eml", "-");
        assertThat(fetched.out()).endsWith("<p>..unstuffed</p>\r\n").startsWith("From: anna");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "invoice.pdf|invoice.pdf",
                "../../etc/passwd|passwd",
                "C:\\\\Windows\\\\win.ini|win.ini",
                "..|x",
                ".|x",
                "/|x",
                ".bashrc|bashrc",
                "a/../b|b",
                "nul|_nul",
                "COM1.txt|_COM1.txt",
                "lpt¹|_lpt¹",
                "console.txt|console.txt",
                "a:b.txt|a_b.txt",
                "name. . |name",
                "\u202ecod.exe|cod.exe",
                "\u0000\u001b[2Jx|__[2Jx",
                "发票.pdf|发票.pdf",
            })
    void namesAreMadeSafe(String captured, String safe) {
        assertThat(SafeName.of(captured.translateEscapes(), "x")).isEqualTo(safe);
    }

    @Test
    void longNamesKeepTheirEnding() {
        String name = SafeName.of("a".repeat(5_000) + ".pdf", "x");
        assertThat(name).hasSize(200).endsWith(".pdf");
        List<String> tried = new ArrayList<>();
        for (int n = 1; n <= 3; n++) {
            tried.add(SafeName.numbered("a.tar", n));
        }
        assertThat(tried).containsExactly("a.tar", "a (2).tar", "a (3).tar");
    }

    /** A folder of Linux takes 255 bytes, which are 85 of these characters, and a number has to find room. */
    @Test
    void longNamesAreCutByBytes(@TempDir Path folder) throws IOException {
        for (String one : List.of("发", "😀", "é", "e\u0301", "a", "😀a")) {
            String name = SafeName.numbered(SafeName.of(one.repeat(400) + ".文档", "x"), 1_000);
            assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(190, 220);
            assertThat(name).startsWith(one.repeat(10)).endsWith(" (1000).文档").doesNotContain("\ufffd", "?");
            Files.writeString(folder.resolve(name), "kept");
        }
    }
}
