package mailtap.dialogue;

import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import mailtap.transcript.FindingKind;
import org.jspecify.annotations.Nullable;

/** What is odd about a MAIL or RCPT command by itself: its path, and parameters that are ill-formed or were not offered. */
final class EnvelopeRules {
    private final Offers offers;
    private final BiConsumer<FindingKind, String> tell;
    private boolean eightBit;
    private boolean utf8;

    EnvelopeRules(Offers offers, BiConsumer<FindingKind, String> tell) {
        this.offers = offers;
        this.tell = tell;
    }

    /** Whether the message that comes may hold bytes above 127, as its MAIL command said. */
    boolean announcedEightBit() {
        return eightBit;
    }

    void command(String verb, String argument) {
        PathAndParameters said = PathAndParameters.of(argument);
        if (verb.equals("MAIL")) {
            utf8 = said.has("SMTPUTF8");
            eightBit = utf8
                    || said.parameters().stream()
                            .anyMatch(one ->
                                    one.equalsIgnoreCase("BODY=8BITMIME") || one.equalsIgnoreCase("BODY=BINARYMIME"));
        }
        if (said.blank()) {
            tell.accept(FindingKind.BLANK_BEFORE_PATH, "");
        }
        if (!said.bracketed()) {
            tell.accept(FindingKind.PATH_MALFORMED, "");
        }
        if (!said.isAscii() && !utf8) {
            tell.accept(FindingKind.UTF8_NOT_ANNOUNCED, "");
        }
        Set<String> seen = new HashSet<>();
        for (String parameter : said.parameters()) {
            String keyword = PathAndParameters.keyword(parameter);
            if (seen.add(keyword)) {
                parameter(verb, keyword, parameter);
            } else {
                tell.accept(FindingKind.PARAMETER_MALFORMED, Offers.printable(keyword + " twice"));
            }
        }
    }

    private void parameter(String verb, String keyword, String parameter) {
        int equals = parameter.indexOf('=');
        String value = equals < 0 ? null : parameter.substring(equals + 1);
        MailParameter defined = MailParameter.named(keyword);
        if (defined != null && !defined.verb().equals(verb)) {
            tell.accept(FindingKind.PARAMETER_MALFORMED, keyword + " belongs to " + defined.verb());
        } else if (defined != null && !defined.isGood(value)) {
            tell.accept(FindingKind.PARAMETER_MALFORMED, keyword + (value == null ? " without a value" : ""));
        }
        String extension = defined == null ? keyword : defined.extension(value == null ? "" : value);
        if (offers.isKnown() && !offers.has(extension)) {
            String needs = extension.equals(keyword) ? "" : ", which " + extension + " would offer";
            tell.accept(FindingKind.PARAMETER_NOT_OFFERED, Offers.printable(keyword + needs));
        } else if (defined == MailParameter.SIZE) {
            size(value);
        }
    }

    private void size(@Nullable String declared) {
        String limit = offers.parameters("SIZE").strip();
        boolean numbers = declared != null && declared.matches("\\d{1,18}") && limit.matches("\\d{1,18}");
        if (numbers && Long.parseLong(limit) > 0 && Long.parseLong(declared) > Long.parseLong(limit)) {
            tell.accept(FindingKind.SIZE_OVER_LIMIT, declared + ", and the server takes " + limit);
        }
    }
}
