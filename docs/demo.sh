#!/bin/sh
# Reads the sample logs into a store of their own, shows what held between Lithuania and China at the end of 2021, and
# writes the briefing.
set -eu
tracker=$1
mkdir -p demo
rm -f demo/tracker.db demo/tracker.db-wal demo/tracker.db-shm
export TRACKER_STORE=demo/tracker.db
"$tracker" init
"$tracker" check events
"$tracker" append events
echo
"$tracker" replay Lithuania China --on 2021-12-31
echo
for page in demo/lithuania-china.html demo/lithuania-china.pdf; do
  "$tracker" brief Lithuania China --on 2021-12-31 --since 2021-01-01 -o "$page"
done
cat <<END

The briefing, to be read and handed on: demo/lithuania-china.html and demo/lithuania-china.pdf

Now ask something else, or append a log of your own:
  export TRACKER_STORE=$TRACKER_STORE
  $tracker replay Belarus Lithuania --on 2021-12-31
  $tracker replay Belarus China --on 2026-01-01
  $tracker replay Lithuania China --on 2021-12-31 --known-by 2021-06-30
docs/tutorial.md codes a document and watches an answer change.
END
