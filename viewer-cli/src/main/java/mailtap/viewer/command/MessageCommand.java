package mailtap.viewer.command;

import static mailtap.viewer.command.OnlyOne.given;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import mailtap.indexer.LoadedSession;
import mailtap.indexer.message.Anatomy;
import mailtap.indexer.message.MessageLimits;
import mailtap.indexer.message.PartFacts;
import mailtap.indexer.message.PartTaker;
import mailtap.mail.Conversation;
import mailtap.mail.Extent;
import mailtap.mail.HeaderFacts;
import mailtap.mail.Message;
import mailtap.mail.MessageBytes;
import mailtap.mail.Retrieved;
import mailtap.transcript.Bytes;
import mailtap.viewer.home.ExitCode;
import mailtap.viewer.home.Mistake;
import mailtap.viewer.print.Screen;
import mailtap.viewer.view.AnatomyJson;
import mailtap.viewer.view.CapturedMessage;
import mailtap.viewer.view.MessageView;
import mailtap.viewer.view.SessionJson;
import mailtap.viewer.wiring.Headers;
import mailtap.viewer.wiring.MessageStream;
import mailtap.viewer.wiring.SessionRef;
import mailtap.viewer.wiring.Store;
import org.jspecify.annotations.Nullable;

/** {@code mailtap message}. */
final class MessageCommand implements Command {
    private static final String FOOTER = """
        Nothing a message refers to is fetched, and nothing in it is run. Parts are saved
        under names made safe, into the folder named and nowhere else.

        Examples:
          mailtap message last                       the first message of the last session
          mailtap message 7f3k2m9q.m2 --headers      all its header fields, decoded and raw
          mailtap message last --structure           its parts, by what they really are
          mailtap message last --save parts/         every part into a folder
          mailtap message last.m1 --eml invoice.eml  save it exactly as it was sent
        """;

    private static final int HEAD_BYTES = 1 << 20;

    private final Common common;
    private String id = "last";
    private boolean headers;
    private boolean structure;
    private String part = "";
    private @Nullable Path save;
    private @Nullable Path eml;
    private boolean force;
    private boolean json;

    MessageCommand(Common common) {
        this.common = common;
    }

    @Override
    public Usage usage() {
        return Usage.of("message", this, "Show or save a captured message.", FOOTER)
                .word("ID", String.class, "ID.mN, or a session's (default: last).", value -> id = value)
                .flag("--headers", "Only the header, all its fields, the raw beside the decoded.", () -> headers = true)
                .flag(
                        "--structure",
                        "Only the tree of its parts: type, charset, size, SHA-256.",
                        () -> structure = true)
                .option(
                        "--part N",
                        String.class,
                        "Only this part, such as 2 or 1.2: its text, or with --save.",
                        value -> part = value)
                .option("--save FOLDER", Path.class, "Save its parts, decoded, into a folder.", value -> save = value)
                .option(
                        "--eml FILE",
                        Path.class,
                        "Save it as it was sent, dots unstuffed; - for standard output.",
                        value -> eml = value)
                .flag("--force", "For --eml: write FILE even if it is there already.", () -> force = true)
                .flag("--json", "Print one JSON object.", () -> json = true);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        OnlyOne.of(
                given("--eml", eml != null),
                given("--save", save != null),
                given("--json", json),
                given("--structure", structure),
                given("--headers", headers));
        SessionRef ref = SessionRef.parse(id);
        try (Store store = common.store()) {
            LoadedSession session = store.load(store.find(ref, id));
            Conversation talk = Conversation.of(session.transcript(), Extent.DEFAULT.withHead(HEAD_BYTES));
            CapturedMessage message = find(talk, Math.max(1, ref.message()));
            if (eml != null) {
                saveWhole(eml, session, message);
            } else if (save != null) {
                saveParts(save, session, message);
            } else {
                show(session, message);
            }
        }
        return ExitCode.DONE;
    }

