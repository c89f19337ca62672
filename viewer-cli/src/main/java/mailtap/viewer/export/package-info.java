/**
 * What was captured, written for other programs and other people: one class for each format, told of everything in
 * order. What a format holds and how it is made safe is told in {@code docs/export.md}.
 *
 * <p>Limits: one session is in memory at a time; a page of HTML takes {@link mailtap.viewer.export.HtmlExport#MOST}
 * sessions. Failures: an {@link java.io.IOException} of the output; sessions that are gone or not whole any more are
 * counted and left to the caller to tell.
 */
@NullMarked
package mailtap.viewer.export;

import org.jspecify.annotations.NullMarked;
