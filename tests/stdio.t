#!/bin/sh
# SPDX-License-Identifier: MIT
# Streams that fail, close or hang: an honest status, never a message in a log.
. "$(dirname "$0")/lib.sh"
. "$src/tests/options-lib.sh"

cp -r "$src/share/examples/couple" us
chmod 600 us/*.csv
export ATTUNE_LOG="$tmp/us"

for c in "log -L default" "report -L default" \
	"report -L default -f csv" "log --schema" "log --help" \
	"checkin --help" "report --help"; do
	# shellcheck disable=SC2086
	attune ${c%% *} ${c#* } >/dev/full 2>err
	is "$?" 2 "attune $c says 2 when its output cannot be written"
	is "$(grep -c . err)" 1 "and one line of why"
	# shellcheck disable=SC2086
	attune ${c%% *} ${c#* } 2>err | head -n 1 >/dev/null
	is "$(cat err)" "" "attune $c ends quietly when its reader has enough"
	# shellcheck disable=SC2086
	attune ${c%% *} ${c#* } >&- 2>err
	is "$?" 2 "attune $c says 2 when standard output is closed"
done

cat us/*.csv | cksum >before
attune log --append -s kind=note -w anna >&- 2>&- <&-
cat us/*.csv | cksum >after
case $(tail -n 1 us/anna.csv) in
*attune*) ok 1 "no message lands in the log" ;;
*) ok 0 "no message lands in the log" ;;
esac

run attune log </dev/null
in=/dev/null
run attune log -L "$tmp/us"
exits 0 "-L wins over standard input"
: >empty
in=$tmp/empty
run attune log
exits 2 "an empty standard input is an error"
has "$err" "-L default" "and its message names -L default"
run attune report
exits 2 "for report too"
has "$err" "-L default" "with the same hint"
in=

mkfifo fifo
run timeout 10 attune log fifo
is "$status" 2 "a FIFO as log neither hangs nor works"
run attune log /nowhere/at/all.csv
exits 2 "a file that is not there is trouble"
has "$err" "/nowhere/at/all.csv" "and is named"
run attune log -L default -o /nowhere/out.csv
exits 2 "-o to a place that is not there is trouble"
attune log -L default -o out.csv
attune log -L default >plain.csv
same out.csv plain.csv "-o FILE holds what standard output would"
is "$(ls -A . | grep '^\.out\.csv')" "" "and leaves nothing beside it"
echo precious >kept
run attune report us/anna.csv no-such.csv -o kept
is "$(cat kept)" precious "-o leaves the old file when the work fails"
done_testing
