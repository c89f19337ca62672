package mailtap.viewer.command;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mailtap.viewer.print.Paragraph;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A manual page in man(7), from the same definitions as the help. */
final class ManPage {
    private static final List<Map.Entry<String, String>> ENDINGS = List.of(
            Map.entry("0", "Done."),
            Map.entry("1", "Asked for something, and there is none."),
            Map.entry("2", "A mistake of the user."),
            Map.entry("3", "Damage found, or an expectation not met."),
            Map.entry("4", "It cannot be decided."),
            Map.entry("70", "A bug of mailtap's."),
            Map.entry("74", "Reading or writing failed."));

    private static final List<Map.Entry<String, String>> ENVIRONMENT = List.of(
            Map.entry("MAILTAP_DATA", "Folder of captured mail."),
            Map.entry("MAILTAP_CONFIG", "File of settings."),
            Map.entry("MAILTAP_PAGER, PAGER", "What shows long output; cat for nothing."),
            Map.entry("NO_COLOR", "Where it is set, no colours."),
            Map.entry("COLUMNS", "The width of the screen."));

    private static final int LINE = 68;

    private final StringBuilder page = new StringBuilder();
    private final CommandSpec spec;

    private ManPage(CommandSpec spec) {
        this.spec = spec;
    }

    static String of(CommandLine command) throws IOException {
        return new ManPage(command.getCommandSpec()).write();
    }

    private String write() throws IOException {
        String name = spec.qualifiedName("-");
        String what = String.join(" ", spec.usageMessage().description());
        page.append(".TH \"")
                .append(name.toUpperCase(Locale.ROOT))
                .append("\" 1 \"" + Version.day() + "\" \"mailtap " + Version.number() + "\"\n");
        section("NAME");
        text(name + " - " + what.replaceFirst("\\.$", ""));
        section("SYNOPSIS");
        line(synopsis());
        if (!spec.subcommands().isEmpty()) {
            section("COMMANDS");
            spec.subcommands().values().stream()
                    .map(CommandLine::getCommandSpec)
                    .forEach(each -> item(
                            each.name(), String.join(" ", each.usageMessage().description())));
        }
        section("OPTIONS");
        spec.positionalParameters().forEach(this::item);
        spec.options().stream().filter(option -> !option.hidden()).forEach(this::item);
        notes();
        section("EXIT STATUS");
        ENDINGS.forEach(one -> item(one.getKey(), one.getValue()));
        section("ENVIRONMENT");
        ENVIRONMENT.forEach(one -> item(one.getKey(), one.getValue()));
        section("SEE ALSO");
        text(related());
        return page.toString();
    }

    /** The commands below, or those beside; the whole is on its own page. */
    private String related() {
        CommandSpec parent = spec.parent();
        CommandSpec family = parent == null || !spec.subcommands().isEmpty() ? spec : parent;
        Stream<String> above = parent == null ? Stream.empty() : Stream.of(parent.qualifiedName("-"));
        Stream<String> others = family.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .filter(one -> !one.equals(spec))
                .map(one -> one.qualifiedName("-"));
        return Stream.concat(above, others).map(page -> page + "(1)").collect(Collectors.joining(", "));
    }

    private String synopsis() {
        String parameters = spec.positionalParameters().stream()
                .map(one -> one.required() ? one.paramLabel() : "[" + one.paramLabel() + "]")
                .collect(Collectors.joining(" "));
        return spec.qualifiedName() + " [OPTIONS]" + (spec.subcommands().isEmpty() ? "" : " COMMAND") + " "
                + parameters;
    }

    /** What stands below the options in the help: laid out by hand, so kept as it is. */
    private void notes() {
        String[] footer = spec.usageMessage().footer();
        if (footer.length == 0) {
            return;
        }
        section("NOTES AND EXAMPLES");
        page.append(".nf\n");
        for (String one : footer) {
            line(one.replace("%n", "").replace("%%", "%"));
        }
        page.append(".fi\n");
    }

    private void item(OptionSpec option) {
        String value = option.arity().max() == 0 ? "" : "=" + option.paramLabel();
        item(String.join(", ", option.names()) + value, description(option));
    }

    private void item(PositionalParamSpec parameter) {
        item(parameter.paramLabel(), description(parameter));
    }

    private static String description(ArgSpec argument) {
        return String.join(" ", argument.description()).replace("%%", "%");
    }

    private void section(String name) {
        page.append(".SH ").append(name).append('\n');
    }

    private void item(String head, String text) {
        page.append(".TP\n\\fB").append(escaped(head)).append("\\fR\n");
        text(text);
    }

    /** A paragraph, which is filled anew where it is read: broken between words, as the pages' checkers want it. */
    private void text(String text) {
        Paragraph.lines(text, LINE).forEach(this::line);
    }

    /** Lines of a page must not begin like requests; blank ones mean what they do elsewhere. */
    private void line(String text) {
        String shown = escaped(text);
        boolean request = shown.startsWith(".") || shown.startsWith("'");
        page.append(request ? "\\&" : "").append(shown).append('\n');
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.replace("\\", "\\e").replace("-", "\\-").codePoints().forEach(point -> {
            if (point < 0x7F) {
                escaped.appendCodePoint(point);
            } else {
                escaped.append(String.format("\\[u%04X]", point));
            }
        });
        return escaped.toString();
    }
}
