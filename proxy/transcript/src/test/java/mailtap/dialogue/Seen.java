package mailtap.dialogue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import mailtap.transcript.Bytes;
import mailtap.transcript.Entry;
import mailtap.transcript.Finding;
import mailtap.transcript.FindingKind;
import mailtap.transcript.Frame;
import mailtap.transcript.LoginFacts;
import mailtap.transcript.Side;
import mailtap.transcript.Transcript;
import org.apache.commons.codec.binary.Base64;

/** What can be seen in a transcript by somebody who looks for something. */
final class Seen {
    private Seen() {}

    static List<FindingKind> findings(Transcript transcript) {
        List<FindingKind> kinds = new ArrayList<>();
        for (Entry entry : transcript.entries()) {
            if (entry instanceof Finding finding) {
                kinds.add(finding.kind());
            }
        }
        return kinds;
    }

    static List<LoginFacts> logins(Transcript transcript) {
        return transcript.entries().stream()
                .filter(LoginFacts.class::isInstance)
                .map(LoginFacts.class::cast)
                .toList();
    }

    /** Where the secret can be read: plain, or in Base64 behind any number of other bytes. */
    static List<String> places(Transcript transcript, Bytes secret) {
        List<String> places = new ArrayList<>();
        for (String wanted : spellings(secret)) {
            for (Entry entry : transcript.entries()) {
                if (!(entry instanceof Frame) && entry.toString().contains(wanted)) {
                    places.add(entry.toString());
                }
            }
            for (Side side : Side.values()) {
                if (transcript.kept(side).latin1().contains(wanted)) {
                    places.add(side + " has " + wanted);
                }
            }
        }
        return places;
    }

    private static List<String> spellings(Bytes secret) {
        List<String> spellings = new ArrayList<>(List.of(secret.latin1()));
        for (int before = 0; before < 3; before++) {
            byte[] padded = new byte[before + secret.length()];
            secret.copyTo(padded, before);
            String whole = new String(Base64.encodeBase64(padded), StandardCharsets.US_ASCII);
            spellings.add(whole.substring((before * 8 + 5) / 6, padded.length * 8 / 6));
        }
        return spellings;
    }
}
