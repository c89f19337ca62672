package mailtap.viewer.shell;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** For zsh: the same walk as in bash, and what each word is for beside it. */
public final class ZshScript {
    private static final String TEMPLATE = """
        #compdef mailtap
        # zsh completion of mailtap: for a folder of $fpath, as _mailtap, or to be sourced behind compinit.

        _mailtap_commands() {
          case $1 in
        @COMMANDS@  esac
        }

        _mailtap_options() {
          case $1 in
        @OPTIONS@  esac
        }

        # False where the option takes no value.
        _mailtap_value() {
          kind=words values=()
          case $1 in
        @VALUES@  (*) return 1 ;;
          esac
        }

        _mailtap_arguments() {
          kind=words values=()
          case $1 in
        @ARGUMENTS@  esac
        }

        _mailtap_offer() {
          local -a ended open sessions
          case $kind in
            (files) _files; return ;;
            (folders) _files -/; return ;;
            (sessions)
              sessions=(${(f)"$($words[1] $store sessions --limit 30 2>/dev/null | sed -n '2,$s/ \\+/:/p')"})
              (( $#sessions )) && _describe -V -t sessions session sessions ;;
          esac
          ended=(${values:#*:}) open=(${(M)values:#*:})
          (( $#ended )) && compadd -- $ended
          (( $#open )) && compadd -S '' -- $open
        }

        _mailtap() {
          local at= option= kind= word
          local -a store values names offers
          for word in $words[2,CURRENT-1]; do
            if [[ -n $option ]]; then
              [[ $option = --data ]] && store=(--data $word)
              option=
            elif _mailtap_value "$at $word"; then
              option=$word
            elif [[ $word != -* ]]; then
              offers=()
              _mailtap_commands "$at"
              names=(${offers%%:*})
              (( $names[(Ie)$word] )) && at="${at:+$at }$word"
            fi
          done
          word=$words[CURRENT] offers=()
          if [[ -n $option ]]; then
            _mailtap_value "$at $option" && _mailtap_offer
          elif [[ $word = --*=* ]]; then
            compset -P '*='
            _mailtap_value "$at ${word%%=*}" && _mailtap_offer
          elif [[ $word = -* ]]; then
            _mailtap_options "$at"
            _describe -o -t options option offers
          else
            _mailtap_commands "$at"
            (( $#offers )) && _describe -V -t commands command offers
            _mailtap_arguments "$at"
            _mailtap_offer
          fi
        }

        if [[ ${funcstack[1]} = _mailtap ]]; then
          _mailtap "$@"
        else
          compdef _mailtap mailtap
        fi
        """;

    private ZshScript() {}

    public static String of(List<Completion> commands) {
        StringBuilder places = new StringBuilder();
        StringBuilder options = new StringBuilder();
        StringBuilder values = new StringBuilder();
        StringBuilder arguments = new StringBuilder();
        for (Completion one : commands) {
            String at = "  ('" + one.at() + "')";
            if (!one.commands().isEmpty()) {
                places.append(at)
                        .append(" offers=(")
                        .append(words(one.commands()))
                        .append(") ;;\n");
            }
            options.append(at).append(" offers=(").append(flags(one.options())).append(") ;;\n");
            for (Completion.Flag flag : one.options()) {
                if (flag.takesValue()) {
                    String names = flag.names().stream()
                            .map(name -> "'" + one.at() + " " + name + "'")
                            .collect(Collectors.joining("|"));
                    values.append("  (")
                            .append(names)
                            .append(")")
                            .append(values(flag.values()))
                            .append(" ;;\n");
                }
            }
            if (!one.arguments().equals(Choices.NONE)) {
                arguments.append(at).append(values(one.arguments())).append(" ;;\n");
            }
        }
        return TEMPLATE.replace("@COMMANDS@", places)
                .replace("@OPTIONS@", options)
                .replace("@VALUES@", values)
                .replace("@ARGUMENTS@", arguments);
    }

    private static String words(List<Completion.Word> words) {
        return words.stream()
                .map(word -> quoted(word.name() + ":" + word.what()))
                .collect(Collectors.joining(" "));
    }

    private static String flags(List<Completion.Flag> flags) {
        return flags.stream()
                .flatMap(flag -> flag.names().stream().map(name -> quoted(name + ":" + flag.what())))
                .collect(Collectors.joining(" "));
    }

    private static String values(Choices choices) {
        String kind = " kind=" + choices.source().name().toLowerCase(Locale.ROOT);
        return choices.words().isEmpty() ? kind : kind + " values=(" + String.join(" ", choices.words()) + ")";
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
