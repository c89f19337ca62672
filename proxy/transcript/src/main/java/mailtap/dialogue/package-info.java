/**
 * Bytes to frames: cuts what the two sides of an SMTP, LMTP or POP3 session say into labelled frames, and masks what is
 * secret before anything leaves this room.
 *
 * <p>It knows only what changes where the next frame ends and what is secret; it never judges whether a command is
 * right. What a reply means for the next bytes depends on the pair of command and reply ({@link
 * mailtap.dialogue.Answers}). Where a label cannot be known before the reply is seen, as behind DATA or AUTH, the
 * label waits, never the bytes: the caller has forwarded them long before.
 *
 * <p>TLS passes closed, with what its hellos say told, unless the source opens it: then a {@link
 * mailtap.transcript.Verdict} says where each side has to stop, and the dialogue goes on with what is said inside.
 *
 * <p>Limits: no I/O, no threads, no clock; one thread at a time; every bound stands in {@link mailtap.dialogue.Limits}.
 * Failures: none, whatever the bytes; a fault of ours turns the rest of the session opaque, with a finding. For any
 * bytes the frames of a side laid end to end have that side's length, and no chunking changes the normal form as long as
 * the order of the two sides stays.
 *
 * <p>Known gaps: XEXCH50, the reversed roles after TURN, and the security layers that a SASL
 * mechanism may put on the connection are read as ordinary commands; a hello in SSL 2's form is not known for TLS; a
 * password of capital letters only, of four letters at most, or of several words, typed alone before any login was tried,
 * cannot be told from a command and is shown.
 */
@NullMarked
package mailtap.dialogue;

import org.jspecify.annotations.NullMarked;
