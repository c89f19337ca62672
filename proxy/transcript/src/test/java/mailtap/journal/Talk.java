package mailtap.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import mailtap.transcript.Bytes;
import mailtap.transcript.Endpoint;
import mailtap.transcript.Entry;
import mailtap.transcript.Frame;
import mailtap.transcript.Label;
import mailtap.transcript.Protocol;
import mailtap.transcript.SessionEnd;
import mailtap.transcript.SessionId;
import mailtap.transcript.SessionStart;
import mailtap.transcript.Side;

/** A made-up session, entry by entry, with offsets that tile. */
final class Talk {
    final SessionId id;
    final List<JournalEntry> entries = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-22T09:14:03.118Z");
    private long clientOffset;
    private long serverOffset;
    private int exchange;

    Talk(long id) {
        this.id = new SessionId(id);
    }

    static Talk small(long id) {
        return new Talk(id)
                .start()
                .server("220 smtp.example.com ESMTP\r\n")
                .client("EHLO client.example\r\n")
                .server("250 SIZE 1000000\r\n")
                .client("QUIT\r\n")
                .server("221 bye\r\n")
                .end();
    }

    Talk start() {
        return add(new SessionStart(
                now,
                Protocol.SMTP,
                "office",
                SessionStart.Source.LIVE,
                new Endpoint(null, "192.0.2.7", 51234),
                new Endpoint("smtp.example.com", "192.0.2.1", 587)));
    }

    Talk client(String line) {
        exchange++;
        Bytes bytes = Bytes.latin1(line);
        add(Frame.kept(now, Side.CLIENT, Label.COMMAND, exchange, clientOffset, bytes));
        clientOffset += bytes.length();
        return this;
    }

    Talk content(Bytes bytes) {
        add(Frame.kept(now, Side.CLIENT, Label.CONTENT, exchange, clientOffset, bytes));
        clientOffset += bytes.length();
        return this;
    }

    Talk server(String line) {
        Bytes bytes = Bytes.latin1(line);
        add(Frame.kept(now, Side.SERVER, Label.REPLY, exchange, serverOffset, bytes));
        serverOffset += bytes.length();
        return this;
    }

    Talk end() {
        return add(new SessionEnd(
                now,
                SessionEnd.EndedBy.CLIENT,
                new SessionEnd.Wire(clientOffset, clientOffset),
                new SessionEnd.Wire(serverOffset, serverOffset)));
    }

    Talk add(Entry entry) {
        entries.add(new JournalEntry(id, entry));
        now = now.plusNanos(1_234_000);
        return this;
    }

    void recordInto(JournalWriter writer) {
        entries.forEach(entry -> writer.record(entry.session(), entry.entry()));
    }
}
