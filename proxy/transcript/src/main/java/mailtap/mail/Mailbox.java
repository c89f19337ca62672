package mailtap.mail;

import java.util.Map;
import java.util.SortedSet;

/**
 * What a POP3 session told of its mailbox.
 *
 * @param messages as STAT or LIST said; -1 where neither was asked
 * @param octets as STAT or LIST said; -1 where neither was asked
 * @param deleted numbers marked by DELE and not taken back by RSET
 * @param committed QUIT was accepted after that, so they are gone
 * @param uidls unique-ids by number, as UIDL told; complete once the session is read to its end
 */
public record Mailbox(
        long messages, long octets, SortedSet<Integer> deleted, boolean committed, Map<Integer, String> uidls) {
    public Mailbox {
        uidls = Map.copyOf(uidls);
    }
}
