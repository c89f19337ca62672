package mailtap.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code decode} and {@code encode} with standard input and files. */
class CodingTest {
    @TempDir
    private Path home;

    @Test
    void a_token_is_made_of_a_password_on_standard_input() {
        Cli.Result made = new Cli(home).hearing("a secret \n").run("encode", "plain", "costa", "--secret-from", "-");
        assertThat(made.exitCode()).isZero();
        Cli.Result read = new Cli(home).run("decode", "--reveal", made.out().strip());
        assertThat(read.out()).contains("PLAIN", "costa", "\"a secret \"");
    }

    @Test
    void a_token_is_made_of_a_password_in_a_file() throws IOException {
        Path file = Files.writeString(home.resolve("secret"), "tanstaaftanstaaf\r\n");
        Cli.Result made = new Cli(home)
                .run(
                        "encode",
                        "cram-md5",
                        "tim",
                        "<1896.697170952@postoffice.reston.mci.net>",
                        "--secret-from",
                        file.toString());
        assertThat(made.out()).isEqualTo("dGltIGI5MTNhNjAyYzdlZGE3YTQ5NWI0ZTZlNzMzNGQzODkw\n");
    }

    @Test
    void without_a_terminal_nobody_is_asked() {
        Cli.Result asked = new Cli(home).run("encode", "login", "costa");
        assertThat(asked.exitCode()).isEqualTo(2);
        assertThat(asked.err()).contains("--secret-from");
    }

    @Test
    void lines_of_standard_input_are_decoded_one_by_one() {
        Cli.Result read = new Cli(home)
                .hearing("S: 334 VXNlcm5hbWU6\n\nC: Y29zdGFAYW1heGl0Lm5ldA==\n")
                .run("decode");
        assertThat(read.out()).contains("Username:", "costa@amaxit.net");
    }
}
