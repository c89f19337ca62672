package mailtap.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import mailtap.notation.NotationStyle;
import mailtap.notation.NotationWriter;
import mailtap.notation.Turn;
import mailtap.sasl.Secrets;
import mailtap.transcript.Bytes;
import mailtap.transcript.FindingKind;
import mailtap.transcript.Side;
import mailtap.transcript.Transcript;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Plays every playbook whole, line by line, byte by byte and in many seeded chunkings; each must be heard as the
 * playbook says. {@code -Dplaybooks.update=true} writes what is heard into the files, to be read before it is committed.
 */
class PlaybookTest {
    private static final int SEEDS = 40;
    private static final boolean UPDATE = Boolean.getBoolean("playbooks.update");

    @Test
    void playbooks_are_found() {
        assertThat(Playbook.all()).hasSizeGreaterThan(20);
    }

    @TestFactory
    Stream<DynamicTest> every_playbook_is_heard_as_it_says() {
        return Playbook.all().stream().map(book -> DynamicTest.dynamicTest(book.name(), () -> play(book)));
    }

    private static void play(Playbook book) {
        List<Turn> talk = book.talk();
        Transcript whole = Chunks.whole(book.protocol(), Secrets.masked(), talk);
        String heard = Playbook.tidy(NotationWriter.write(whole, NotationStyle.EXACT.withReveal(false)));
        if (UPDATE) {
            book.update(heard);
        } else {
            assertThat(heard).as(book.why()).isEqualTo(book.heard());
        }
        chunkingChangesNothing(book, talk, whole);
        assertThat(whole.isTiled(Side.CLIENT)).isTrue();
        assertThat(whole.isTiled(Side.SERVER)).isTrue();
        assertThat(Seen.findings(whole)).doesNotContain(FindingKind.DECODER_FAULT);
        book.secrets()
                .forEach(secret -> assertThat(Seen.places(whole, Bytes.utf8(secret)))
                        .as("places of a secret")
                        .isEmpty());
        Transcript kept = Chunks.whole(book.protocol(), Secrets.kept(), talk);
        assertThat(kept.isTiled(Side.CLIENT) && kept.isTiled(Side.SERVER)).isTrue();
    }

    private static void chunkingChangesNothing(Playbook book, List<Turn> talk, Transcript whole) {
        assertThat(Chunks.asSaid(book.protocol(), Secrets.masked(), talk))
                .as("line by line")
                .isEqualTo(whole);
        assertThat(Chunks.byteByByte(book.protocol(), Secrets.masked(), talk))
                .as("byte by byte")
                .isEqualTo(whole);
        for (long seed = 0; seed < SEEDS; seed++) {
            assertThat(Chunks.seeded(book.protocol(), Secrets.masked(), talk, seed))
                    .as("chunked by seed %d", seed)
                    .isEqualTo(whole);
        }
    }
}
