/**
 * What was said, on disk: append-only, and the contract between processes.
 *
 * <p>A {@link mailtap.journal.DataDirectory} is private to its user. A <em>lane</em> is the journal of one writer
 * ({@code run}, or one import): a folder of numbered segment files. A segment is a header and blocks; a block is a few
 * tens of KiB of entries, compressed, with checksums. {@link mailtap.journal.JournalWriter} takes entries from event
 * loops and never makes them wait; {@link mailtap.journal.JournalReader} goes on from where its owner stopped, in this
 * process or another. The layout is drawn in {@code docs/journal-format.md}, who may do what when in
 * {@code docs/data-directory.md}.
 *
 * <p>Limits: {@link mailtap.journal.JournalSettings} for the writer's memory and file sizes; a block is at most 4 MiB,
 * an entry's bytes at most 1 MiB (longer frames are stored as several), a text at most 64 Ki characters.
 *
 * <p>Failures: a world that fails is an {@link java.io.IOException}; a file that is too new, too old or corrupt is told
 * apart by {@link mailtap.journal.JournalFormatException}. While the writer runs nothing is thrown at those who record:
 * what cannot be kept becomes a gap of the same length. Damage costs the block it is in and is reported.
 */
@NullMarked
package mailtap.journal;

import org.jspecify.annotations.NullMarked;
