package mailtap.journal;

import mailtap.transcript.Entry;
import mailtap.transcript.SessionId;

/** An entry with the session it belongs to, as it stands in the journal. */
public record JournalEntry(SessionId session, Entry entry) {}
