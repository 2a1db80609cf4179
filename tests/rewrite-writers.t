#!/bin/sh
# SPDX-License-Identifier: MIT
# Programs append to a log through a link while others write it anew (put it
# in order, withdraw, mend): no row is lost, none comes twice, the link stays
# one, readers see whole rows.
# WRITERS and ROWS say how many (6 and 40); PAUSE is how many seconds each
# rewriter rests (0), which a log of many rows needs so that writers get on.
. "$(dirname "$0")/lib.sh"
appender=${APPENDER:-$top/tests/appender}
log=$top/cmd/log
writers=${WRITERS:-6}
rows=${ROWS:-40}
if ! test -x "$appender"; then
	echo "1..0 # SKIP no $appender"
	exit 0
fi
mkdir -m 700 us links
us=us/us.csv
"$appender" -b $us old 50 >/dev/null
ln -s ../us/us.csv links/us.csv

rest() {
	test -z "${PAUSE-}" || sleep "$PAUSE"
}

# Puts the log in order again and again.
sorts() {
	while test -e busy; do
		rest
		"$log" --merge links/us.csv -o links/us.csv 2>>said || echo >>bad
		echo >>sorted
	done
}
# Writes rows of somebody else, corrects them and takes them back.
withdraws() {
	while test -e busy; do
		rest
		"$log" -L links/us.csv -w zoe -a -s desire=3 2>>said &&
			"$log" -L links/us.csv -w zoe --amend=last \
				-s desire=4 2>>said &&
			"$log" -L links/us.csv -w zoe -q --withdraw=last \
				2>>said || echo >>bad
		echo >>withdrawn
	done
}
# Appends a row that stands there twice, and has what comes twice taken out.
mends() {
	i=10000
	while test -e busy; do
		rest
		i=$((i + 1))
		row="ZZZZZZZ$i,2026-11-01T20:00:00+01:00,yan,note,shared"
		printf 'id,time,who,kind,visibility\n%s\n%s\n' "$row" "$row" \
			>yan.csv
		"$log" -L links/us.csv -a yan.csv 2>>said || echo >>bad
		"$log" --lint --fix links/us.csv >found 2>>said
		test $? -le 1 || echo >>bad
		grep 'stands there twice' found >>bad
		echo >>mended
	done
}
reads() {
	while test -e busy; do
		"$appender" -r links/us.csv >>read 2>>broken
	done
}

for file in busy said bad sorted withdrawn mended read broken; do
	: >$file
done
sorts & one=$!
withdraws & two=$!
mends & three=$!
reads & four=$!
i=0 pids=
while test $i -lt "$writers"; do
	"$appender" links/us.csv "w$i" "$rows" 60000 >"ack.$i" 2>>said &
	pids="$pids $!"
	i=$((i + 1))
done
failed_writers=0
for pid in $pids; do
	wait "$pid" || failed_writers=$((failed_writers + 1))
done
had_turns() {
	test "$(wc -l <sorted)" -gt 2 && test "$(wc -l <withdrawn)" -gt 2 &&
		test "$(wc -l <mended)" -gt 2
}
# A fast disk: more rows until the others have had their turns.
more=0
until had_turns; do
	more=$((more + 1))
	test $more -le 10000 || break
	"$appender" links/us.csv "w99$more" 1 60000 >"ack.9$more" 2>>said
done
rm busy
wait $one $two $three $four
cat ack.* >acks
all=$((writers * rows + more))
is $failed_writers 0 "every writer ends well"
is "$(cat said)" "" "nobody has anything to say"
is "$(wc -l <bad)" 0 "every rewrite ends well"
is "$(sort -u acks | wc -l)" $all "all $all rows are acknowledged"
yans=$(wc -l <mended)
is "$("$appender" -r $us)" $((all + 50 + yans)) \
	"all are in the log, and no others"
is "$(grep -c ,yan, $us)" "$yans" "of rows that came twice one is left"
is "$(grep -o 'w[0-9]*-[0-9]*' $us | sort -u | wc -l)" $all "each of them once"
is "$(grep -c '^id,' $us)" 1 "under one header"
is "$(grep -c zoe $us)" 0 "what was withdrawn is gone"
is "$(cat broken)" "" "no reader saw a part of a row"
test -L links/us.csv
ok $? "the link is one still"
is "$(stat -c %a $us)" 600 "the mode is the same"
is "$(ls -A us)" us.csv "nothing is left beside the log"
had_turns
ok $? "and rewriters were there"
done_testing
