#!/bin/sh
# SPDX-License-Identifier: MIT
# Many programs append to one log at once, with readers beside them: every
# acknowledged row is there once and whole, under one header.
# WRITERS and ROWS say how many (16 and 100).
. "$(dirname "$0")/lib.sh"
appender=${APPENDER:-$top/tests/appender}
writers=${WRITERS:-16}
rows=${ROWS:-100}
if ! test -x "$appender"; then
	echo "1..0 # SKIP no $appender"
	exit 0
fi

# Reads the log again and again while the writers are at work.
watch() {
	while test -e busy; do
		test -s "$1" || continue
		"$appender" -r "$1" >>"read" 2>>broken
	done
}

# usage: all_at_once OPTION FILE OLD-ROWS
all_at_once() {
	for file in busy acks read broken said; do
		: >$file
	done
	watch "$2" &
	one=$!
	watch "$2" &
	two=$!
	pids=
	i=0
	while test $i -lt "$writers"; do
		"$appender" ${1:+"$1"} "$2" "w$i" "$rows" 60000 \
			>"ack.$i" 2>>said &
		pids="$pids $!"
		i=$((i + 1))
	done
	bad=0
	for pid in $pids; do
		wait "$pid" || bad=$((bad + 1))
	done
	rm busy
	wait $one $two
	cat ack.* >acks
	rm -f ack.*
	all=$((writers * rows))
	is $bad 0 "every writer ends well"
	is "$(wc -c <said)" 0 "and has nothing to say"
	is "$(sort -u acks | wc -l)" $all "all $all rows are acknowledged"
	is "$("$appender" -r "$2")" $((all + $3)) "all are in the log, whole"
	is "$(grep -o 'w[0-9]*-[0-9]*' "$2" | sort -u | wc -l)" $all \
		"each of them once"
	is "$(grep -c '^id,' "$2")" 1 "under one header"
	is "$(wc -c <broken)" 0 "no reader saw a part of a row"
	test -s read
	ok $? "and readers were there"
	test ! -e "$2.torn"
	ok $? "nothing was torn"
}

all_at_once "" us/none.csv 0
: >empty.csv
chmod 600 empty.csv
all_at_once "" empty.csv 0
"$appender" -b old.csv old 500 >/dev/null
all_at_once "" old.csv 500
all_at_once -p mine/p.csv 0
done_testing
