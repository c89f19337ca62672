package mailtap.mail.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mailtap.mail.Confidence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuessTest {
    private static final String MANNER = """
        hello\tEHLO
        verb-case\tupper
        mail-form\tMAIL FROM:<>
        rcpt-form\tRCPT TO:<>
        mail-parameters\tnone
        """;
    private static final KnownClients TABLE =
            KnownClients.read(("client\tMutt\t2.2.9\tsmtp\n" + MANNER + "client\tSylpheed\t3.8\tsmtp\n"
                            + MANNER.replace("none", "SIZE=…") + "message-id\tx{8}@localhost\n")
                    .lines()
                    .toList());

    private static Traits traits(String parameters, String header) {
        return Told.smtp(Told.GREETING + """
            2 C: MAIL FROM:<alice@example.org>%s
              S: 250 ok
            3 C: RCPT TO:<bob@example.com>
              S: 250 ok
            4 C: DATA
              S: 354 go
              C| From: alice@example.org
              C| %s
              C|
              C| .
              S: 250 ok
            """.formatted(parameters, header));
    }

    @Test
    void nameAndMannerTogetherAreCertain() {
        Guess guess = Guess.of(traits("", "User-Agent: Mutt/2.2.9"), TABLE);
        assertThat(guess.program()).isEqualTo(new Program("Mutt", "2.2.9"));
        assertThat(guess.confidence()).isEqualTo(Confidence.CERTAIN);
        assertThat(guess.reasons().getFirst()).isEqualTo("it names itself: User-Agent: Mutt/2.2.9 (0000000000007.m1)");
        assertThat(guess.fingerprint()).matches("smtp-[0-9a-f]{8}");
    }

    @Test
    void aNameAloneIsLikelyAndTheReasonSaysWhatIsMissing() {
        Guess unknown = Guess.of(traits("", "X-Mailer: Microsoft Office Outlook 12.0"), TABLE);
        assertThat(unknown.program()).isEqualTo(new Program("Microsoft Office Outlook", "12.0"));
        assertThat(unknown.confidence()).isEqualTo(Confidence.LIKELY);
        assertThat(unknown.reasons().getLast()).contains("not among");
        Guess through = Guess.of(traits(" SIZE=5", "User-Agent: Mutt/2.2.9"), TABLE);
        assertThat(through.confidence()).isEqualTo(Confidence.LIKELY);
        assertThat(through.reasons().getLast())
                .isEqualTo("its manner is not that of Mutt as measured, but that of Sylpheed");
    }

    @Test
    void aMannerAloneIsAGuessUnlessItsMessagesAreTheProgramsOwn() {
        Guess guess = Guess.of(traits(" SIZE=5", "Subject: x"), TABLE);
        assertThat(guess.program()).isEqualTo(new Program("Sylpheed", null));
        assertThat(guess.confidence()).isEqualTo(Confidence.GUESS);
        Guess own = Guess.of(traits(" SIZE=5", "Message-ID: <0a1b2c3d@localhost>"), TABLE);
        assertThat(own.confidence()).isEqualTo(Confidence.LIKELY);
    }

    @Test
    void programsThatDoTheSameAreAllNamed() {
        KnownClients same = KnownClients.read(("client\tA\t1\tsmtp\n" + MANNER + "client\tB\t1\tsmtp\n" + MANNER)
                .lines()
                .toList());
        Guess guess = Guess.of(traits("", "Subject: x"), same);
        assertThat(guess.program()).isNull();
        assertThat(guess.candidates()).containsExactly("A", "B");
        assertThat(guess.words()).isEqualTo("A or B");
    }

    @Test
    void tooLittleSaysNothing() {
        Guess guess = Guess.of(Told.smtp(Told.GREETING), TABLE);
        assertThat(guess.confidence()).isEqualTo(Confidence.UNDECIDABLE);
        assertThat(guess.fingerprint()).isNull();
        assertThat(guess.reasons()).containsExactly("too little was seen of it");
    }

    @Test
    void whoForwardsTheMailOfOthersIsNoneOfThem() {
        Traits two = new TraitCounter()
                .addAll(traits("", "User-Agent: Mutt/2.2.9"))
                .addAll(traits("", "X-Mailer: Other 1"))
                .traits();
        assertThat(Guess.of(two, TABLE).confidence()).isEqualTo(Confidence.GUESS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "User-Agent: Mutt/2.2.9 (2022-11-12) | Mutt | 2.2.9",
                "User-Agent: Mozilla Thunderbird | Mozilla Thunderbird |",
                "User-Agent: Mozilla/5.0 (X11; rv:102.0) Gecko/20100101 Thunderbird/102.4.0 | Thunderbird | 102.4.0",
                "X-Mailer: Microsoft Office Outlook, Build 11.0.5510 | Microsoft Office Outlook | 11.0.5510",
                "X-Mailer: Apple Mail (2.2102) | Apple Mail | 2.2102",
                "X-Mailer: swaks v20201014.0 jetmore.org/john/code/swaks/ | swaks | 20201014.0",
                "X-Mailer: sendEmail-1.56 | sendEmail | 1.56",
                "X-Mailer: git-send-email 2.39.5 | git-send-email | 2.39.5",
                "Received: Exim 4.96 | Exim | 4.96",
                "User-Agent: mail (GNU Mailutils 3.15) | GNU Mailutils | 3.15",
            })
    void identificationsAreRead(String said, String name, String version) {
        assertThat(Program.of(said)).contains(new Program(name, version));
    }

    @Test
    void theTableThatComesAlongCanBeRead() {
        assertThat(KnownClients.measured().speaking("imap")).isEmpty();
    }

    @Test
    void aTableWithAnUnknownTraitIsRefused() {
        List<String> wrong = List.of("client\tA\t1\tsmtp", "no-such-trait\tx");
        org.assertj.core.api.Assertions.assertThatIllegalStateException().isThrownBy(() -> KnownClients.read(wrong));
    }
}
