#!/bin/bash
. "$(dirname "$0")/../lib.sh"; zoo_init "$@"
# Symfony Mailer (Debian package)
need php
[ -f /usr/share/php/Symfony/Component/Mailer/autoload.php ] || { say "no Symfony Mailer"; exit 77; }
cat > "$ZOO_RUN/s.php" <<'P'
<?php
require 'Symfony/Component/Mailer/autoload.php';
require 'Symfony/Component/Mime/autoload.php';
$t = (new Symfony\Component\Mailer\Transport\Smtp\EsmtpTransport(getenv('SMTP_HOST'), (int) getenv('SMTP_PORT'), false))->setUsername(getenv('ZUSER'))->setPassword(getenv('ZPASS'));
$m = (new Symfony\Component\Mime\Email())->from(new Symfony\Component\Mime\Address(getenv('FROM'), 'Alice'))->to(getenv('TO1'), getenv('TO2'))->cc(getenv('CC1'))
  ->bcc(getenv('BCC1'), getenv('BCC2'))->subject(getenv('SUBJECT'))->text(file_get_contents(getenv('BODY')));
(new Symfony\Component\Mailer\Mailer($t))->send($m);
P
t 40 php "$ZOO_RUN/s.php" || die "Symfony Mailer failed"
