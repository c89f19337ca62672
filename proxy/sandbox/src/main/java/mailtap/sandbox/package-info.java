/**
 * A small mail server in memory, SMTP and POP3 over the same mailboxes: a demonstration and a test peer, not a mail
 * server. What is sent to it can be fetched from it, and nothing leaves it.
 *
 * <p>SMTP (RFC 5321): EHLO and HELO, SIZE, PIPELINING, 8BITMIME, ENHANCEDSTATUSCODES, AUTH PLAIN and LOGIN with any
 * credentials, MAIL, RCPT, DATA, RSET, NOOP, VRFY, HELP, QUIT, and STARTTLS (RFC 3207). Any address is accepted, and its mailbox made, except
 * local parts that begin with {@code refuse} (550) or {@code defer} (450). Like a real server it puts a
 * {@code Return-Path} and a {@code Received} line above what it delivers; the latter never says for whom, since that
 * would tell one recipient about another. POP3 (RFC 1939): USER and PASS, AUTH PLAIN (RFC 5034), CAPA, STAT, LIST,
 * UIDL, RETR, TOP, DELE, RSET, NOOP, QUIT, and STLS (RFC 2595); the login is an address or its local part, any password will do.
 *
 * <p>With {@link mailtap.sandbox.SandboxTls} it also listens on two ports that begin with TLS. What was said in clear behind
 * the command that begins TLS is forgotten.
 *
 * <p>What it does not do: no relaying, no BDAT, no SMTPUTF8, no APOP, no delivery reports, no disk. A
 * mailbox is not locked while somebody reads it: two sessions see it as it was when each logged in. Passwords are
 * neither looked at nor kept.
 *
 * <p>Limits: {@link mailtap.sandbox.SandboxSettings}; what does not fit is refused with a reply, a connection that says
 * nothing for five minutes is closed. It listens on 127.0.0.1 only. Failures: a port in use is an
 * {@link java.io.IOException} when it starts; later trouble ends one connection.
 */
@NullMarked
package mailtap.sandbox;

import org.jspecify.annotations.NullMarked;
