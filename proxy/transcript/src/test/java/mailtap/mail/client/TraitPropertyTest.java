package mailtap.mail.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import mailtap.dialogue.Dialogue;
import mailtap.mail.Conversation;
import mailtap.mail.ConversationFold;
import mailtap.mail.ConversationListener;
import mailtap.mail.Extent;
import mailtap.mail.Message;
import mailtap.mail.submission.Headers;
import mailtap.notation.Transcripts;
import mailtap.sasl.Secrets;
import mailtap.transcript.Bytes;
import mailtap.transcript.Entry;
import mailtap.transcript.Protocol;
import mailtap.transcript.SessionId;
import mailtap.transcript.Side;
import mailtap.transcript.Transcript;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class TraitPropertyTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final List<String> SAID = List.of(
            "S220 mx\r\n",
            "Cehlo [127.0.0.1]\r\n",
            "S250-mx\r\n250-PIPELINING\r\n250 CHUNKING\r\n",
            "CAUTH PLAIN AGFsaWNlAHMzY3JldA==\r\n",
            "S235 in\r\n",
            "Cmail FROM:<a@x.org> size=9\r\nrcpt TO:<b@x.org>\r\nrcpt TO:<c@x.org>\r\nDATA\r\n",
            "S250 ok\r\n250 ok\r\n250 ok\r\n354 go\r\n",
            "CFrom: a@x.org\r\nTo: b@x.org\r\nX-Mailer: Some Mailer 1.0\r\n",
            "CMessage-ID: <12.ab@x.org>\r\n\r\n..x\r\n\n.\r\n",
            "S250 ok\r\n",
            "CMAIL FROM:<a@x.org>\r\nRCPT TO:<b@x.org>\r\nBDAT 3\r\nabcBDAT 2 LAST\r\nab",
            "S250 ok\r\n250 ok\r\n250 ok\r\n250 ok\r\n",
            "CQUIT\r\n",
            "S221 bye\r\n");

    /** The same talk, its chunks and times as the seed will; the order of the two sides stays. */
    private static Transcript told(long seed) {
        Random random = new Random(seed);
        List<Entry> entries = new ArrayList<>();
        Dialogue dialogue = new Dialogue(Protocol.SMTP, Secrets.masked(), entries::add);
        Instant at = NOON;
        for (String turn : SAID) {
            Bytes bytes = Bytes.latin1(turn.substring(1));
            Side side = turn.charAt(0) == 'C' ? Side.CLIENT : Side.SERVER;
            for (int from = 0; from < bytes.length(); ) {
                int to = seed == 0 ? bytes.length() : Math.min(bytes.length(), from + 1 + random.nextInt(20));
                at = at.plusMillis(random.nextInt(5_000));
                dialogue.received(side, bytes.slice(from, to), at);
                from = to;
            }
        }
        return new Transcript(new SessionId(7), entries);
    }

    @Property(tries = 150)
    void chunksAndTimesChangeNoTrait(@ForAll long seed) {
        Traits whole = Told.of(told(0));
        assertThat(Told.of(told(seed))).isEqualTo(whole);
        assertThat(whole.usual(Trait.PIPELINING)).contains("MAIL+RCPTs+DATA");
        assertThat(whole.usual(Trait.LOGIN)).contains("PLAIN with initial response");
        assertThat(whole.values(Trait.LINE_ENDS)).extracting(Seen::value).contains("CRLF and bare LF");
    }

    @Property(tries = 100)
    void watchingItGoOnSeesTheSameAsReadingItWhole(@ForAll long seed) {
        Transcript talk = told(seed);
        TraitFold traits = new TraitFold(talk.id());
        ConversationFold fold = new ConversationFold(talk.id(), Extent.DEFAULT, new ConversationListener() {
            @Override
            public void message(Message message) {
                traits.message(message, Headers.of(message.head()));
            }
        });
        for (Entry entry : talk.entries()) {
            traits.accept(entry);
            fold.accept(entry);
        }
        assertThat(traits.traits()).isEqualTo(Told.of(talk));
    }

    @Property(tries = 300)
    void nothingThrowsAndEverythingIsBounded(@ForAll long seed) {
        Transcript any = Transcripts.arbitrary(seed);
        Traits traits = TraitFold.of(any, Conversation.of(any), Headers::of);
        Guess guess = Guess.of(traits, KnownClients.measured());
        assertThat(guess.reasons()).isNotEmpty();
        assertThat(Traits.read(traits.written())).isEqualTo(traits);
        traits.seen().values().forEach(values -> assertThat(values).hasSizeLessThan(TraitCounter.MOST_VALUES + 2));
    }
}
