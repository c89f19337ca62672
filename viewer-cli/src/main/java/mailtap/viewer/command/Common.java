package mailtap.viewer.command;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mailtap.config.BadSettings;
import mailtap.config.Keys;
import mailtap.config.RouteSetting;
import mailtap.config.Settings;
import mailtap.mail.submission.Truth;
import mailtap.viewer.home.FailureWords;
import mailtap.viewer.home.Mistake;
import mailtap.viewer.home.NewFile;
import mailtap.viewer.home.PrivateFiles;
import mailtap.viewer.home.Surroundings;
import mailtap.viewer.print.Ink;
import mailtap.viewer.print.Pager;
import mailtap.viewer.print.Progress;
import mailtap.viewer.print.Screen;
import mailtap.viewer.print.Screen.Look;
import mailtap.viewer.print.Terminal;
import mailtap.viewer.wiring.Indexes;
import mailtap.viewer.wiring.Judgements;
import mailtap.viewer.wiring.Store;
import org.jspecify.annotations.Nullable;

/** The options every command has, and what follows from them together with what surrounds the run. */
final class Common {
    /** Of its options, those with a value. */
    static final Set<String> TAKE_VALUES = Set.of("--data", "--config", "--color");

    /** When to use colours. */
    enum Colour {
        auto,
        always,
        never
    }

    private final Surroundings surroundings;

    private @Nullable Path data;
    private @Nullable Path config;
    private Colour colour = Colour.auto;
    private boolean noPager;

    private @Nullable Settings settings;

    Common(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    void addTo(Usage usage) {
        usage.everywhere()
                .option(
                        "--data DIR",
                        Path.class,
                        "Folder of captured mail (default: $MAILTAP_DATA, else the user's data folder).",
                        value -> data = value)
                .option(
                        "--config FILE",
                        Path.class,
                        "Settings (default: $MAILTAP_CONFIG, else mailtap.conf in the data folder).",
                        value -> config = value)
                .option(
                        "--color WHEN",
                        Colour.class,
                        "Colours: auto, always or never (default: auto, and never with NO_COLOR set).",
                        value -> colour = value)
                .flag("--no-pager", "Print long output straight to the terminal.", () -> noPager = true);
    }

    Surroundings surroundings() {
        return surroundings;
    }

    /** The settings in force. */
    Settings settings() {
        Settings known = settings;
        if (known == null) {
            known = settings(List.of(), List.of());
            settings = known;
        }
        return known;
    }

    /** The same, with what a command's own options say. */
    Settings settings(List<Settings.Flag> flags, List<RouteSetting> routes) {
        List<Settings.Flag> all = new ArrayList<>(flags);
        if (data != null) {
            all.add(new Settings.Flag("--data", Keys.DATA, data.toString()));
        }
        try {
            return Settings.load(new Settings.Inputs(config, surroundings.environment(), all, routes));
        } catch (BadSettings e) {
            throw new Mistake(e.line(), e);
        }
    }

    boolean hasData() {
        return data != null;
    }

    Path data() {
        return settings().get(Keys.DATA).toAbsolutePath();
    }

    /** What was captured. */
    Store store() throws IOException, InterruptedException {
        try (Screen notices = notices()) {
            Progress progress = new Progress(
                    notices, surroundings.terminal().err(), "bringing the index up to date, as nothing captures now:");
            return Store.open(
                    settings(),
                    surroundings.clock(),
                    step -> progress.at(step.bytesDone(), step.bytesTotal()),
                    failure -> sayBehind(notices, failure));
        }
    }

    private static void sayBehind(Screen notices, IOException failure) {
        try {
            notices.line(
                    Ink.WARNING,
                    "the index could not be brought up to date, so what came last is missing here ("
                            + FailureWords.of(failure) + ")");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What verdicts depend on, besides what was captured. */
    Judgements.Means verdicts() {
        Settings settings = settings();
        return new Judgements.Means(
                Indexes.window(settings),
                Indexes.stages(settings),
                surroundings.clock().instant(),
                Truth.UNKNOWN);
    }

    /** What {@code --data} must be repeated as in advice to the user: empty where the default is meant. */
    String dataAdvice() {
        return data == null ? "" : " --data " + data;
    }

    /** Where the command's answer goes. */
    Screen screen() {
        return new Screen(surroundings.out(), look(surroundings.terminal().out()));
    }

    /** The same, page by page where a person reads. */
    Screen pagedScreen() {
        boolean person = surroundings.terminal().out();
        Optional<OutputStream> pager = person && !noPager ? Pager.start(surroundings.environment()) : Optional.empty();
        return pager.map(stream -> Screen.owning(stream, new Look(charset(), isColoured(true), width(), false)))
                .orElseGet(this::screen);
    }

    /** A new private file to write bytes to. */
    Screen file(Path path) throws IOException {
        OutputStream stream = PrivateFiles.open(path);
        return Screen.owning(stream, new Look(charset(), false, width(), false));
    }

    /** What writes an answer. */
    interface Filling {
        void fill(Screen screen) throws IOException;
    }

    /** Writes a private file, which appears when it is complete; {@code -} is standard output. */
    void write(Path target, boolean replace, Filling filling) throws IOException {
        if (target.toString().equals("-")) {
            try (Screen screen = screen()) {
                filling.fill(screen);
            }
            return;
        }
        try (NewFile file = NewFile.open(target, replace)) {
            Screen screen = new Screen(file.out(), new Look(StandardCharsets.UTF_8, false, Terminal.NO_EDGE, false));
            filling.fill(screen);
            screen.flush();
            file.complete();
        }
    }

    /** Where warnings go. */
    Screen notices() {
        return new Screen(surroundings.err(), look(surroundings.terminal().err()));
    }

    /** Says something beside the answer. */
    void notice(String line) throws IOException {
        try (Screen notices = notices()) {
            notices.line(Ink.WARNING, line);
        }
    }

    /** The same where nothing was found; who has captured nothing yet wants to know how to begin. */
    void nothing(Store store, String words) throws IOException {
        notice(store.isEmpty() ? store.nothingYet() : words);
    }

    private Look look(boolean terminal) {
        return new Look(charset(), isColoured(terminal), width(), terminal);
    }

    private Terminal terminal() {
        return surroundings.terminal();
    }

    private int width() {
        return terminal().width();
    }

    private Charset charset() {
        return terminal().charset();
    }

    private boolean isColoured(boolean terminal) {
        return switch (colour) {
            case always -> true;
            case never -> false;
            case auto -> isColouredByDefault(surroundings, terminal);
        };
    }

    static boolean isColouredByDefault(Surroundings surroundings, boolean terminal) {
        return terminal
                && surroundings.variable("NO_COLOR").isEmpty()
                && !surroundings.variable("TERM").equals("dumb");
    }
}
