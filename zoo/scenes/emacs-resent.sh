#!/bin/bash
# why: Emacs sends a received message on to somebody else: Resent fields say for whom it is now.
# program: Emacs, deb emacs-nox
# routes: tap=smtp:server
. "$(dirname "$0")/../lib.sh"; zoo_init "$@"
need emacs
zoo_message > "$ZOO_RUN/saved"
cat > "$ZOO_RUN/send.el" <<'R'
(require 'message) (require 'smtpmail)
(require 'nsm) (advice-add 'nsm-check-plain-connection :override (lambda (process &rest _) process))
(setq user-full-name "Bob" user-mail-address (getenv "TO1") mail-host-address "client.example.org"
      message-send-mail-function 'message-smtpmail-send-it send-mail-function 'smtpmail-send-it
      smtpmail-smtp-server "127.0.0.1" smtpmail-smtp-service (string-to-number (getenv "TAP_tap"))
      smtpmail-stream-type 'plain smtpmail-local-domain "client.example.org" message-interactive t)
(with-temp-buffer
  (insert-file-contents (concat (getenv "ZOO_RUN") "/saved"))
  (message-resend (concat (getenv "BCC1") ", " (getenv "BCC2"))))
R
t 60 emacs --batch -Q -l "$ZOO_RUN/send.el"
