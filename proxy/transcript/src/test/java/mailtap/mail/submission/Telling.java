package mailtap.mail.submission;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import mailtap.mail.submission.Mailing.Form;
import mailtap.transcript.Protocol;
import mailtap.transcript.SessionId;
import mailtap.transcript.Transcript;

/**
 * One way of bringing a {@link Mailing} to a server: which recipients go into which transaction, over which connection, in
 * which order, whether the client waits for replies, and whether it sends its content by DATA or in chunks.
 */
final class Telling {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String OTHER = "Message-ID: <other@example.org>\r\nFrom: " + Mailing.SENDER
            + "\r\nTo: zoe@example.org\r\nBcc: yan@example.org\r\n\r\nanother one\r\n";

    private record Transaction(Form form, List<String> recipients) {}

    private final Mailing mailing;
    private final Random random;
    private final boolean plain;
    private final boolean pipelining;

    private Telling(Mailing mailing, Random random, boolean plain) {
        this.mailing = mailing;
        this.random = random;
        this.plain = plain;
        this.pipelining = !plain && random.nextBoolean();
    }

    /** Each form in one transaction, one line after the other. */
    static List<Transcript> plainly(Mailing mailing) {
        return new Telling(mailing, new Random(1), true).sessions();
    }

    /** Any other way. */
    static List<Transcript> anyhow(Mailing mailing, long seed) {
        return new Telling(mailing, new Random(seed), false).sessions();
    }

    private List<Transcript> sessions() {
        List<Transaction> all = new ArrayList<>();
        mailing.forms().forEach(form -> split(form, all));
        List<List<Transaction>> connections = new ArrayList<>();
        for (Transaction one : all) {
            if (connections.isEmpty() || (!plain && random.nextBoolean())) {
                connections.add(new ArrayList<>());
            }
            connections.get(plain ? 0 : random.nextInt(connections.size())).add(one);
        }
        List<Transcript> sessions = new ArrayList<>();
        for (List<Transaction> one : connections) {
            SessionId id = new SessionId(1 + sessions.size());
            Instant at = NOON.plusSeconds(plain ? 0 : random.nextInt(300));
            sessions.add(connection(one).heard(id, mailing.protocol(), at));
        }
        if (!plain) {
            Collections.shuffle(sessions, random);
        }
        return sessions;
    }

    /** Whoever is alone with a refusal gets no message, and nothing would show what he was refused for. */
    private void split(Form form, List<Transaction> into) {
        List<String> asked = new ArrayList<>(form.asked());
        int parts = plain ? 1 : 1 + random.nextInt(asked.size());
        List<List<String>> groups = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            groups.add(new ArrayList<>(List.of(asked.get(i))));
        }
        for (String one : form.recipients().keySet()) {
            if (!asked.subList(0, parts).contains(one)) {
                groups.get(random.nextInt(parts)).add(one);
            }
        }
        for (List<String> group : groups) {
            if (!plain) {
                Collections.shuffle(group, random);
            }
            into.add(new Transaction(form, group));
        }
        if (!plain) {
            Collections.shuffle(into, random);
        }
    }

    private Script connection(List<Transaction> transactions) {
        Script script = new Script(random, plain, pipelining);
        boolean lmtp = mailing.protocol() == Protocol.LMTP;
        script.greets("220 mx.example.org ready\r\n");
        script.asks(lmtp ? "LHLO me\r\n" : "EHLO me\r\n", "250-mx.example.org\r\n250-PIPELINING\r\n250 CHUNKING\r\n");
        for (Transaction one : transactions) {
            noise(script);
            send(script, one);
        }
        noise(script);
        script.asks("QUIT\r\n", "221 bye\r\n");
        return script;
    }

    private void noise(Script script) {
        switch (plain ? 0 : random.nextInt(6)) {
            case 1 -> script.asks("NOOP\r\n", "250 Ok\r\n");
            case 2 -> script.asks("RSET\r\n", "250 Ok\r\n");
            case 3 -> {
                script.asks("MAIL FROM:<" + Mailing.SENDER + ">\r\n", "250 Ok\r\n");
                script.asks("RCPT TO:<xena@example.org>\r\n", "250 Ok\r\n");
                script.asks("RSET\r\n", "250 Ok\r\n");
            }
            case 4 -> {
                script.asks("MAIL FROM:<" + Mailing.SENDER + ">\r\n", "250 Ok\r\n");
                script.asks("RCPT TO:<zoe@example.org>\r\n", "250 Ok\r\n");
                content(script, OTHER, "250 Ok\r\n");
            }
            default -> {}
        }
    }

    private void send(Script script, Transaction one) {
        script.asks("MAIL FROM:<" + Mailing.SENDER + ">\r\n", "250 Ok\r\n");
        StringBuilder last = new StringBuilder();
        for (String recipient : one.recipients()) {
            String reply = one.form().recipients().getOrDefault(recipient, "");
            boolean later = reply.startsWith("*");
            script.asks("RCPT TO:<" + spelt(recipient) + ">\r\n", later ? "250 Ok\r\n" : reply + "\r\n");
            if (later || reply.startsWith("2")) {
                last.append(later ? reply.substring(1) : "250 2.0.0 taken").append("\r\n");
            }
        }
        boolean lmtp = mailing.protocol() == Protocol.LMTP;
        content(script, one.form().text(), lmtp ? last.toString() : "250 2.0.0 taken\r\n");
    }

    /** The domain says nothing by its case. */
    private String spelt(String address) {
        int at = address.lastIndexOf('@');
        return plain || random.nextBoolean()
                ? address
                : address.substring(0, at) + address.substring(at).toUpperCase(Locale.ROOT);
    }

    private void content(Script script, String text, String reply) {
        if (plain || random.nextBoolean()) {
            script.asks("DATA\r\n", "354 go\r\n");
            script.says(("\r\n" + text).replace("\r\n.", "\r\n..").substring(2) + ".\r\n", reply);
            return;
        }
        int at = 0;
        while (text.length() - at > 1 && random.nextInt(4) != 0) {
            int to = at + 1 + random.nextInt(text.length() - at - 1);
            script.asks("BDAT " + (to - at) + "\r\n" + text.substring(at, to), "250 Ok\r\n");
            at = to;
        }
        byte[] rest = text.substring(at).getBytes(StandardCharsets.ISO_8859_1);
        script.asks("BDAT " + rest.length + " LAST\r\n" + text.substring(at), reply);
    }
}
