package mailtap.viewer.command;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ScopeType;

/**
 * What may stand on the line of a command, told to picocli in so many words. Annotations would be read by classes that Java
 * makes up at every start, which takes longer than most looks at what was captured.
 */
final class Usage {
    /** Lists are all that there is to make. Picocli's own factory would look for Groovy first, in every jar. */
    private static final IFactory MAKER = new IFactory() {
        @Override
        public <K> K create(Class<K> type) {
            return type.cast(new ArrayList<>());
        }
    };

    private final CommandSpec spec;
    private ScopeType scope = ScopeType.LOCAL;

    private Usage(CommandSpec spec) {
        this.spec = spec;
    }

    /** @param footer what its help ends with, line by line */
    static Usage of(String name, Command command, String description, String footer) {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(command, MAKER).name(name);
        spec.versionProvider(new Version())
                .usageMessage()
                .sortOptions(false)
                .abbreviateSynopsis(true)
                .synopsisSubcommandLabel("COMMAND")
                .descriptionHeading("%n")
                .parameterListHeading("%nArguments:%n")
                .footerHeading("%n")
                .description(description)
                .footer(footer.lines().toArray(String[]::new));
        return new Usage(spec);
    }

    CommandLine line() {
        return new CommandLine(spec, MAKER);
    }

    /** A command that is named behind this one. */
    Usage below(Command command) {
        CommandLine below = command.usage().line();
        spec.addSubcommand(below.getCommandName(), below);
        return this;
    }

    /** What is added from now on, every command below this one has too; first of all, help. */
    Usage everywhere() {
        scope = ScopeType.INHERIT;
        add(OptionSpec.builder("-h", "--help").usageHelp(true).description("Show this help message and exit."));
        return add(OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Print version information and exit."));
    }

    /** The options that several commands have. */
    Usage with(Consumer<Usage> common) {
        common.accept(this);
        return this;
    }

    /** @param form as help shows it: {@code -n, --limit N} */
    <T> Usage option(String form, Class<T> type, String description, Consumer<T> taker) {
        return add(option(form, description, new Slot<>(taker)).type(type));
    }

    /** One that must be given. */
    <T> Usage needed(String form, Class<T> type, String description, Consumer<T> taker) {
        return add(option(form, description, new Slot<>(taker)).type(type).required(true));
    }

    /** One that may be given more than once. */
    <T> Usage list(String form, Class<T> type, String description, Consumer<List<T>> taker) {
        return add(option(form, description, new Slot<>(taker)).type(List.class).auxiliaryTypes(type));
    }

    /** One without a value. */
    Usage flag(String names, String description, Runnable taker) {
        Slot<Boolean> slot = new Slot<>(given -> taker.run());
        return add(OptionSpec.builder(names.split(", ", -1))
                .type(boolean.class)
                .description(description)
                .setter(slot));
    }

    /** A word without an option, which may be left out. */
    <T> Usage word(String label, Class<T> type, String description, Consumer<T> taker) {
        return add(word(label, description, new Slot<>(taker)).type(type).arity("0..1"));
    }

    /** A word that must be there. */
    <T> Usage neededWord(String label, Class<T> type, String description, Consumer<T> taker) {
        return add(word(label, description, new Slot<>(taker))
                .type(type)
                .arity("1")
                .required(true));
    }

    /** All words that are left. */
    Usage words(String label, String description, Consumer<List<String>> taker) {
        return add(word(label, description, new Slot<>(taker))
                .index(next() + "..*")
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class));
    }

    private static OptionSpec.Builder option(String form, String description, Slot<?> slot) {
        int label = form.lastIndexOf(' ');
        return OptionSpec.builder(form.substring(0, label).split(", ", -1))
                .paramLabel(form.substring(label + 1))
                .description(description)
                .getter(slot)
                .setter(slot);
    }

    private PositionalParamSpec.Builder word(String label, String description, Slot<?> slot) {
        return PositionalParamSpec.builder()
                .index(next())
                .paramLabel(label)
                .description(description)
                .getter(slot)
                .setter(slot);
    }

    private String next() {
        return String.valueOf(spec.positionalParameters().size());
    }

    private Usage add(OptionSpec.Builder option) {
        spec.addOption(option.scopeType(scope).build());
        return this;
    }

    private Usage add(PositionalParamSpec.Builder word) {
        spec.addPositional(word.build());
        return this;
    }

    /** Hands a value on, and keeps it: where several come one by one, each time all so far are given. */
    private static final class Slot<V> implements IGetter, ISetter {
        private final Consumer<V> taker;
        private @Nullable V value;

        Slot(Consumer<V> taker) {
            this.taker = taker;
        }

        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        public <T> @Nullable T get() {
            return (T) value;
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> @Nullable T set(@Nullable T given) {
            // Null before anything is read: the command has its own defaults.
            if (given != null) {
                taker.accept((V) given);
            }
            value = (V) given;
            return given;
        }
    }
}
