#!/bin/sh
# SPDX-License-Identifier: MIT
# How well reframe hears, on sentences written before any rule: precision,
# recall and false alarms by category, register and trap.  The half in
# measure-*.csv is never looked at; the gates are those of a first usable one.
. "$(dirname "$0")/lib.sh"
ATTUNE_DATA=$src/share
export ATTUNE_DATA
for half in tune measure; do
	echo "# $half: tests/wording/$half-flag.csv, $half-clean.csv"
	"$top/tests/eval" "$src/tests/wording/$half-flag.csv" \
		"$src/tests/wording/$half-clean.csv" >"$half"
	ok $? "the $half sentences are heard to their end"
	grep '^#' "$half"
	sed -n 's/^[a-z]/# &/p' "$half"
done

# at_least NAME FIGURE, at_most NAME FIGURE: gates on the measured half.
figure() {
	sed -n "s/^$1 //p" measure
}
at_least() {
	awk -v a="$(figure "$1")" -v b="$2" 'BEGIN { exit !(a >= b) }'
	ok $? "$1 is at least $2 ($(figure "$1"))"
}
at_most() {
	awk -v a="$(figure "$1")" -v b="$2" 'BEGIN { exit !(a <= b) }'
	ok $? "$1 is at most $2 ($(figure "$1"))"
}
at_least precision 85
at_least recall 45
at_most false-alarms 8
at_least right 85
at_most forbidden 0
at_most safety-other 0
done_testing
