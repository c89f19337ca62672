/**
 * Frames as text, {@code C: EHLO x} and {@code S: 250 ok}, and back: what the viewer prints, what a fixture holds, what
 * the documentation shows and what people paste into reports. {@code docs/notation.md} tells it to people.
 *
 * <p>{@link mailtap.notation.NotationWriter} and {@link mailtap.notation.NotationReader} are twins: written exactly and
 * revealed, a transcript reads back as its normal form. What is written is safe on a terminal whatever the traffic held.
 *
 * <p>Limits: the writer holds one unfinished line of at most {@value mailtap.notation.NotationWriter#HELD} bytes; the
 * reader holds the whole text. Failures: the writer has none; the reader answers what it cannot read with a
 * {@link mailtap.notation.NotationException} that names the line and what was expected there.
 *
 * <p>Known gaps: folded content cannot be read back, and says so; times below a microsecond are cut.
 */
@NullMarked
package mailtap.notation;

import org.jspecify.annotations.NullMarked;
