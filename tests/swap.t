#!/bin/sh
# SPDX-License-Identifier: MIT
# Symmetry: exchange two people in the log, run, exchange them back: the same
# bytes.  Nothing in a report knows who is who.
. "$(dirname "$0")/lib.sh"

exchange() {
	sed 's/ana/@/g; s/ben/ana/g; s/@/ben/g' "$@"
}
# log SEED [1]: a log, with 1 its registers too, and the same one with the two
# exchanged.
log() {
	awk -v seed="$1" -v a=ana -v b=ben -f "$src/tests/generate.awk" >log.csv
	[ "${2:-0}" -eq 0 ] || awk -v seed="$1" -v a=ana -v b=ben \
		-f "$src/tests/generate-registers.awk" >>log.csv
	exchange log.csv >gol.csv
}
# both ARGUMENT...: runs report on both; status 0 when they agree.
both() {
	attune report "$@" - <log.csv >straight 2>straight.err
	first=$?
	attune report "$@" - <gol.csv >turned 2>turned.err
	second=$?
	exchange turned | cmp -s - straight &&
		exchange turned.err | cmp -s - straight.err &&
		[ "$first" -eq "$second" ] && [ -s straight ]
}

ATTUNE_NOW=2026-06-10T12:00:00Z
seed=1
while [ "$seed" -le 160 ]; do
	log "$seed"
	both --width=80
	ok $? "log $seed reads the same with the two exchanged"
	both -f csv
	ok $? "and so do its numbers"
	case $((seed % 4)) in
	0) both -m desire -m stress --ascii ;;
	1) both --last=120d --width=40 ;;
	2) both --until=2026-03-08 -f json ;;
	3) both -p year --flukes=20 -f csv ;;
	esac
	ok $? "and with other wishes"
	seed=$((seed + 1))
done

# With talks, agreements, experiments and feedback; and for a therapist.
seed=1
while [ "$seed" -le 40 ]; do
	log "$seed" 1
	printf '%s\n' time,who,kind,visibility,title,state,class \
		2026-01-01T12:00:00Z,ana,consent,clinician,therapist,given,clinician \
		2026-01-01T12:00:00Z,ben,consent,clinician,therapist,given,clinician \
		>consents
	cat consents >>log.csv
	cat consents >>gol.csv
	both --width=80
	ok $? "log $seed with registers reads the same with the two exchanged"
	case $((seed % 3)) in
	0) both --ahead --section=questions,experiments,helped ;;
	1) both --audience=clinician --section=safety,quality,differences ;;
	2) both --audience=clinician --note=birp ;;
	esac
	ok $? "and other sheets of it"
	case $((seed % 4)) in
	0) both --map --section=map,changes,body ;;
	1) both -f csv --deidentify ;;
	2) both --deidentify --map ;;
	3)
		# The style of a page has the sign that exchange stands on.
		attune report -f html - <log.csv | tr @ . >straight
		attune report -f html - <gol.csv | tr @ . | exchange |
			cmp -s - straight
		;;
	esac
	ok $? "and its map, and itself without names"
	seed=$((seed + 1))
done

# A log in a folder: the files are exchanged, too.
log 4
mkdir us su
for who in ana ben; do
	grep -E "^time|,$who,[a-z]+,shared" log.csv >"us/$who.csv"
	grep -E "^time|,$who,[a-z]+,shared" gol.csv >"su/$who.csv"
done
attune report us >straight 2>&1
attune report su 2>&1 | exchange >turned
same turned straight "a folder reads the same with the two exchanged"
attune report log.csv >whole
same whole straight "and the same as one file"

# Two who begin at the same instant.
printf '%s\n' time,who,communication,moment \
	2026-03-01T20:00:00+01:00,ana,3,tea 2026-03-01T20:00:00+01:00,ben,7,hat \
	>log.csv
exchange log.csv >gol.csv
both
ok $? "who begin at one instant are exchanged with what they wrote"
attune report log.csv >odd
(sed 1q log.csv; sed 1d log.csv | sort -r) | attune report >other
same other odd "whatever order their rows stand in"

# The order turns round with the week of the last day.
printf '%s\n' time,who,communication 2026-02-01T20:00:00+01:00,ana,3 \
	2026-02-02T20:00:00+01:00,ben,7 2026-03-02T20:00:00+01:00,ben,7 >log.csv
is "$(attune report log.csv | sed -n 's/^  \([a-z]\{3\}\) .*/\1/p' |
	head -n 2 | tr '\n' ' ')" "ana ben " "week 10: who began comes first"
is "$(attune report --until=2026-02-27 log.csv |
	sed -n 's/^  \([a-z]\{3\}\) .*/\1/p' | head -n 2 | tr '\n' ' ')" \
	"ben ana " "week 9: the order is turned round"
has "$(attune report log.csv)" "Who comes first changes from week to week." \
	"and the report says that it turns"
done_testing
