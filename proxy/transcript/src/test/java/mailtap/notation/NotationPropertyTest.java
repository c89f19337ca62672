package mailtap.notation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import mailtap.transcript.Transcript;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class NotationPropertyTest {
    @Property(tries = 1_000)
    void whatIsWrittenReadsBackAsTheNormalForm(@ForAll long seed) throws NotationException {
        Transcript said = Transcripts.arbitrary(seed);
        String text = NotationWriter.write(said, NotationStyle.EXACT);
        assertThat(NotationReader.read(text)).as(text).isEqualTo(said.normalForm());
    }

    @Property
    void writtenAsItComesItReadsBackTheSame(@ForAll long seed) throws NotationException {
        Transcript said = Transcripts.arbitrary(seed);
        StringBuilder text = new StringBuilder();
        NotationWriter writer = new NotationWriter(
                said.id(), NotationStyle.EXACT, line -> text.append(line).append('\n'));
        said.entries().forEach(writer::write);
        writer.finish();
        if (!said.entries().isEmpty()) {
            assertThat(NotationReader.read(text.toString())).as(text.toString()).isEqualTo(said.normalForm());
        }
    }

    @Property
    void annotationsAreNeverTakenForBytes(@ForAll long seed) throws NotationException {
        Transcript said = Transcripts.arbitrary(seed);
        NotationStyle said2 = NotationStyle.EXACT.withAnnotator((frame, line) -> "   = \u001b[2J\n" + line.latin1());
        assertThat(NotationReader.read(NotationWriter.write(said, said2))).isEqualTo(said.normalForm());
    }

    @Property
    void nothingWrittenActsOnATerminal(@ForAll long seed) {
        String screen = NotationWriter.write(Transcripts.arbitrary(seed), NotationStyle.SCREEN);
        assertThat(screen.codePoints().filter(c -> c != '\n' && c != ' ' && !isSafe(c)))
                .isEmpty();
    }

    private static boolean isSafe(int character) {
        return character > 0x9f ? Printable.isShown(character) : character > ' ' && character < 0x7f;
    }

    @Property
    void theReaderAnswersAnyTextWithATranscriptOrALine(@ForAll long seed) {
        byte[] text = NotationWriter.write(Transcripts.arbitrary(seed), NotationStyle.EXACT)
                .getBytes(StandardCharsets.UTF_8);
        java.util.Random random = new java.util.Random(seed);
        for (int i = 0; i < 5; i++) {
            text[random.nextInt(text.length)] = (byte) " :.*\\{}|\"9C!\nx".charAt(random.nextInt(13));
        }
        try {
            NotationReader.readAll(new String(text, StandardCharsets.UTF_8));
            NotationReader.talk(new String(text, StandardCharsets.UTF_8));
        } catch (NotationException expected) {
            assertThat(expected.line()).isPositive();
        }
    }
}
