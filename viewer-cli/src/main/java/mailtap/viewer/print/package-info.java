/**
 * What reaches a person's eyes: coloured lines, tables, JSON, the pager.
 *
 * <p>Everything shown may have been sent by a stranger, so nothing is trusted: text becomes {@link
 * mailtap.viewer.print.Rich spans} with an {@link mailtap.viewer.print.Ink ink}, and only {@link
 * mailtap.viewer.print.Screen} turns inks into escape sequences, after {@link mailtap.viewer.print.Visible} has made
 * every control, bidirectional and invisible character in the text visible. No other class writes one.
 *
 * <p>Limits: widths are those of a terminal that counts code points, as xterm does; one that joins emoji sequences shows
 * such a table row a little short. Failures: {@link mailtap.viewer.print.OutputLost} when nobody reads any more.
 */
@NullMarked
package mailtap.viewer.print;

import org.jspecify.annotations.NullMarked;
