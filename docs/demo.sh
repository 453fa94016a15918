#!/bin/sh
# Reads the sample logs into a store of their own, shows what held between Lithuania and China at the end of 2021, and
# writes the briefing.
set -eu
tracker=$1
mkdir -p demo
rm -f demo/tracker.db demo/tracker.db-wal demo/tracker.db-shm
export TRACKER_STORE=demo/tracker.db
"$tracker" init >demo/steps.txt
"$tracker" append events >>demo/steps.txt
"$tracker" replay Lithuania China --on 2021-12-31 --short
for page in demo/lithuania-china.html demo/lithuania-china.pdf; do
  "$tracker" brief Lithuania China --on 2021-12-31 --since 2021-01-01 -o "$page" 2>>demo/steps.txt
done
echo "The briefing: demo/lithuania-china.html and .pdf. Ask more: $tracker --store $TRACKER_STORE replay Belarus China"
