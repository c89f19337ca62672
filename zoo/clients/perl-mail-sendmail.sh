#!/bin/bash
. "$(dirname "$0")/../lib.sh"; zoo_init "$@"
# Perl's Mail::Sendmail, which speaks SMTP itself
need perl
perl -MMail::Sendmail -e1 2>/dev/null || { say "no Mail::Sendmail"; exit 77; }
t 40 perl - <<'P' || die "Mail::Sendmail failed"
use strict; use Mail::Sendmail; my %e = %ENV;
open my $f, '<', $e{BODY} or die; local $/;
sendmail(Smtp => $e{SMTP_HOST}, Port => $e{SMTP_PORT}, From => "Alice <$e{FROM}>", To => "$e{TO1}, $e{TO2}", Cc => $e{CC1}, Bcc => "$e{BCC1}, $e{BCC2}",
  Subject => $e{SUBJECT}, Message => <$f>) or die $Mail::Sendmail::error;
P
