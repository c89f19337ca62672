package mailtap.viewer.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** For bash: a function that walks through the words typed and offers what may come next. */
public final class BashScript {
    private static final String TEMPLATE = """
        # bash completion of mailtap

        # What may be a command at this place: commands PLACE
        _mailtap_commands() {
          case $1 in
        @COMMANDS@  esac
        }

        # The options at this place: options PLACE
        _mailtap_options() {
          case $1 in
        @OPTIONS@  esac
        }

        # Which values an option has, false where it takes none: value 'PLACE OPTION'
        _mailtap_value() {
          kind=words values=
          case $1 in
        @VALUES@  *) return 1 ;;
          esac
        }

        # The same of what is no option: arguments PLACE
        _mailtap_arguments() {
          kind=words values=
          case $1 in
        @ARGUMENTS@  esac
        }

        _mailtap_offer() {
          case $kind in
            files) compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return ;;
            folders) compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -d -- "$cur"); return ;;
            sessions) values+=" $("${COMP_WORDS[0]}" "${store[@]}" sessions --limit 30 2>/dev/null | sed -n '2,$s/ .*//p')" ;;
          esac
          mapfile -t COMPREPLY < <(compgen -W "$values" -- "$cur")
          [ "${#COMPREPLY[@]}" = 1 ] && [ "${COMPREPLY[0]%:}" != "${COMPREPLY[0]}" ] && compopt -o nospace 2>/dev/null
        }

        _mailtap() {
          local cur=${COMP_WORDS[COMP_CWORD]} at= option= kind= values= word i
          local store=()
          COMPREPLY=()
          for ((i = 1; i < COMP_CWORD; i++)); do
            word=${COMP_WORDS[i]}
            if [ -n "$option" ] && [ "$word" = = ]; then
              continue
            elif [ -n "$option" ]; then
              [ "$option" = --data ] && store=(--data "$word")
              option=
            elif _mailtap_value "$at $word"; then
              option=$word
            elif [ "${word#-}" = "$word" ] && [[ " $(_mailtap_commands "$at") " == *" $word "* ]]; then
              at="${at:+$at }$word"
            fi
          done
          [ "$cur" = = ] && cur=
          if [ "${COMP_WORDS[COMP_CWORD-1]}" = : ] || [ "$cur" = : ]; then
            return
          elif [ -n "$option" ]; then
            _mailtap_value "$at $option" && _mailtap_offer
          elif [ "${cur#-}" != "$cur" ]; then
            mapfile -t COMPREPLY < <(compgen -W "$(_mailtap_options "$at")" -- "$cur")
          else
            _mailtap_arguments "$at"
            values="$(_mailtap_commands "$at") $values"
            _mailtap_offer
          fi
        }

        complete -F _mailtap mailtap
        """;

    private BashScript() {}

    public static String of(List<Completion> commands) {
        List<String> places = new ArrayList<>();
        List<String> options = new ArrayList<>();
        List<String> values = new ArrayList<>();
        List<String> arguments = new ArrayList<>();
        for (Completion one : commands) {
            String at = "'" + one.at() + "'";
            if (!one.commands().isEmpty()) {
                places.add(at + ") echo '"
                        + one.commands().stream().map(Completion.Word::name).collect(Collectors.joining(" ")) + "' ;;");
            }
            options.add(at + ") echo '"
                    + one.options().stream()
                            .flatMap(flag -> flag.names().stream())
                            .collect(Collectors.joining(" ")) + "' ;;");
            for (Completion.Flag flag : one.options()) {
                if (flag.takesValue()) {
                    String names = flag.names().stream()
                            .map(name -> "'" + one.at() + " " + name + "'")
                            .collect(Collectors.joining("|"));
                    values.add(names + ")" + values(flag.values()) + " ;;");
                }
            }
            if (!one.arguments().equals(Choices.NONE)) {
                arguments.add(at + ")" + values(one.arguments()) + " ;;");
            }
        }
        return TEMPLATE.replace("@COMMANDS@", lines(places))
                .replace("@OPTIONS@", lines(options))
                .replace("@VALUES@", lines(values))
                .replace("@ARGUMENTS@", lines(arguments));
    }

    private static String values(Choices choices) {
        String kind = choices.source().name().toLowerCase(Locale.ROOT);
        return " kind=" + kind
                + (choices.words().isEmpty() ? "" : " values='" + String.join(" ", choices.words()) + "'");
    }

    private static String lines(List<String> cases) {
        return cases.stream().map(one -> "  " + one + "\n").collect(Collectors.joining());
    }
}
