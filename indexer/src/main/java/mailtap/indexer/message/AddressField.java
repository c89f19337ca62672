package mailtap.indexer.message;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mailtap.mail.Address;
import mailtap.mail.HeaderAddress;
import mailtap.mail.HeaderField;
import org.apache.james.mime4j.dom.address.Group;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.field.address.LenientAddressParser;
import org.apache.james.mime4j.stream.ParserCursor;
import org.apache.james.mime4j.stream.RawFieldParser;
import org.apache.james.mime4j.util.ByteArrayBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of one header field, each with what was written for it.
 *
 * <p>The library would decode encoded words by itself, with the character sets taken at their word; so they are hidden
 * from it and decoded here, like all other text.
 */
final class AddressField {
    private static final Pattern QUOTED_LOCAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.){0,500})\"\\s*@");
    private static final BitSet COMMA = RawFieldParser.INIT_BITSET(',');
    private static final String WORD_BEGIN = "=?";
    private static final String HIDDEN_BEGIN = "=\u001a";

    private final int index;
    private final String name;
    private final String raw;
    private final @Nullable Charset hint;
    private final List<HeaderAddress> found = new ArrayList<>();

    private AddressField(int index, HeaderField field, @Nullable Charset hint) {
        this.index = index;
        this.name = field.name().toLowerCase(Locale.ROOT);
        this.raw = field.raw();
        this.hint = hint;
    }

    static List<HeaderAddress> read(int index, HeaderField field, @Nullable Charset hint, int most) {
        return new AddressField(index, field, hint).read(most);
    }

    private List<HeaderAddress> read(int most) {
        byte[] bytes = raw.replace(WORD_BEGIN, HIDDEN_BEGIN).getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayBuffer buffer = new ByteArrayBuffer(bytes, bytes.length, true);
        ParserCursor cursor = new ParserCursor(0, bytes.length);
        while (!cursor.atEnd() && found.size() < most) {
            int start = cursor.getPos();
            if (bytes[start] != ',') {
                add(LenientAddressParser.DEFAULT.parseAddress(buffer, cursor, COMMA), start, cursor.getPos());
            }
            if (cursor.getPos() == start) {
                cursor.updatePos(start + 1);
            }
        }
        return found.size() > most ? found.subList(0, most) : found;
    }

    private void add(org.apache.james.mime4j.dom.address.@Nullable Address parsed, int start, int end) {
        String written = raw.substring(start, end).strip();
        if (parsed instanceof Group group) {
            addGroup(group, written);
        } else if (parsed instanceof Mailbox mailbox && !written.isEmpty()) {
            addMailbox(mailbox, written, null);
        }
    }

    private void addGroup(Group group, String written) {
        String groupName = text(group.getName());
        if (group.getMailboxes().isEmpty()) {
            found.add(new HeaderAddress(index, name, null, written, null, groupName));
        }
        for (Mailbox mailbox : group.getMailboxes()) {
            addMailbox(mailbox, mailbox.getAddress(), groupName);
        }
    }

    private void addMailbox(Mailbox mailbox, String written, @Nullable String group) {
        String local = text(exact(mailbox.getLocalPart()));
        String domain = text(mailbox.getDomain());
        Address address = local.isEmpty() ? null : Address.of(local, domain);
        String display = mailbox.getName() == null ? null : text(mailbox.getName());
        found.add(new HeaderAddress(index, name, display, shown(written), address, group));
    }

    /** The library leaves some quoted pairs as they are (RFC 5322 3.2.4); then the local part is read from what was written. */
    private @Nullable String exact(@Nullable String local) {
        if (local == null || local.indexOf('\\') < 0) {
            return local;
        }
        Matcher quoted = QUOTED_LOCAL.matcher(raw);
        while (quoted.find()) {
            String inner = quoted.group(1);
            if (inner.replaceAll("\\\\([\"\\\\])", "$1").equals(local)) {
                return inner.replaceAll("\\\\(.)", "$1");
            }
        }
        return local;
    }

    private static String shown(String text) {
        return text.replace(HIDDEN_BEGIN, WORD_BEGIN);
    }

    private String text(@Nullable String latin1) {
        return latin1 == null ? "" : HeaderText.ofLatin1(shown(latin1), hint);
    }
}
