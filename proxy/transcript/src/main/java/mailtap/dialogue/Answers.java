package mailtap.dialogue;

import mailtap.dialogue.ReplyLine.Kind;

/**
 * What a reply means for the bytes that follow. It depends on the pair of what was asked and what was answered, and on
 * nothing else; this is the only place where the two sides meet.
 *
 * <table>
 * <caption>Asked and answered</caption>
 * <tr><th>asked<th>positive<th>go on<th>negative
 * <tr><td>DATA<td>commands<td>content, then one reply more (LMTP: one a recipient)<td>commands
 * <tr><td>AUTH<td>login ends, commands<td>an answer<td>login ends, commands
 * <tr><td>TLS<td>TLS on both sides<td>commands<td>commands
 * <tr><td>LISTING, MESSAGE<td>a listing<td>nothing<td>nothing
 * <tr><td>SECRET<td>login ends<td>login ends<td>login ends
 * <tr><td>CHUNK, LAST_CHUNK<td>nothing<td>nothing<td>500, 502: the chunk was read as commands
 * </table>
 */
final class Answers {
    private final Unanswered unanswered;
    private final Logins logins;
    private final Upgrade upgrade;
    private final Conduct conduct;
    private final Grammar grammar;
    private final ClientSide client;
    private final ServerSide server;
    private boolean inContent;
    private int recipients;
    private int repliesToCome;

    Answers(Talk talk, ClientSide client, ServerSide server) {
        this.unanswered = talk.unanswered();
        this.logins = talk.logins();
        this.upgrade = talk.upgrade();
        this.conduct = talk.conduct();
        this.grammar = talk.grammar();
        this.client = client;
        this.server = server;
    }

    /** The whole reply to the oldest exchange that waits. */
    void given(ReplyLine reply, Asked asked) {
        boolean positive = reply.kind() == Kind.POSITIVE;
        conduct.replied(asked, reply, inContent);
        switch (asked) {
            case NOTHING, DELETION, QUIT -> unanswered.answered();
            case RECIPIENT -> {
                recipients += positive ? 1 : 0;
                unanswered.answered();
            }
            case NO_RECIPIENTS, MAIL, HELO, HELLO -> {
                recipients = positive ? 0 : recipients;
                unanswered.answered();
            }
            case DATA -> data(reply);
            case CHUNK, LAST_CHUNK -> chunk(reply, asked);
            case AUTH -> auth(reply);
            case SECRET -> {
                logins.ended(unanswered.number(), reply);
                unanswered.answered();
            }
            case TLS -> tls(reply);
            case CAPABILITIES -> {
                unanswered.answered();
                if (positive) {
                    server.startCapabilities();
                }
            }
            case LISTING, MESSAGE -> {
                unanswered.answered();
                if (positive) {
                    server.startListing(asked == Asked.MESSAGE ? reply.octets() : -1);
                }
            }
        }
        if (asked != Asked.AUTH && asked != Asked.DATA) {
            challengeUnasked(reply);
        }
        tellClient(reply);
    }

    /** A reply that nobody waits for. */
    void givenUnasked(ReplyLine reply) {
        challengeUnasked(reply);
        tellClient(reply);
    }

    private void tellClient(ReplyLine reply) {
        if (reply.kind() != Kind.GO_ON) {
            client.replied();
        }
    }

    /** A challenge outside a login: whatever made the server ask, what comes may be a secret. */
    private void challengeUnasked(ReplyLine reply) {
        if (reply.isChallenge()) {
            client.mayAnswer();
        }
    }

    private void data(ReplyLine reply) {
        if (inContent) {
            afterContent(reply);
        } else if (grammar.asksForContent(reply)) {
            inContent = true;
            repliesToCome = grammar.oneReplyARecipient() ? Math.max(1, recipients) : 1;
            client.sendContent();
        } else {
            unanswered.answered();
            client.refuseContent();
        }
    }

    private void afterContent(ReplyLine reply) {
        if (reply.kind() == Kind.GO_ON) {
            return;
        }
        repliesToCome--;
        if (reply.kind() == Kind.POSITIVE) {
            client.contentAnswered();
        }
        if (repliesToCome <= 0 || reply.isClosing()) {
            inContent = false;
            recipients = 0;
            unanswered.answered();
        }
    }

    private void chunk(ReplyLine reply, Asked asked) {
        if (reply.isUnknownCommand()) {
            server.chunkReadAsCommands();
        }
        if (asked == Asked.LAST_CHUNK && grammar.oneReplyARecipient()) {
            repliesToCome = repliesToCome > 0 ? repliesToCome : Math.max(1, recipients);
            afterContent(reply);
        } else {
            recipients = asked == Asked.LAST_CHUNK ? 0 : recipients;
            unanswered.answered();
        }
    }

    private void auth(ReplyLine reply) {
        if (reply.kind() == Kind.GO_ON) {
            client.sendAnswer();
            return;
        }
        int suspects = logins.ended(unanswered.number(), reply);
        unanswered.answered();
        client.sendCommands(suspects);
    }

    private void tls(ReplyLine reply) {
        int exchange = unanswered.number();
        unanswered.answered();
        if (reply.kind() == Kind.POSITIVE) {
            conduct.tlsAgreed();
            logins.encrypted();
            upgrade.agreed(client, server);
        } else {
            upgrade.refused(exchange, reply.code());
            client.refuseTls();
        }
    }

    /** Replies were missed: what they decided is not known. */
    void missed() {
        inContent = false;
        repliesToCome = 0;
        recipients = 0;
        logins.unfinished();
        client.repliesMissed();
    }
}