    private static CapturedMessage find(Conversation talk, int number) {
        int all = talk.messages().size() + talk.retrieved().size();
        return CapturedMessage.in(talk, number)
                .orElseThrow(() -> new Mistake(
                        all == 0
                                ? "session " + talk.id()
                                        + " has no message; mailtap search --in messages lists those there are"
                                : "session " + talk.id() + " has no message " + number + "; it has " + all));
    }

    private void show(LoadedSession session, CapturedMessage message) throws IOException {
        HeaderFacts header = Headers.of(message.head(), message.isHeadWhole());
        Anatomy anatomy = open(session, message, PartTaker.NONE);
        try (Screen screen = json ? common.screen() : common.pagedScreen()) {
            MessageView view = new MessageView(screen);
            if (json) {
                SessionJson sessions = new SessionJson(Headers::of);
                screen.line(new AnatomyJson(sessions)
                        .of(session.transcript().id(), message, header, anatomy)
                        .toString());
            } else if (!part.isEmpty()) {
                view.text(wanted(anatomy));
            } else if (structure) {
                view.structure(anatomy);
            } else {
                view.envelope(message);
                if (!message.isNothing()) {
                    view.headers(header, headers);
                }
                if (!headers && !message.isNothing()) {
                    view.text(anatomy);
                    view.attachments(anatomy);
                }
            }
        }
    }

    private PartFacts wanted(Anatomy anatomy) {
        PartFacts found = anatomy.parts().stream()
                .filter(one -> one.number().equals(part))
                .findFirst()
                .orElseThrow(() -> noPart(anatomy));
        if (found.text().isEmpty()) {
            throw new Mistake(
                    "part " + part + " is " + found.type() + " and cannot be read here; --save FOLDER saves it");
        }
        return found;
    }

    private Mistake noPart(Anatomy anatomy) {
        List<String> numbers = anatomy.leaves().stream().map(PartFacts::number).toList();
        return new Mistake("the message has no part " + part + "; it has " + String.join(", ", numbers));
    }

    private static Anatomy open(LoadedSession session, CapturedMessage message, PartTaker taker) throws IOException {
        try (InputStream bytes = stream(session, message)) {
            return Anatomy.of(bytes, MessageLimits.DEFAULT, taker);
        }
    }

    private static MessageStream stream(LoadedSession session, CapturedMessage message) {
        Message sent = message.sent();
        Retrieved fetched = message.fetched();
        return new MessageStream(session.transcript(), out -> {
            if (sent != null) {
                return new MessageBytes(sent, out);
            }
            return new MessageBytes(Objects.requireNonNull(fetched), out);
        });
    }

    private void saveParts(Path folder, LoadedSession session, CapturedMessage message) throws IOException {
        SavedParts parts = new SavedParts(folder, part);
        Anatomy anatomy = open(session, message, parts);
        if (parts.saved().isEmpty()) {
            throw part.isEmpty() ? new Mistake("the message has no parts to save") : noPart(anatomy);
        }
        try (Screen screen = common.screen()) {
            for (Path file : parts.saved()) {
                screen.line(file.toString());
            }
        }
        if (anatomy.cut()) {
            common.notice("there is more inside than is looked at; --eml saves all of it");
        }
    }

    private void saveWhole(Path target, LoadedSession session, CapturedMessage message) throws IOException {
        if (message.isNothing()) {
            throw new Mistake("there is no message to be saved: " + message.missing());
        }
        boolean standardOutput = target.toString().equals("-");
        if (standardOutput && common.surroundings().terminal().out()) {
            throw new Mistake("--eml - prints bytes that could drive the terminal; redirect it into a file or a pipe");
        }
        common.write(target, force, out -> {
            try (InputStream bytes = stream(session, message)) {
                byte[] buffer = new byte[1 << 16];
                for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
                    out.raw(Bytes.wrap(buffer).slice(0, n).toArray());
                }
            }
        });
        if (!message.missing().isEmpty()) {
            common.notice("what was saved is not the whole message: " + message.missing());
        }
    }
}
