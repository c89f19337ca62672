package mailtap.viewer.shell;

import java.util.List;

/** For fish, which takes a line for each thing that may come, with what it is for. */
public final class FishScript {
    private static final String FUNCTIONS = """
        # fish completion of mailtap

        # Whether the words before the cursor lead to this command.
        function __mailtap_at
            set -l words (commandline -opc)
            set -l at ''
            set -l value 0
            for word in $words[2..-1]
                if test $value = 1
                    set value 0
                else if contains -- "$at $word" $__mailtap_values
                    set value 1
                else if contains -- (string trim -- "$at $word") $__mailtap_commands
                    set at (string trim -- "$at $word")
                end
            end
            test "$at" = "$argv[1]"
        end

        function __mailtap_sessions
            set -l words (commandline -opc)
            set -l store
            if set -l data (contains -i -- --data $words)
                set store --data $words[(math $data + 1)]
            end
            $words[1] $store sessions --limit 30 2>/dev/null | string replace -rf '^([0-9a-z]{8,13}) +(.*)$' '$1\\t$2'
        end

        """;

    private final StringBuilder script = new StringBuilder(FUNCTIONS);

    private FishScript() {}

    public static String of(List<Completion> commands) {
        FishScript fish = new FishScript();
        fish.script.append("set -g __mailtap_commands");
        commands.stream().filter(one -> !one.at().isEmpty()).forEach(one -> fish.word(one.at()));
        fish.script.append("\nset -g __mailtap_values");
        for (Completion one : commands) {
            one.options().stream()
                    .filter(Completion.Flag::takesValue)
                    .flatMap(flag -> flag.names().stream())
                    .forEach(name -> fish.word(one.at() + " " + name));
        }
        fish.script.append("\n\n");
        fish.line("-f");
        commands.forEach(fish::add);
        return fish.script.toString();
    }

    private void add(Completion command) {
        String when = "-n " + quoted("__mailtap_at " + quoted(command.at()));
        for (Completion.Word word : command.commands()) {
            line(when + " -a " + word.name() + " -d " + quoted(word.what()));
        }
        for (Completion.Flag flag : command.options()) {
            StringBuilder words = new StringBuilder(when);
            for (String name : flag.names()) {
                words.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
            }
            line(words + (flag.takesValue() ? " -r" + values(flag.values()) : "") + " -d " + quoted(flag.what()));
        }
        if (!command.arguments().equals(Choices.NONE)) {
            line(when + values(command.arguments()));
        }
    }

    private static String values(Choices choices) {
        String words = String.join(" ", choices.words());
        return switch (choices.source()) {
            case FILES -> " -F";
            case FOLDERS -> " -f -a '(__fish_complete_directories)'";
            case SESSIONS -> " -f -k -a " + quoted((words + " (__mailtap_sessions)").strip());
            case WORDS -> " -f" + (words.isEmpty() ? "" : " -a " + quoted(words));
        };
    }

    private void word(String text) {
        script.append(' ').append(quoted(text));
    }

    private void line(String words) {
        script.append("complete -c mailtap ").append(words).append('\n');
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
