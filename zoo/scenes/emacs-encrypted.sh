#!/bin/bash
# why: Emacs encrypts for everybody in the header, Bcc too: two can be seen, three keys.
# program: Emacs, deb emacs-nox; GnuPG, deb gpg
# routes: tap=smtp:server
. "$(dirname "$0")/../lib.sh"; zoo_init "$@"
need emacs gpg
zoo_keys "$TO1" "$CC1" "$BCC1"
cat > "$ZOO_RUN/send.el" <<'R'
(require 'message) (require 'smtpmail) (require 'mml-sec) (require 'epg)
(require 'nsm) (advice-add 'nsm-check-plain-connection :override (lambda (process &rest _) process))
(setq user-full-name "Alice" user-mail-address (getenv "FROM") mail-host-address "client.example.org"
      message-send-mail-function 'message-smtpmail-send-it send-mail-function 'smtpmail-send-it
      smtpmail-smtp-server "127.0.0.1" smtpmail-smtp-service (string-to-number (getenv "TAP_tap"))
      smtpmail-stream-type 'plain smtpmail-local-domain "client.example.org"
      mml-secure-safe-bcc-list (list (getenv "FROM")) mml-secure-openpgp-encrypt-to-self nil
      message-confirm-send nil message-interactive t message-kill-buffer-on-exit t)
(fset 'yes-or-no-p (lambda (&rest _) t)) (fset 'y-or-n-p (lambda (&rest _) t))
(message-mail (getenv "TO1") (getenv "SUBJECT") `(("Cc" . ,(getenv "CC1")) ("Bcc" . ,(getenv "BCC1"))))
(mml-secure-message-encrypt-pgpmime)
(goto-char (point-max)) (insert-file-contents (getenv "BODY"))
(unless (message-send) (kill-emacs 4))
R
t 60 emacs --batch -Q -l "$ZOO_RUN/send.el"
