package mailtap.indexer.message;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import mailtap.mail.HeaderAddress;
import mailtap.mail.HeaderField;
import mailtap.mail.submission.Inside;
import org.jspecify.annotations.Nullable;

/** Gathers what the parts of a message tell of recipients while its tree is walked. */
final class Traces {
    /** Fields of attached messages that may name somebody who is named nowhere else. */
    private static final Set<String> FIELDS = Set.of(
            "bcc",
            "resent-bcc",
            "x-bcc",
            "dcc",
            "apparently-to",
            "delivered-to",
            "x-envelope-to",
            "envelope-to",
            "x-original-to");

    private static final int MOST = 1_000;
    /** The keys stand at the beginning of what is encrypted. */
    private static final int LOOKED_AT = 64 << 10;

    private final @Nullable Charset hint;
    private final List<Inside.Named> named = new ArrayList<>();
    private boolean tnef;
    private boolean encrypted;
    private int keys;

    Traces(@Nullable Charset hint) {
        this.hint = hint;
    }

    void attachedField(String name, String value) {
        String field = name.strip().toLowerCase(Locale.ROOT);
        if (FIELDS.contains(field) && named.size() < MOST) {
            HeaderField read = new HeaderField(field, HeaderText.unfold(value).strip(), "");
            for (HeaderAddress one : AddressField.read(0, read, hint, MOST - named.size())) {
                if (one.address() != null) {
                    named.add(new Inside.Named(field, one.address()));
                }
            }
        }
    }

    void multipart(String type) {
        encrypted |= type.equals("multipart/encrypted");
    }

    void part(String mime, @Nullable String fileName, @Nullable String smimeType) {
        boolean tnefName = fileName != null && fileName.equalsIgnoreCase("winmail.dat");
        tnef |= mime.equals("application/ms-tnef") || mime.equals("application/vnd.ms-tnef") || tnefName;
        encrypted |= isCms(mime) && (smimeType == null || smimeType.contains("enveloped"));
    }

    private static boolean isCms(String mime) {
        return mime.equals("application/pkcs7-mime") || mime.equals("application/x-pkcs7-mime");
    }

    /** How many of the first bytes of such a part are worth keeping. */
    int wanted(String mime) {
        return isCms(mime) || mime.equals("application/octet-stream") || mime.equals("text/plain") ? LOOKED_AT : 0;
    }

    void bytes(String mime, byte[] first) {
        int found = isCms(mime) ? Keys.ofCms(first) : wanted(mime) > 0 ? Keys.ofPgp(first) : 0;
        keys = Math.max(keys, found);
        encrypted |= found > 0;
    }

    Inside inside() {
        return named.isEmpty() && !tnef && !encrypted ? Inside.NOTHING : new Inside(named, tnef, encrypted, keys);
    }
}
