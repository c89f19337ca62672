package mailtap.mail.client;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A short name for a manner of speaking: {@code smtp-1f3a9c02}. It is made of what a client does with every message and
 * at every machine, so neither recipients, content, host names, chunks nor times change it; a server that offers other
 * things may.
 */
final class Fingerprint {
    private static final int LENGTH = 8;

    private Fingerprint() {}

    /** Empty where too little was seen: no mail transaction, no logged-in look into a mailbox. */
    static Optional<String> of(Traits traits) {
        boolean sends = traits.usual(Trait.MAIL_FORM).isPresent();
        boolean fetches = traits.usual(Trait.LISTING).isPresent();
        if (!sends && !fetches) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>(List.of(sends ? "smtp" : "pop3"));
        if (sends) {
            traits.usual(Trait.HELLO).ifPresent(parts::add);
            traits.usual(Trait.MAIL_FORM).ifPresent(parts::add);
            traits.usual(Trait.RCPT_FORM).ifPresent(parts::add);
            parts.add(contains(traits, Trait.MAIL_PARAMETERS, "SIZE") ? "size" : "");
            parts.add(contains(traits, Trait.CONTENT, "BDAT") ? "bdat" : "");
            parts.add(
                    contains(traits, Trait.PIPELINING, "+") || contains(traits, Trait.PIPELINING, "RCPTs")
                            ? "ahead"
                            : "");
        } else {
            traits.usual(Trait.VERB_CASE).ifPresent(parts::add);
            traits.usual(Trait.CAPA).ifPresent(parts::add);
            traits.usual(Trait.LISTING).ifPresent(parts::add);
        }
        return Optional.of(parts.getFirst() + "-" + digest(String.join("\n", parts)));
    }

    private static boolean contains(Traits traits, Trait trait, String part) {
        return traits.values(trait).stream().anyMatch(one -> one.value().contains(part));
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, LENGTH);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
