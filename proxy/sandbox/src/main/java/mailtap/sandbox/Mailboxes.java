package mailtap.sandbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** All mailboxes. One lock for all: a sandbox is never busy enough to notice. */
final class Mailboxes {
    /** More addresses than this are refused, so that no client can fill the memory with empty mailboxes. */
    private static final int MAILBOXES_MAX = 100_000;

    private final SandboxSettings settings;
    private final Map<String, List<StoredMessage>> byAddress = new TreeMap<>();
    private long bytes;
    private long delivered;

    Mailboxes(SandboxSettings settings) {
        this.settings = settings;
    }

    /** Makes the mailbox if need be; false where there is no room for another message. */
    synchronized boolean accepts(String address) {
        List<StoredMessage> messages = byAddress.get(key(address));
        return messages == null ? byAddress.size() < MAILBOXES_MAX : messages.size() < settings.mailboxMessagesMax();
    }

    /** Delivers to each, or to none where it does not fit. */
    synchronized boolean deliver(Collection<String> addresses, byte[] message) {
        long more = (long) message.length * addresses.size();
        if (bytes + more > settings.totalBytesMax() || !addresses.stream().allMatch(this::accepts)) {
            return false;
        }
        for (String address : addresses) {
            String uidl = String.format(Locale.ROOT, "mailtap-%08x", ++delivered);
            byAddress.computeIfAbsent(key(address), none -> new ArrayList<>()).add(new StoredMessage(uidl, message));
        }
        bytes += more;
        return true;
    }

    /** What lies in the mailbox of an address, or of the first address with this local part. */
    synchronized List<StoredMessage> read(String login) {
        return List.copyOf(byAddress.getOrDefault(mailbox(login), List.of()));
    }

    synchronized void delete(String login, Collection<StoredMessage> messages) {
        List<StoredMessage> held = byAddress.getOrDefault(mailbox(login), List.of());
        for (StoredMessage message : messages) {
            if (held.removeIf(one -> one.uidl().equals(message.uidl()))) {
                bytes -= message.bytes().length;
            }
        }
    }

    private String mailbox(String login) {
        String key = key(login);
        return byAddress.containsKey(key)
                ? key
                : byAddress.keySet().stream()
                        .filter(address -> address.startsWith(key + "@"))
                        .findFirst()
                        .orElse(key);
    }

    private static String key(String address) {
        return address.toLowerCase(Locale.ROOT);
    }
}
