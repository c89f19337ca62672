#!/bin/bash
# why: git send-email to people in To and Cc only.
# program: git send-email, deb git-email
# routes: tap=smtp:server
. "$(dirname "$0")/../lib.sh"; zoo_init "$@"
cd "$ZOO_RUN" && git init -q . && git -c user.name=Alice -c user.email="$FROM" commit -q --allow-empty -m first
printf 'From 1111111111111111111111111111111111111111 Mon Sep 17 00:00:00 2001\nFrom: Alice <%s>\nDate: Fri, 20 Nov 2026 09:00:00 +0000\nSubject: [PATCH] one\n\nhello\n---\n' "$FROM" > one.patch
t 40 git -c user.name=Alice -c user.email="$FROM" send-email --quiet --confirm=never --suppress-cc=all --smtp-domain=client.example.org --smtp-server=127.0.0.1 \
  --smtp-server-port="$TAP_tap" --smtp-encryption=none --from="$FROM" --to="$TO1" --to="$TO2" --cc="$CC1" one.patch
