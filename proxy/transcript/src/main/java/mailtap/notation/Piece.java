package mailtap.notation;

import mailtap.transcript.Bytes;
import mailtap.transcript.Label;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a line as read.
 *
 * @param label as marked; absent for what has the label of the line
 * @param masked length of a secret shown as stars; 0 where there are bytes
 */
record Piece(@Nullable Label label, Bytes bytes, long masked) {}
