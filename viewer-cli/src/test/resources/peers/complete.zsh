# Prints what zsh offers behind each line: a shell at a terminal of its own, where TAB lists.
zmodload zsh/zpty
zpty shell 'TERM=dumb zsh -f -i'
typeset line answer
zpty -w shell "autoload -Uz compinit; compinit -u -D; source $1; bindkey '^I' list-choices; bindkey '^G' kill-whole-line; COLUMNS=200 LISTMAX=1000 PS1='at''-the-prompt'"
zpty -r shell answer '*at-the-prompt*'
for line in "${@[2,-1]}"; do
  zpty -w -n shell "$line"$'\t'$'\a'"print the''-end"$'\n'
  zpty -r shell answer '*the-end*at-the-prompt*'
  print -r -- "$answer"
  print -r -- "END-OF-ANSWER"
done
zpty -d shell
