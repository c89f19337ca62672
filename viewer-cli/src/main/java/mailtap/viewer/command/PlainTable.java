package mailtap.viewer.command;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What the tree of commands says of each, as far as that is simple, for {@link PlainLine}. */
final class PlainTable {
    private PlainTable() {}

    static List<PlainSlot> of(CommandLine tree) {
        List<PlainSlot> slots = new ArrayList<>();
        for (Map.Entry<String, CommandLine> one : tree.getSubcommands().entrySet()) {
            CommandSpec spec = one.getValue().getCommandSpec();
            if (isPlain(spec)) {
                args(spec).flatMap(arg -> slot(one.getKey(), arg).stream()).forEach(slots::add);
            }
        }
        return slots;
    }

    private static Stream<ArgSpec> args(CommandSpec spec) {
        return Stream.concat(spec.options().stream(), spec.positionalParameters().stream());
    }

    /** An option that is not simple need not be known: who gives it is sent to the tree. */
    private static boolean isPlain(CommandSpec spec) {
        return spec.subcommands().isEmpty()
                && spec.specElements().isEmpty()
                && spec.argGroups().isEmpty()
                && spec.requiredArgs().isEmpty()
                && spec.positionalParameters().size() <= 1
                && spec.positionalParameters().stream()
                        .allMatch(words -> slot(spec.name(), words).isPresent());
    }

    private static Optional<PlainSlot> slot(String command, ArgSpec arg) {
        boolean simple = arg.converters().length == 0
                && arg.splitRegex().isEmpty()
                && arg.defaultValue() == null
                && !arg.interactive();
        if (!simple || !(arg.userObject() instanceof Field field)) {
            return Optional.empty();
        }
        List<String> names = arg instanceof OptionSpec option ? List.of(option.names()) : List.of("");
        return form(arg)
                .map(form -> new PlainSlot(
                        command, names, form, field.getDeclaringClass().getSimpleName(), field.getName()));
    }

    private static Optional<PlainSlot.Form> form(ArgSpec arg) {
        String arity = arg.arity().toString();
        boolean readable = PlainSlot.isReadable(arg.type());
        if (!(arg instanceof OptionSpec option)) {
            boolean words = arity.equals("0..*") && arg.type() == List.class && arg.auxiliaryTypes()[0] == String.class;
            return words
                    ? Optional.of(PlainSlot.Form.WORDS)
                    : readable && arity.equals("0..1") ? Optional.of(PlainSlot.Form.ONE) : Optional.empty();
        }
        if (option.usageHelp() || option.versionHelp() || option.negatable()) {
            return Optional.empty();
        }
        boolean flag = arity.equals("0") && option.type() == boolean.class;
        return flag
                ? Optional.of(PlainSlot.Form.FLAG)
                : readable && arity.equals("1") ? Optional.of(PlainSlot.Form.ONE) : Optional.empty();
    }
}
