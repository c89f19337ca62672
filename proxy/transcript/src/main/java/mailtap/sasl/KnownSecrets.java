package mailtap.sasl;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import mailtap.transcript.Bytes;
import org.apache.commons.codec.binary.Base64;

/**
 * The secrets a session has shown so far, in memory only, to be found again where they do not belong: servers echo them
 * in replies, and people type them as commands. Any eight bytes in a row of a secret count as finding it; a shorter
 * secret must be there whole, and below four bytes it is not looked for, as it would be found in every other word.
 *
 * <p>A secret is looked for plain and in Base64 at each of the three places it can have in a longer token. A small
 * filter of the eight-byte runs makes looking cheap where there is nothing to find.
 */
public final class KnownSecrets {
    private static final int RUN = 8;
    private static final int SHORTEST = 4;
    private static final int FILTER_BITS = 1 << 15;

    private final Bounds bounds;
    private final Deque<Bytes> secrets = new ArrayDeque<>();
    private long[] filter = {};
    private int forgotten;
    private int effort;

    /** The oldest is forgotten when there are too many; of a long one only the head is remembered. */
    public KnownSecrets(Bounds bounds) {
        this.bounds = bounds;
    }

    Bounds bounds() {
        return bounds;
    }

    /** A part of a line, from inclusive to exclusive. */
    public record Place(int from, int to) {}

    public boolean isEmpty() {
        return secrets.isEmpty();
    }

    /** A decoded secret: from now on also looked for in Base64. */
    public void learn(Bytes secret) {
        if (secret.length() < SHORTEST || isKnown(secret)) {
            return;
        }
        learnToken(secret);
        Bytes head = secret.slice(0, Math.min(secret.length(), bounds.secretBytes()));
        for (int before = 0; before < 3; before++) {
            learnToken(inBase64(head, before));
        }
    }

    /** Words of which one may be a secret: the whole and each of them. */
    public void learnWords(Bytes words) {
        learn(words);
        int from = 0;
        for (int i = 0; i <= words.length(); i++) {
            if (i == words.length() || words.at(i) == ' ') {
                if (i - from < words.length()) {
                    learn(words.slice(from, i));
                }
                from = i + 1;
            }
        }
    }

    /** A secret as it stood on the wire. */
    public void learnToken(Bytes token) {
        if (token.length() < SHORTEST || isKnown(token)) {
            return;
        }
        if (secrets.size() == bounds.secrets()) {
            forget();
        }
        Bytes head =
                token.slice(0, Math.min(token.length(), bounds.secretBytes())).compact();
        secrets.addLast(head);
        addToFilter(head);
    }

    /** Where known secrets are, in order and apart from one another. */
    public List<Place> findIn(Bytes text) {
        List<Place> places = new ArrayList<>();
        if (secrets.isEmpty()) {
            return places;
        }
        effort = bounds.effort();
        int i = 0;
        while (i + SHORTEST <= text.length()) {
            if (effort < 0) {
                add(places, i, text.length());
                return places;
            }
            int length = lengthAt(text, i);
            if (length > 0) {
                add(places, i, i + length);
                i += Math.max(1, length - RUN + 1);
            } else {
                i++;
            }
        }
        return places;
    }

    private static void add(List<Place> places, int from, int to) {
        Place last = places.isEmpty() ? null : places.getLast();
        if (last == null || last.to() < from) {
            places.add(new Place(from, to));
        } else if (last.to() < to) {
            places.set(places.size() - 1, new Place(last.from(), to));
        }
    }

    private int lengthAt(Bytes text, int at) {
        boolean longer = at + RUN <= text.length() && isInFilter(hash(text, at));
        int best = 0;
        for (Bytes secret : secrets) {
            if (secret.length() < RUN) {
                best = Math.max(best, commonLength(text, at, secret, 0) == secret.length() ? secret.length() : 0);
            } else if (longer) {
                best = Math.max(best, longestRun(text, at, secret));
                effort -= secret.length();
            }
        }
        return best;
    }

    /** At least eight bytes from this place on that stand anywhere in the secret. */
    private int longestRun(Bytes text, int at, Bytes secret) {
        int best = 0;
        for (int i = 0; i + RUN <= secret.length(); i++) {
            if (secret.at(i) == text.at(at)) {
                int common = commonLength(text, at, secret, i);
                best = common >= RUN ? Math.max(best, common) : best;
                effort -= common;
            }
        }
        return best;
    }

    private static int commonLength(Bytes text, int at, Bytes secret, int from) {
        int length = 0;
        while (at + length < text.length()
                && from + length < secret.length()
                && text.at(at + length) == secret.at(from + length)) {
            length++;
        }
        return length;
    }

    /** The characters that are the same wherever the secret stands behind so many bytes (mod 3) of something else. */
    private static Bytes inBase64(Bytes secret, int before) {
        byte[] padded = new byte[before + secret.length()];
        secret.copyTo(padded, before);
        Bytes whole = Bytes.wrap(Base64.encodeBase64(padded));
        if (before == 0) {
            return whole;
        }
        int first = (before * 8 + 5) / 6;
        int sure = padded.length * 8 / 6;
        return whole.slice(Math.min(first, sure), sure);
    }

    private boolean isKnown(Bytes secret) {
        return secrets.contains(secret.slice(0, Math.min(secret.length(), bounds.secretBytes())));
    }

    /** The filter may keep bits of what is forgotten: they cost time, not truth, and go now and then. */
    private void forget() {
        secrets.removeFirst();
        if (++forgotten % bounds.secrets() == 0) {
            filter = new long[0];
            secrets.forEach(this::addToFilter);
        }
    }

    private void addToFilter(Bytes secret) {
        if (filter.length == 0) {
            filter = new long[FILTER_BITS / Long.SIZE];
        }
        for (int i = 0; i + RUN <= secret.length(); i++) {
            int bit = hash(secret, i);
            filter[bit >>> 6] |= 1L << bit;
        }
    }

    private boolean isInFilter(int bit) {
        return filter.length > 0 && (filter[bit >>> 6] & (1L << bit)) != 0;
    }

    private static int hash(Bytes bytes, int from) {
        long run = 0;
        for (int i = 0; i < RUN; i++) {
            run = (run << 8) | (bytes.at(from + i) & 0xff);
        }
        return (int) ((run * 0x9E3779B97F4A7C15L) >>> 49);
    }
}
