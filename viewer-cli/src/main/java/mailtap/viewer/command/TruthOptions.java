package mailtap.viewer.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import mailtap.mail.submission.Truth;
import mailtap.transcript.Bytes;
import mailtap.viewer.home.Mistake;
import mailtap.viewer.wiring.Headers;
import mailtap.viewer.wiring.Judgement;
import org.jspecify.annotations.Nullable;

/** What the author is known to have meant. */
final class TruthOptions {
    private static final int HEAD_BYTES = 1 << 20;

    private @Nullable Path sent;
    private @Nullable String truth;

    void addTo(Usage usage) {
        usage.option(
                        "--sent FILE.eml",
                        Path.class,
                        "The sender's own copy, from its folder of sent mail: who was in Bcc is certain then.",
                        value -> sent = value)
                .option(
                        "--truth to=A,cc=B,bcc=C",
                        String.class,
                        "The same by word of mouth: to=a@x.org,b@x.org,bcc=c@x.org.",
                        value -> truth = value);
    }

    Truth truth() throws IOException {
        if (sent != null && truth != null) {
            throw new Mistake("--sent and --truth both say who was in Bcc; give one of them");
        }
        return sent != null ? sent(sent) : truth != null ? spoken(truth) : Truth.UNKNOWN;
    }

    private static Truth sent(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Truth own = Truth.sent(Headers.of(Bytes.wrap(in.readNBytes(HEAD_BYTES))));
            if (!own.isKnown()) {
                throw new Mistake("--sent " + file + " names nobody in To, Cc or Bcc; is it a message?");
            }
            return own;
        } catch (NoSuchFileException e) {
            throw new Mistake("--sent " + file + ": there is no such file", e);
        }
    }

    /** A copy of another message would prove anything of these. */
    void check(Truth truth, List<Judgement> judged) {
        boolean about =
                judged.stream().anyMatch(one -> truth.isAbout(one.headers().messageId()));
        if (!about && !judged.isEmpty()) {
            throw new Mistake("--sent " + sent + " is the copy of another message: its Message-ID is "
                    + truth.messageId() + ", and that of the message sent is "
                    + judged.getFirst().headers().messageId());
        }
    }

    /** An address without a field before it belongs to the field before. */
    private static Truth spoken(String text) {
        List<String> visible = new ArrayList<>();
        List<String> bcc = new ArrayList<>();
        List<String> into = null;
        for (String part : text.split(",", -1)) {
            int equals = part.indexOf('=');
            String field = equals < 0 ? "" : part.substring(0, equals).strip().toLowerCase(Locale.ROOT);
            boolean named = List.of("to", "cc", "bcc").contains(field);
            into = named ? field.equals("bcc") ? bcc : visible : into;
            String address = named ? part.substring(equals + 1) : part;
            if (into == null) {
                throw new Mistake("--truth " + text + ": expected to=…,cc=…,bcc=… with addresses behind each");
            }
            if (!address.isBlank()) {
                into.add(address.strip());
            }
        }
        return Truth.of(visible, bcc);
    }
}
