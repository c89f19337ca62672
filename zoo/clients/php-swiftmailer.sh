#!/bin/bash
. "$(dirname "$0")/../lib.sh"; zoo_init "$@"
# Swift Mailer (Debian package)
need php
[ -f /usr/share/php/Swift/swift_required.php ] || { say "no Swift Mailer"; exit 77; }
cat > "$ZOO_RUN/s.php" <<'P'
<?php
error_reporting(E_ALL & ~E_DEPRECATED);
require 'Egulias/EmailValidator/autoload.php';
require 'Swift/swift_required.php';
$t = (new Swift_SmtpTransport(getenv('SMTP_HOST'), (int) getenv('SMTP_PORT')))->setUsername(getenv('ZUSER'))->setPassword(getenv('ZPASS'));
$m = (new Swift_Message(getenv('SUBJECT')))->setFrom([getenv('FROM') => 'Alice'])->setTo([getenv('TO1'), getenv('TO2')])->setCc([getenv('CC1')])
  ->setBcc([getenv('BCC1'), getenv('BCC2')])->setBody(file_get_contents(getenv('BODY')));
exit((new Swift_Mailer($t))->send($m) == 5 ? 0 : 1);
P
t 40 php "$ZOO_RUN/s.php" || die "Swift Mailer failed"
