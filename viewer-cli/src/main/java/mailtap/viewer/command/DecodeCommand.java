package mailtap.viewer.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import mailtap.viewer.home.ExitCode;
import mailtap.viewer.home.Mistake;
import mailtap.viewer.print.Screen;
import mailtap.viewer.view.Puzzle;
import mailtap.viewer.view.PuzzleView;
import org.jspecify.annotations.Nullable;

/** {@code mailtap decode}. */
final class DecodeCommand implements Command {
    private static final String FOOTER = """
        Understands the Base64 of PLAIN, LOGIN, CRAM-MD5, DIGEST-MD5, SCRAM, XOAUTH2,
        OAUTHBEARER, NTLM, EXTERNAL and ANONYMOUS, with 334, + or AUTH before it or
        without; encoded words; parameters of RFC 2231. Says how it knew.

        Examples:
          mailtap decode 334 VXNlcm5hbWU6             a prompt
          mailtap decode AGNvc3RhAGEgc2VjcmV0         whose login is it
          mailtap decode '=?UTF-8?Q?Gr=C3=BC=C3=9Fe?='  a subject
          mailtap decode < tokens.txt                 one a line
        """;

    private static final int LINES_MAX = 10_000;

    private final Common common;
    private List<String> tokens = List.of();
    private @Nullable String as;
    private boolean reveal;
    private boolean json;

    DecodeCommand(Common common) {
        this.common = common;
    }

    @Override
    public Usage usage() {
        return Usage.of("decode", this, "Take apart a token of a login, or an encoded header.", FOOTER)
                .words("TOKEN", "What to decode (default: the lines of standard input).", value -> tokens = value)
                .option(
                        "--as WHAT",
                        String.class,
                        "A mechanism such as PLAIN, or base64, word, parameter (default: by its look).",
                        value -> as = value)
                .flag("--reveal", "Show the secrets in it.", () -> reveal = true)
                .flag("--json", "Print one JSON object a token.", () -> json = true);
    }

    @Override
    public Integer call() throws IOException {
        List<Puzzle> solved = new ArrayList<>();
        for (String line : lines()) {
            solved.add(Puzzle.solve(line, as));
        }
        if (solved.isEmpty()) {
            throw new Mistake("what to decode? such as mailtap decode 334 VXNlcm5hbWU6, or lines on standard input");
        }
        try (Screen screen = common.screen()) {
            PuzzleView view = new PuzzleView(screen, reveal);
            for (Puzzle one : solved) {
                if (json) {
                    view.json(one);
                } else {
                    view.print(one);
                }
            }
        }
        return ExitCode.DONE;
    }

    private List<String> lines() throws IOException {
        if (tokens.isEmpty()) {
            BufferedReader in = new BufferedReader(
                    new InputStreamReader(common.surroundings().in(), StandardCharsets.UTF_8));
            return in.lines().filter(line -> !line.isBlank()).limit(LINES_MAX).toList();
        }
        return Puzzle.isOneLine(tokens) ? List.of(String.join(" ", tokens)) : tokens;
    }
}
