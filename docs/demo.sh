#!/bin/sh
# Reads the sample logs into a store of their own, shows what was known on 10 August 2021, the day on which China recalled
# its ambassador, of its relations with Lithuania, and writes the briefing on that year and the page for a browser.
set -eu
tracker=$1
mkdir -p demo
rm -f demo/tracker.db demo/tracker.db-wal demo/tracker.db-shm
export TRACKER_STORE=demo/tracker.db
"$tracker" init >demo/steps.txt
"$tracker" append events >>demo/steps.txt
"$tracker" replay Lithuania China --on 2021-08-10 --known-by 2021-08-10
for page in demo/lithuania-china.html demo/lithuania-china.pdf; do
  "$tracker" brief Lithuania China --on 2021-12-31 --since 2021-01-01 -o "$page" 2>>demo/steps.txt
done
"$tracker" site demo Lithuania China >>demo/steps.txt
echo "The briefing: demo/lithuania-china.html and .pdf. Ask more: $tracker --store $TRACKER_STORE replay Belarus China"
echo "Drag a day and see what held: open demo/LTU-CHN.html in a browser."
