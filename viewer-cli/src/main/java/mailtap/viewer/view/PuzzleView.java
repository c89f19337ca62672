package mailtap.viewer.view;

import java.io.IOException;
import mailtap.sasl.SaslToken;
import mailtap.sasl.SaslToken.Field;
import mailtap.viewer.print.Ink;
import mailtap.viewer.print.Json;
import mailtap.viewer.print.Paragraph;
import mailtap.viewer.print.Rich;
import mailtap.viewer.print.Screen;

/** What was encoded, field by field; its secrets only when asked for. */
public final class PuzzleView {
    private static final int NAME = 18;

    private final Screen screen;
    private final boolean reveal;

    public PuzzleView(Screen screen, boolean reveal) {
        this.screen = screen;
        this.reveal = reveal;
    }

    public void print(Puzzle puzzle) throws IOException {
        SaslToken answer = puzzle.answer();
        Paragraph.print(
                screen,
                0,
                Rich.of(Ink.STRONG, answer.mechanism()).plus(", "),
                answer.what() + (answer.because().equals("named") ? "" : " (" + answer.because() + ")"));
        for (Field field : answer.fields()) {
            Rich name = Rich.of(Ink.FAINT, "  " + field.name()).pad(NAME).plus("  ");
            if (field.secret() && !reveal) {
                screen.line(name.plus(Ink.SECRET, hidden(field)));
            } else {
                Paragraph.print(screen, 0, name, visibleEdges(field.value()));
            }
        }
    }

    private static String visibleEdges(String value) {
        return value.equals(value.strip()) ? value : '"' + value + '"';
    }

    private static String hidden(Field field) {
        int length = field.value().codePointCount(0, field.value().length());
        return length == 0 ? "empty" : Quantities.count(length, "character") + ", hidden; --reveal shows it";
    }

    public void json(Puzzle puzzle) throws IOException {
        SaslToken answer = puzzle.answer();
        screen.line(Json.schema()
                .put("mechanism", answer.mechanism())
                .put("what", answer.what())
                .put("because", answer.because())
                .put("fields", answer.fields().stream().map(this::json).toList())
                .toString());
    }

    private Json json(Field field) {
        Json json = new Json().put("name", field.name()).put("secret", field.secret());
        return field.secret() && !reveal
                ? json.put(
                        "characters",
                        field.value().codePointCount(0, field.value().length()))
                : json.put("value", field.value());
    }
}
