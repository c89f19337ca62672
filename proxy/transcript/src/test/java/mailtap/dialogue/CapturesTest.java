package mailtap.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import mailtap.sasl.Secrets;
import mailtap.transcript.FindingKind;
import mailtap.transcript.Frame;
import mailtap.transcript.Label;
import mailtap.transcript.Side;
import mailtap.transcript.Transcript;
import org.junit.jupiter.api.Test;

/** Recorded conversations from the folder named by {@code MAILTAP_CAPTURES}; without it they are skipped. */
class CapturesTest {
    @Test
    void recorded_talks_are_cut_whole() throws IOException {
        String folder = System.getenv("MAILTAP_CAPTURES");
        assumeTrue(folder != null, "MAILTAP_CAPTURES names no folder of captures: skipped");
        int talks = 0;
        int messages = 0;
        for (Path file : captures(Path.of(folder))) {
            for (TcpTalk talk : Captures.read(file)) {
                if (talk.isMail() && talk.hasData()) {
                    talks++;
                    messages += hear(file, talk);
                }
            }
        }
        assertThat(talks).isGreaterThan(40);
        assertThat(messages).isGreaterThan(40);
    }

    private static int hear(Path file, TcpTalk talk) {
        Transcript heard = Chunks.asSaid(talk.protocol(), Secrets.masked(), talk.turns());
        for (Side side : Side.values()) {
            assertThat(heard.isTiled(side)).as("%s tiled", file).isTrue();
        }
        assertThat(Seen.findings(heard)).as("%s", file).doesNotContain(FindingKind.DECODER_FAULT);
        assertThat(Chunks.byteByByte(talk.protocol(), Secrets.masked(), talk.turns()))
                .as("%s byte by byte", file)
                .isEqualTo(Chunks.whole(talk.protocol(), Secrets.masked(), talk.turns()));
        return (int) heard.entries().stream()
                .filter(entry -> entry instanceof Frame frame
                        && (frame.label() == Label.CONTENT || frame.label() == Label.CHUNK))
                .count();
    }

    static List<Path> captures(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.pcap(ng)?"))
                    .sorted()
                    .toList();
        }
    }
}
