/**
 * Two dialogues or two clients laid side by side: what differs, and what differs each time and therefore says nothing.
 *
 * <p>{@link mailtap.viewer.compare.Normal} puts a name in place of what differs each time, {@link
 * mailtap.viewer.compare.Steps} finds the shortest way from one list of lines to the other, {@link
 * mailtap.viewer.compare.Comparison} has both and the traits that differ; the views print it. All pure but for printing.
 *
 * <p>Limits: {@link mailtap.viewer.compare.Comparison#MOST_LINES} lines a side; beyond {@link
 * mailtap.viewer.compare.Steps#MOST_DIFFERENCES} differences the rest is shown as different whole. Known gap: clients are
 * compared by their traits alone.
 */
@NullMarked
package mailtap.viewer.compare;

import org.jspecify.annotations.NullMarked;
