package mailtap.viewer.view;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import mailtap.viewer.print.Visible;

/**
 * A captured file name as one that can be written to: one name in one folder, on any system. No separators, no controls,
 * nothing that turns the direction of text, no device of Windows, not hidden, not too long.
 */
public final class SafeName {
    /** Bytes of a name in UTF-8: Linux takes 255, and something may come before or behind it. */
    private static final int LONGEST = 200;

    private static final int LONGEST_ENDING = 12;
    private static final Pattern FORBIDDEN = Pattern.compile("[/\\\\:*?\"<>|\\x00-\\x1f\\x7f]");
    private static final Pattern DEVICE =
            Pattern.compile("(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\\$|conout\\$)(\\..*)?");

    private SafeName() {}

    /** @param otherwise where nothing is left of it */
    public static String of(String captured, String otherwise) {
        String last = captured.substring(Math.max(captured.lastIndexOf('/'), captured.lastIndexOf('\\')) + 1);
        StringBuilder name = new StringBuilder();
        FORBIDDEN
                .matcher(last)
                .replaceAll("_")
                .codePoints()
                .filter(SafeName::isSeen)
                .forEach(name::appendCodePoint);
        String bare = name.toString().replaceAll("^[.\\s]+|[.\\s]+$", "");
        String safe = bare.isEmpty() ? otherwise : cut(bare);
        return DEVICE.matcher(safe).matches() ? "_" + safe : safe;
    }

    private static boolean isSeen(int point) {
        int type = Character.getType(point);
        return !Visible.isHidden(point) && type != Character.FORMAT && type != Character.UNASSIGNED;
    }

    /** The ending stays, by which people and programs know the kind. */
    private static String cut(String name) {
        if (bytes(name) <= LONGEST) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && name.length() - dot <= LONGEST_ENDING ? name.substring(dot) : "";
        return head(name, LONGEST - bytes(ending)).strip() + ending;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** As many whole characters as so many bytes hold. */
    private static String head(String text, int bytes) {
        int end = 0;
        int left = bytes;
        while (end < text.length()) {
            int next = text.offsetByCodePoints(end, 1);
            left -= bytes(text.substring(end, next));
            if (left < 0) {
                break;
            }
            end = next;
        }
        return text.substring(0, end);
    }

    /** The next one to try when a name is taken: {@code a.pdf}, {@code a (2).pdf}. */
    public static String numbered(String name, int number) {
        if (number == 1) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        int end = dot > 0 ? dot : name.length();
        return String.format(Locale.ROOT, "%s (%d)%s", name.substring(0, end), number, name.substring(end));
    }
}
