package mailtap.viewer.trust;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** How programs are told to trust an authority, and how to undo it: {@code trust.txt}, with names and paths put in. */
public final class TrustGuide {
    private static final String UNDO = "-- undo";

    /**
     * Steps for one kind of program.
     *
     * @param name to ask for it by
     * @param title what it is good for
     */
    public record Place(String name, String title, List<String> trust, List<String> undo) {}

    private final List<Place> places;

    private TrustGuide(List<Place> places) {
        this.places = places;
    }

    /** @param file the certificate, as PEM */
    public static TrustGuide of(X509Certificate certificate, Path file) {
        String text = resource().replace("${file}", file.toString()).replace("${sha1}", sha1(certificate));
        List<Place> places = new ArrayList<>();
        for (String section : text.split("(?m)^== ", -1)) {
            if (section.contains(":") && !section.startsWith("#")) {
                places.add(place(section.lines().toList()));
            }
        }
        return new TrustGuide(List.copyOf(places));
    }

    /** The names there are to ask for. */
    public static List<String> names() {
        return Pattern.compile("(?m)^== ([^:]+):")
                .matcher(resource())
                .results()
                .map(head -> head.group(1))
                .toList();
    }

    private static Place place(List<String> lines) {
        String head = lines.getFirst();
        int colon = head.indexOf(':');
        int undo = lines.indexOf(UNDO);
        return new Place(
                head.substring(0, colon),
                head.substring(colon + 1).strip(),
                withoutBlankEnd(lines.subList(1, undo)),
                withoutBlankEnd(lines.subList(undo + 1, lines.size())));
    }

    private static List<String> withoutBlankEnd(List<String> lines) {
        int end = lines.size();
        while (end > 0 && lines.get(end - 1).isBlank()) {
            end--;
        }
        return List.copyOf(lines.subList(0, end));
    }

    public List<Place> places() {
        return places;
    }

    public Optional<Place> place(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return places.stream().filter(place -> place.name().equals(wanted)).findFirst();
    }

    /** By which Windows and macOS name a certificate. */
    private static String sha1(X509Certificate certificate) {
        try {
            return HexFormat.of()
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }

    private static String resource() {
        try (InputStream in =
                Objects.requireNonNull(TrustGuide.class.getResourceAsStream("/mailtap/viewer/trust/trust.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the guide is in the jar", e);
        }
    }
}
