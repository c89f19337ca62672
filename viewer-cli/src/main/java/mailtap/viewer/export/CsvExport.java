package mailtap.viewer.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import mailtap.indexer.Hit;
import mailtap.indexer.document.Field;
import mailtap.indexer.document.Kind;
import mailtap.viewer.print.Screen;
import mailtap.viewer.print.Visible;
import mailtap.viewer.view.HitJson;

/**
 * Hits of one kind as a table with a line of headings (RFC 4180, UTF-8). No captured text becomes a formula: what begins
 * with a character that spreadsheets take for the beginning of one gets an apostrophe before it.
 */
public final class CsvExport implements Export {
    private static final String FORMULA = "=+-@＝＋－＠";
    private static final String NEW_LINE = "\r\n";

    private static final Map<Kind, List<Field>> COLUMNS = Map.of(
            Kind.SESSION,
            List.of(
                    Field.PROTOCOL,
                    Field.ROUTE,
                    Field.STATE,
                    Field.ENDED_BY,
                    Field.SOURCE_IP,
                    Field.SOURCE_PORT,
                    Field.HELO,
                    Field.USER,
                    Field.SERVER,
                    Field.SERVER_IP,
                    Field.SERVER_PORT,
                    Field.TLS_VERSION,
                    Field.EXCHANGES,
                    Field.MESSAGES,
                    Field.FINDINGS,
                    Field.FINDING,
                    Field.SOURCE_BYTES,
                    Field.SERVER_BYTES,
                    Field.DURATION),
            Kind.EXCHANGE,
            List.of(
                    Field.SMTP_COMMAND,
                    Field.POP3_COMMAND,
                    Field.COMMAND_LINE,
                    Field.STATUS,
                    Field.SMTP_CODE,
                    Field.POP3_STATUS,
                    Field.ENHANCED_CODE,
                    Field.REPLY,
                    Field.FINDING,
                    Field.DURATION),
            Kind.MESSAGE,
            List.of(
                    Field.ROUTE,
                    Field.USER,
                    Field.OUTCOME,
                    Field.SMTP_CODE,
                    Field.BYTES,
                    Field.MAIL_FROM,
                    Field.RCPT_COUNT,
                    Field.RCPT_TO,
                    Field.FROM,
                    Field.TO,
                    Field.CC,
                    Field.BCC,
                    Field.HIDDEN,
                    Field.VERDICT,
                    Field.CONFIDENCE,
                    Field.FLAG,
                    Field.SUBJECT,
                    Field.MESSAGE_ID,
                    Field.DATE,
                    Field.MAILER,
                    Field.ATTACHMENT,
                    Field.UIDL,
                    Field.SUBMISSION));

    private final Screen screen;
    private final List<Field> columns;

    public CsvExport(Screen screen, Kind kind) throws IOException {
        this.screen = screen;
        this.columns = COLUMNS.getOrDefault(kind, List.of());
        write("id,at," + columns.stream().map(CsvExport::heading).collect(Collectors.joining(",")));
    }

    private static String heading(Field field) {
        return field.canonical() + (field == Field.DURATION ? "_ms" : "");
    }

    @Override
    public void take(Hit hit) throws IOException {
        Map<Field, Object> fields = HitJson.fields(hit);
        StringBuilder line = new StringBuilder(hit.id()).append(',').append(hit.at());
        for (Field column : columns) {
            Object value = fields.get(column);
            line.append(',').append(value == null ? "" : cell(value));
        }
        write(line.toString());
    }

    private void write(String line) throws IOException {
        screen.raw((line + NEW_LINE).getBytes(StandardCharsets.UTF_8));
    }

    private static String cell(Object value) {
        return switch (value) {
            case Number number -> number.toString();
            case List<?> list -> quoted(list.stream().map(String::valueOf).collect(Collectors.joining("; ")));
            default -> quoted(value.toString());
        };
    }

    private static String quoted(String text) {
        String shown = Visible.text(text);
        boolean formula = !text.isBlank() && FORMULA.indexOf(text.strip().charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + shown.replace("\"", "\"\"") + '"';
    }
}
