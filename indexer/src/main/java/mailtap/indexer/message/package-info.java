/**
 * Messages to facts: header fields decoded with the raw beside them, text and attachments of the body. The one place
 * that reads MIME, and never on the live path.
 *
 * <p>Everything is read from the first bytes of a message, as many as the caller kept. Where a message does not say its
 * character set, or lies, the guess is: UTF-8 if it is that; the character set the message names elsewhere; GB18030 if
 * the high bytes come in the pairs of GB 2312; else windows-1252. {@code gb2312} is read as GB18030, {@code big5},
 * {@code euc-kr} and {@code shift_jis} as their usual supersets, as mail programs write them.
 *
 * <p>Limits: {@link mailtap.indexer.message.MessageLimits}; what was cut is said. Time is linear in the bytes given.
 * Failures: none; any bytes are a message, if an odd one.
 *
 * <p>Known gaps: encrypted parts and TNEF are listed, not opened; UTF-7 is shown as it stands, and said to be; uuencoded text is text.
 */
@NullMarked
package mailtap.indexer.message;

import org.jspecify.annotations.NullMarked;
