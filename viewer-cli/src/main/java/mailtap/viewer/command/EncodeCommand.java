package mailtap.viewer.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import mailtap.indexer.message.HeaderCoding;
import mailtap.sasl.Base64Token;
import mailtap.sasl.TokenWriter;
import mailtap.transcript.Bytes;
import mailtap.transcript.WireName;
import mailtap.viewer.home.ExitCode;
import mailtap.viewer.home.Mistake;
import mailtap.viewer.home.SecretInput;
import mailtap.viewer.print.Json;
import mailtap.viewer.print.Screen;
import org.jspecify.annotations.Nullable;

/** {@code mailtap encode}. */
final class EncodeCommand implements Command {
    private static final String FOOTER = """
        plain USER, login USER, cram-md5 USER CHALLENGE, apop USER TIMESTAMP,
        xoauth2 USER and oauthbearer USER ask for the password or token, which is never
        given on the command line. external NAME, anonymous WORD, base64 TEXT,
        word TEXT (RFC 2047) and parameter NAME TEXT (RFC 2231) need none.

        Examples:
          mailtap encode plain costa@example.org           asks for the password
          mailtap encode login costa@example.org           two lines, for two prompts
          mailtap encode cram-md5 costa PDEyM0BteD4=       with the challenge behind 334
          pass mail | mailtap encode plain costa --secret-from -
          mailtap encode parameter filename Grüße.pdf
        """;

    /** What can be made. */
    private enum Form {
        PLAIN,
        LOGIN,
        CRAM_MD5,
        APOP,
        XOAUTH2,
        OAUTHBEARER,
        EXTERNAL,
        ANONYMOUS,
        BASE64,
        WORD,
        PARAMETER;

        /** As it is typed. */
        @Override
        public String toString() {
            return WireName.of(this);
        }
    }

    private final Common common;
    private Form kind = Form.PLAIN;
    private List<String> texts = List.of();
    private String authzid = "";
    private String host = "";
    private String port = "";
    private @Nullable Path secretFrom;
    private boolean json;

    EncodeCommand(Common common) {
        this.common = common;
    }

    @Override
    public Usage usage() {
        return Usage.of("encode", this, "Make a token to log in by hand, or an encoded header.", FOOTER)
                .neededWord("KIND", Form.class, "What to make, see below.", value -> kind = value)
                .words("TEXT", "User name and what else the kind needs.", value -> texts = value)
                .option(
                        "--authzid NAME",
                        String.class,
                        "PLAIN: whom to act as (default: nobody else).",
                        value -> authzid = value)
                .option(
                        "--host HOST",
                        String.class,
                        "OAUTHBEARER: the server's name, where it wants one.",
                        value -> host = value)
                .option("--port PORT", String.class, "OAUTHBEARER: its port.", value -> port = value)
                .option(
                        "--secret-from FILE",
                        Path.class,
                        "Read the password or token there instead of asking; - for standard input.",
                        value -> secretFrom = value)
                .flag("--json", "Print one JSON object.", () -> json = true);
    }

    @Override
    public Integer call() throws IOException {
        List<String> lines = encoded();
        try (Screen screen = common.screen()) {
            if (json) {
                screen.line(Json.schema()
                        .put("kind", kind.toString())
                        .put("lines", lines)
                        .toString());
                return ExitCode.DONE;
            }
            for (String line : lines) {
                screen.line(line);
            }
        }
        return ExitCode.DONE;
    }

    private List<String> encoded() throws IOException {
        return switch (kind) {
            case PLAIN -> List.of(TokenWriter.plain(authzid, only("USER"), secret("Password")));
            case LOGIN -> TokenWriter.login(only("USER"), secret("Password"));
            case CRAM_MD5 -> cramMd5(first("USER", "CHALLENGE"), challenge());
            case APOP -> List.of(TokenWriter.apop(first("USER", "TIMESTAMP"), secret("Password"), texts.get(1)));
            case XOAUTH2 -> List.of(TokenWriter.xoauth2(only("USER"), secret("Token")));
            case OAUTHBEARER -> List.of(TokenWriter.oauthBearer(only("USER"), host, port, secret("Token")));
            case EXTERNAL, ANONYMOUS, BASE64 -> List.of(TokenWriter.base64(only("TEXT")));
            case WORD -> List.of(HeaderCoding.encodeWords(only("TEXT")));
            case PARAMETER -> List.of(HeaderCoding.encodeParameter(first("NAME", "TEXT"), texts.get(1)));
        };
    }

    private List<String> cramMd5(String user, String challenge) throws IOException {
        return List.of(TokenWriter.cramMd5(user, secret("Password"), challenge));
    }

    private String only(String name) {
        if (texts.size() != 1) {
            throw new Mistake("encode " + kind + " takes one " + name + ", not " + texts.size()
                    + (texts.size() > 1 ? "; passwords are asked for, and texts with blanks go in quotes" : ""));
        }
        return texts.getFirst();
    }

    private String first(String name, String other) {
        if (texts.size() != 2) {
            throw new Mistake(
                    "encode " + kind + " takes " + name + " and " + other + ", not " + texts.size() + " words");
        }
        return texts.getFirst();
    }

    /** As it stood behind 334, or decoded already. */
    private String challenge() {
        String given = texts.get(1);
        Bytes decoded = given.startsWith("<") ? null : Base64Token.decode(Bytes.utf8(given));
        if (decoded == null && !given.startsWith("<")) {
            throw new Mistake("'" + given + "' is no challenge: give what stands behind 334, or its text <…@…>");
        }
        return decoded == null ? given : decoded.utf8();
    }

    private String secret(String what) throws IOException {
        return SecretInput.read(common.surroundings(), what, secretFrom);
    }
}
