package mailtap.viewer.command;

import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import mailtap.viewer.home.Surroundings;

/**
 * A command line with nothing out of the ordinary in it, read without the tree of all commands: that takes longer to
 * build than most commands take to answer. What each command takes stands in a table made from the tree
 * ({@link PlainTable}) together with the start-up cache. Whatever is not plainly there, such as help, a mistake or a
 * cluster of short options, is left to the tree: only that explains command lines.
 */
final class PlainLine {
    private final List<PlainSlot> slots;
    private final Callable<Integer> command;
    private final Set<String> filled = new HashSet<>();
    private final List<String> words = new ArrayList<>();

    private PlainLine(List<PlainSlot> slots, Callable<Integer> command) {
        this.slots = slots;
        this.command = command;
    }

    /** The command that is meant, with its options set; empty where the tree has to say. */
    static Optional<Callable<Integer>> read(List<PlainSlot> table, Surroundings surroundings, List<String> args) {
        boolean odd = args.stream().anyMatch(arg -> arg.isEmpty() || arg.startsWith("@"));
        Optional<String> name = args.stream()
                .filter(arg -> table.stream().anyMatch(slot -> slot.command().equals(arg)))
                .findFirst();
        return odd
                ? Optional.empty()
                : name.flatMap(meant -> of(meant, table, surroundings).read(args, meant));
    }

    private static PlainLine of(String name, List<PlainSlot> table, Surroundings surroundings) {
        List<PlainSlot> own =
                table.stream().filter(slot -> slot.command().equals(name)).toList();
        return new PlainLine(own, CommandTree.command(name, new Common(surroundings)));
    }

    private Optional<Callable<Integer>> read(List<String> args, String name) {
        try {
            return isFilled(args, name) ? Optional.of(command) : Optional.empty();
        } catch (ReflectiveOperationException | InvalidPathException unclear) {
            return Optional.empty();
        }
    }

    private boolean isFilled(List<String> args, String name) throws ReflectiveOperationException {
        int at = args.indexOf(name);
        return areFilled(args.subList(0, at), true)
                && words.isEmpty()
                && areFilled(args.subList(at + 1, args.size()), false)
                && (words.isEmpty() || takesWords());
    }

    private boolean areFilled(List<String> args, boolean beforeTheName) throws ReflectiveOperationException {
        int i = 0;
        while (i < args.size()) {
            int used = isOption(args.get(i)) ? fill(args.subList(i, args.size()), beforeTheName) : word(args.get(i));
            if (used == 0) {
                return false;
            }
            i += used;
        }
        return true;
    }

    private int word(String word) {
        words.add(word);
        return 1;
    }

    private static boolean isOption(String arg) {
        return arg.startsWith("-");
    }

    /** How many arguments the option at their beginning takes; 0 where it is not plain. */
    private int fill(List<String> args, boolean beforeTheName) throws ReflectiveOperationException {
        String first = args.getFirst();
        int equals = first.startsWith("--") ? first.indexOf('=') : -1;
        String typed = equals < 0 ? first : first.substring(0, equals);
        Optional<PlainSlot> known = slots.stream()
                .filter(slot -> slot.names().contains(typed) && (slot.isEverywhere() || !beforeTheName))
                .findFirst();
        if (known.isEmpty() || !filled.add(known.get().field())) {
            return 0;
        }
        PlainSlot slot = known.get();
        if (slot.form() == PlainSlot.Form.FLAG) {
            return equals < 0 && slot.set(command, "") ? 1 : 0;
        }
        String value = equals >= 0 ? first.substring(equals + 1) : args.size() > 1 ? args.get(1) : "";
        boolean clear = !value.isEmpty() && !isOption(value) && !CommandTree.NAMES.contains(value);
        return clear && slot.set(command, value) ? equals >= 0 ? 1 : 2 : 0;
    }

    private boolean takesWords() throws ReflectiveOperationException {
        Optional<PlainSlot> slot =
                slots.stream().filter(one -> one.names().contains("")).findFirst();
        if (slot.isEmpty()) {
            return false;
        }
        if (slot.get().form() == PlainSlot.Form.WORDS) {
            slot.get().set(command, words);
            return true;
        }
        return words.size() == 1 && slot.get().set(command, words.getFirst());
    }
}
