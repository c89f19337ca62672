package mailtap.viewer.command;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import mailtap.indexer.LoadedSession;
import mailtap.mail.Conversation;
import mailtap.mail.Extent;
import mailtap.mail.Message;
import mailtap.mail.MessageBytes;
import mailtap.mail.Retrieved;
import mailtap.transcript.Entry;
import mailtap.viewer.home.ExitCode;
import mailtap.viewer.home.Mistake;
import mailtap.viewer.print.Screen;
import mailtap.viewer.view.MessageView;
import mailtap.viewer.wiring.Headers;
import mailtap.viewer.wiring.SessionRef;
import mailtap.viewer.wiring.Store;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mailtap message}. */
@Command(
        name = "message",
        description = "Show or save a captured message.",
        footer = {
            "Examples:",
            "  mailtap message last                       the first message of the last session",
            "  mailtap message 7f3k2m9q.m2 --headers      all its header fields, decoded and raw",
            "  mailtap message last.m1 --eml invoice.eml  save it exactly as it was sent"
        })
final class MessageCommand implements Callable<Integer> {
    private static final int TEXT_BYTES = 1 << 20;

    private final Common common;

    @Parameters(index = "0", paramLabel = "ID", arity = "0..1", description = "ID.mN, or a session's (default: last).")
    private String id = "last";

    @Option(names = "--headers", description = "All header fields, with the raw beside the decoded.")
    private boolean headers;

    @Option(
            names = "--eml",
            paramLabel = "FILE",
            description = "Save it as it was sent, dots unstuffed; - for standard output.")
    private @Nullable Path eml;

    MessageCommand(Common common) {
        this.common = common;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        SessionRef ref = SessionRef.parse(id);
        try (Store store = common.store()) {
            LoadedSession session = store.load(store.find(ref, id));
            Conversation talk = Conversation.of(session.transcript(), Extent.DEFAULT.withHead(TEXT_BYTES));
            int number = Math.max(1, ref.message());
            Optional<Message> sent = talk.messages().stream()
                    .filter(one -> one.number() == number)
                    .findFirst();
            Optional<Retrieved> fetched = talk.retrieved().stream()
                    .filter(one -> one.number() == number)
                    .findFirst();
            if (sent.isEmpty() && fetched.isEmpty()) {
                throw new Mistake("session " + talk.id() + " has no message " + number + "; it has "
                        + (talk.messages().size() + talk.retrieved().size()));
            }
            Path target = eml;
            if (target != null) {
                save(target, session, sent, fetched);
            } else {
                show(sent, fetched);
            }
        }
        return ExitCode.DONE;
    }

    private void show(Optional<Message> sent, Optional<Retrieved> fetched) throws IOException {
        try (Screen screen = common.pagedScreen()) {
            MessageView view = new MessageView(screen, headers);
            if (sent.isPresent()) {
                view.print(sent.get(), Headers.facts(sent.get().head()));
            } else {
                view.print(fetched.orElseThrow(), Headers.facts(fetched.get().head()));
            }
        }
    }

    private void save(Path target, LoadedSession session, Optional<Message> sent, Optional<Retrieved> fetched)
            throws IOException {
        boolean standardOutput = target.toString().equals("-");
        if (standardOutput && common.surroundings().terminal().out()) {
            throw new Mistake("--eml - prints bytes that could drive the terminal; redirect it into a file or a pipe");
        }
        try (Screen out = standardOutput ? common.screen() : common.file(target)) {
            Writing writing = new Writing(out);
            MessageBytes bytes = sent.isPresent()
                    ? new MessageBytes(sent.get(), writing)
                    : new MessageBytes(fetched.orElseThrow(), writing);
            for (Entry entry : session.transcript().entries()) {
                bytes.accept(entry);
            }
            bytes.finish();
        } catch (FileAlreadyExistsException e) {
            throw new Mistake(target + " is there already; choose another name or remove it", e);
        }
    }
}
