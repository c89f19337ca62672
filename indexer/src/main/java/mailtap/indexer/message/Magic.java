package mailtap.indexer.message;

import java.util.List;
import java.util.Locale;
import mailtap.transcript.Bytes;
import org.jspecify.annotations.Nullable;

/** What kind of file some bytes are by how they begin. */
final class Magic {
    /** So many first bytes are looked at. */
    static final int NEEDED = 1024;

    /** @param at where the mark stands */
    private record Mark(String type, int at, Bytes bytes) {
        static Mark of(String type, int at, String latin1) {
            return new Mark(type, at, Bytes.latin1(latin1));
        }

        boolean isIn(Bytes head) {
            int end = at + bytes.length();
            return head.length() >= end && head.slice(at, end).equals(bytes);
        }
    }

    /** The more telling first. */
    private static final List<Mark> MARKS = List.of(
            Mark.of("application/pdf", 0, "%PDF-"),
            Mark.of("image/png", 0, "\u0089PNG\r\n\u001a\n"),
            Mark.of("image/jpeg", 0, "\u00ff\u00d8\u00ff"),
            Mark.of("image/gif", 0, "GIF8"),
            Mark.of("image/webp", 8, "WEBP"),
            Mark.of("image/tiff", 0, "II*\0"),
            Mark.of("image/tiff", 0, "MM\0*"),
            Mark.of("image/bmp", 0, "BM"),
            Mark.of("audio/wav", 8, "WAVE"),
            Mark.of("audio/mpeg", 0, "ID3"),
            Mark.of("video/mp4", 4, "ftyp"),
            Mark.of("application/zip", 0, "PK\u0003\u0004"),
            Mark.of("application/gzip", 0, "\u001f\u008b"),
            Mark.of("application/x-7z-compressed", 0, "7z\u00bc\u00af'\u001c"),
            Mark.of("application/vnd.rar", 0, "Rar!\u001a\u0007"),
            Mark.of("application/x-ole-storage", 0, "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1"),
            Mark.of("application/rtf", 0, "{\\rtf"),
            Mark.of("application/ms-tnef", 0, "x\u009f>\""),
            Mark.of("application/x-msdownload", 0, "MZ"),
            Mark.of("application/x-elf", 0, "\u007fELF"),
            Mark.of("application/x-mach-binary", 0, "\u00cf\u00fa\u00ed\u00fe"),
            Mark.of("application/x-iso9660-image", 0, "CD001"),
            Mark.of("application/x-ms-shortcut", 0, "L\0\0\0\u0001\u0014\u0002\0"),
            Mark.of("text/x-shellscript", 0, "#!"),
            Mark.of("application/pgp-encrypted", 0, "-----BEGIN PGP MESSAGE"),
            Mark.of("text/calendar", 0, "BEGIN:VCALENDAR"),
            Mark.of("text/vcard", 0, "BEGIN:VCARD"));

    private Magic() {}

    /** Null where the bytes do not say. */
    static @Nullable String of(Bytes head) {
        for (Mark mark : MARKS) {
            if (mark.isIn(head)) {
                return mark.type.equals("application/zip") ? zip(head) : mark.type;
            }
        }
        return markup(head);
    }

    /** Office documents and Java archives are ZIP files that begin with an entry of their own. */
    private static String zip(Bytes head) {
        String names = head.latin1();
        if (names.contains("[Content_Types].xml") || names.contains("_rels/.rels")) {
            return "application/vnd.openxmlformats-officedocument";
        }
        if (names.startsWith("mimetype", 30)) {
            return "application/vnd.oasis.opendocument";
        }
        return names.contains("META-INF/MANIFEST.MF") ? "application/java-archive" : "application/zip";
    }

    private static @Nullable String markup(Bytes head) {
        String begin =
                head.slice(0, Math.min(head.length(), 200)).latin1().strip().toLowerCase(Locale.ROOT);
        if (begin.startsWith("<!doctype html") || begin.startsWith("<html")) {
            return "text/html";
        }
        return begin.startsWith("<?xml") ? "application/xml" : null;
    }

    /** Whether a part may rightly be declared so while it begins like that: many types are one of these inside. */
    static boolean mayBe(String declared, String looksLike) {
        if (declared.equals("application/octet-stream")
                || (declared.equals("text/plain") && looksLike.startsWith("text/"))) {
            return true;
        }
        return switch (looksLike) {
            case "application/zip",
                    "application/vnd.openxmlformats-officedocument",
                    "application/vnd.oasis.opendocument",
                    "application/java-archive" ->
                declared.contains("zip")
                        || declared.startsWith("application/vnd.")
                        || declared.contains("java-archive")
                        || declared.contains("epub");
            case "application/x-ole-storage" ->
                declared.startsWith("application/vnd.ms")
                        || declared.contains("msword")
                        || declared.contains("outlook");
            case "application/x-msdownload" ->
                declared.contains("msdownload") || declared.contains("dosexec") || declared.contains("executable");
            case "application/xml" -> declared.contains("xml");
            case "application/gzip" -> declared.contains("gzip") || declared.contains("tar");
            case "video/mp4" ->
                declared.startsWith("video/") || declared.startsWith("audio/") || declared.startsWith("image/");
            case "image/bmp" -> declared.startsWith("text/") || declared.contains("bmp") || declared.contains("bitmap");
            case "application/vnd.rar" -> declared.contains("rar");
            case "application/rtf" -> declared.endsWith("rtf") || declared.contains("msword");
            default -> declared.startsWith("image/") && looksLike.startsWith("image/") && declared.contains("jpg");
        };
    }
}
