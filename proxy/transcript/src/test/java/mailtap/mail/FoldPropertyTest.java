package mailtap.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import mailtap.notation.NotationException;
import mailtap.notation.NotationReader;
import mailtap.notation.Transcripts;
import mailtap.transcript.Bytes;
import mailtap.transcript.Entry;
import mailtap.transcript.Frame;
import mailtap.transcript.Transcript;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.commons.codec.digest.DigestUtils;

class FoldPropertyTest {
    private static final String TALK = """
            session 0000000000007  smtp  192.0.2.7:51234 -> mx.example.com:25  route office  2026-11-22T09:14:03Z
              S: 220 hi
            1 C: MAIL FROM:<a@x.org>
            2 C: RCPT TO:<b@x.org>
            3 C: DATA
            1 S: 250 ok
            2 S: 250 ok
            3 S: 354 go
              C| .. Subject: x
              C|
              C| ..
              C| .\\r\\r\\n
              C| .a\\n
              C| .\\n
              C| x
              C| .
              S: 250 ok
            4 C: RETR 1
              S: +OK
              S| a: b
              S|
              S| ..
              S| .
            5 C: QUIT
              S: 221 bye
              end by client  client 0/0  server 0/0
            """;
    private static final String MESSAGE = ". Subject: x\r\n\r\n.\r\n\r\r\na\n.\nx\r\n";

    private static Transcript read() {
        try {
            return NotationReader.read(TALK);
        } catch (NotationException wrong) {
            throw new AssertionError(wrong);
        }
    }

    /** Runs cut in random places. */
    private static Transcript cut(Transcript whole, Random random) {
        List<Entry> entries = new ArrayList<>();
        for (Entry entry : whole.entries()) {
            if (entry instanceof Frame frame && frame.label().isRun()) {
                for (int at = 0; at < frame.length(); ) {
                    int to = Math.min((int) frame.length(), at + 1 + random.nextInt(6));
                    Bytes piece = frame.bytes().slice(at, to);
                    entries.add(Frame.kept(
                            frame.at(), frame.side(), frame.label(), frame.exchange(), frame.offset() + at, piece));
                    at = to;
                }
            } else {
                entries.add(entry);
            }
        }
        return new Transcript(whole.id(), entries);
    }

    @Property(tries = 100)
    void whereRunsAreCutSaysNothing(@ForAll long seed) {
        Transcript whole = read();
        Transcript cut = cut(whole, new Random(seed));
        assertThat(cut.normalForm()).isEqualTo(whole.normalForm());
        assertThat(Conversation.of(cut)).isEqualTo(Conversation.of(whole));
        Message message = Conversation.of(cut).messages().getFirst();
        assertThat(message.head().latin1()).isEqualTo(MESSAGE);
        assertThat(message.sha256()).isEqualTo(DigestUtils.sha256Hex(MESSAGE));
    }

    @Property(tries = 50)
    void theMessageCanBeTakenOutAgain(@ForAll long seed) {
        Transcript cut = cut(read(), new Random(seed));
        Conversation talk = Conversation.of(cut);
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        MessageBytes taken = new MessageBytes(talk.messages().getFirst(), piece -> sent.writeBytes(piece.toArray()));
        cut.entries().forEach(taken::accept);
        taken.finish();
        assertThat(DigestUtils.sha256Hex(sent.toByteArray()))
                .isEqualTo(talk.messages().getFirst().sha256());
        ByteArrayOutputStream fetched = new ByteArrayOutputStream();
        MessageBytes again =
                new MessageBytes(talk.retrieved().getFirst(), piece -> fetched.writeBytes(piece.toArray()));
        cut.entries().forEach(again::accept);
        again.finish();
        assertThat(DigestUtils.sha256Hex(fetched.toByteArray()))
                .isEqualTo(talk.retrieved().getFirst().sha256());
    }

    @Property(tries = 300)
    void nothingThrowsAndNothingIsCountedTwice(@ForAll long seed) {
        Conversation talk = Conversation.of(Transcripts.arbitrary(seed));
        assertThat(talk.messages()).extracting(Message::number).doesNotHaveDuplicates();
        assertThat(talk.exchanges()).extracting(Exchange::number).doesNotHaveDuplicates();
    }

    @Property(tries = 50)
    void lookingAtItWhileItGoesOnChangesNothing(@ForAll long seed) {
        Transcript cut = cut(read(), new Random(seed));
        List<Message> messages = new ArrayList<>();
        ConversationFold fold = new ConversationFold(cut.id(), Extent.DEFAULT, new ConversationListener() {
            @Override
            public void message(Message message) {
                messages.add(message);
            }
        });
        for (Entry entry : cut.entries()) {
            fold.accept(entry);
            fold.snapshot();
        }
        assertThat(messages.getLast()).isEqualTo(Conversation.of(cut).messages().getFirst());
        assertThat(messages).extracting(Message::number).containsOnly(1);
    }
}
