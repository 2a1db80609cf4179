#!/bin/sh
# SPDX-License-Identifier: MIT
# Non-interference: what is private, or for a therapist alone, changes no byte
# of a joint report, of its messages or of its status.
. "$(dirname "$0")/lib.sh"

generate() {
	awk -v seed="$1" -v private="${2:-0}" -v a=ana -v b=ben \
		-f "$src/tests/generate.awk"
}
registers() {
	generate "$@"
	awk -v seed="$1" -v private="${2:-0}" -v a=ana -v b=ben \
		-f "$src/tests/generate-registers.awk"
}
# alike ARGUMENT...: runs report on two logs; status 0 when nothing differs.
alike() {
	attune report "$@" - <open.csv >open 2>open.err
	first=$?
	attune report "$@" - <mixed.csv >mixed 2>mixed.err
	second=$?
	cmp -s open mixed && cmp -s open.err mixed.err &&
		[ "$first" -eq "$second" ] && [ -s open ]
}

ATTUNE_NOW=2026-06-10T12:00:00Z
seed=1
while [ "$seed" -le 40 ]; do
	generate "$seed" >open.csv
	generate "$seed" 1 >mixed.csv
	cmp -s open.csv mixed.csv
	[ $? -eq 1 ] && grep -q private mixed.csv
	ok $? "log $seed has private rows"
	alike --width=80
	ok $? "which leave its report as it is"
	alike -f csv
	ok $? "and its numbers"
	case $((seed % 4)) in
	0) alike -m desire -m stress --ascii ;;
	1) alike --last=120d --width=40 -v ;;
	2) alike --strict --until=2026-03-08 -f json ;;
	3) alike -p year -f csv ;;
	esac
	ok $? "and with other wishes"
	seed=$((seed + 1))
done

# Talks, agreements, lines, experiments, feedback and days ahead, too.
seed=1
while [ "$seed" -le 25 ]; do
	registers "$seed" >open.csv
	registers "$seed" 1 >mixed.csv
	has "$(cat mixed.csv)" "hidden words" "log $seed has private registers"
	alike --width=80
	ok $? "which leave its report as it is"
	case $((seed % 3)) in
	0) alike --ahead --section=experiments,boundaries,questions ;;
	1) alike --no-notes -p year --ascii ;;
	2) alike -f csv ;;
	esac
	ok $? "and other parts of it"
	case $((seed % 4)) in
	0) alike -f html ;;
	1) alike --map --section=map,changes,links ;;
	2) alike --deidentify -f html --map ;;
	3) alike --deidentify -f csv ;;
	esac
	ok $? "and its pages, its map, and itself without names"
	# Another's private rows are nothing to one's own sheet either.
	awk '!(/,(private|clinician),/ && /,ben,/)' mixed.csv >others.csv
	mv others.csv mixed.csv
	alike --audience=own -w ben
	ok $? "nor do another's private rows change an own sheet"
	seed=$((seed + 1))
done

# A column of a private item, in the header or filled in a shared row.
generate 2 >open.csv
cut -d, -f1-9,11 open.csv >mixed.csv
alike
ok $? "an empty column of a private item is no column"
awk -F, -v OFS=, 'NR > 1 { $10 = NR % 11 } { print }' open.csv >mixed.csv
alike -f csv
ok $? "an answer to a private item in a shared row counts for nobody else"
alike
ok $? "nor does it show in words"

# What one alone shares of what may be kept reads as if nobody had.
generate 3 >open.csv
awk -F, -v OFS=, 'NR > 1 && $2 == "ana" { $8 = "" } { print }' open.csv >mixed.csv
has "$(cut -d, -f8 open.csv | sort -u | tr '\n' ' ')" "3 " \
	"one of the two rates desire"
alike -m desire
ok $? "desire that one alone shares reads as if nobody had written"
generate 2 >open.csv
alike -m desire
[ $? -ne 0 ]
ok $? "shared by both it shows"

# One chart, and a whole folder of clients.
registers 4 >open.csv
registers 4 1 >mixed.csv
alike -f svg -m communication -w ben
ok $? "private rows change no chart of the couple"
mkdir clean full || exit 2
cp open.csv clean/c.csv
cp mixed.csv full/c.csv
for format in text html csv; do
	(cd clean && attune report -E -f $format -O out c.csv)
	ok $? "the $format files of a client are written"
	(cd full && attune report -E -f $format -O out c.csv)
	is "$(cat full/out/* | cksum; ls full/out)" \
		"$(cat clean/out/* | cksum; ls clean/out)" \
		"private rows change none of the $format files"
done
is "$(ls clean/out | wc -l | tr -d ' ')" 3 "which are three"
rm -r clean full

# Whole files of private rows, and rows that would replace shared ones.
mkdir us with
generate 6 >us/log.csv
cp us/log.csv with/log.csv
printf '%s\n' time,who,kind,visibility,communication \
	2026-02-01T20:00:00+01:00,zoe,checkin,private,3 >with/zoe.csv
attune report us >open 2>&1
attune report with >mixed 2>&1
same mixed open "a person with private rows alone is nobody to the couple"
printf '%s\n' id,time,who,kind,visibility,ref,communication \
	00000000000A,2026-02-01T20:00:00+01:00,ana,checkin,shared,,3 \
	00000000000B,2026-02-02T20:00:00+01:00,ben,checkin,shared,,4 >open.csv
cp open.csv mixed.csv
echo 00000000000C,2026-02-03T20:00:00+01:00,ana,checkin,private,00000000000A,9 \
	>>mixed.csv
alike -f csv
ok $? "a private row replaces no shared one for the couple"

# Only private rows, and no rows.
sed 1q mixed.csv >open.csv
sed '2,3d' mixed.csv >mixed && mv mixed mixed.csv
alike
ok $? "a log of private rows reads like an empty one"
has "$(attune report open.csv)" "No notes in this period." "which says so"

# The private log of an own sheet stays with its owner.
mkdir -p "$HOME/.local/share/attune/shared" "$HOME/.local/share/attune/private"
chmod -R go= "$HOME/.local"
generate 8 >"$HOME/.local/share/attune/shared/ana.csv"
attune report -L default >open
is "$?" 0 "the usual log is read"
printf '%s\n' time,who,kind,visibility,communication,pain,moment \
	2026-02-01T20:00:00+01:00,ana,checkin,private,3,4,canary \
	>"$HOME/.local/share/attune/private/ana.csv"
chmod 600 "$HOME"/.local/share/attune/*/ana.csv
attune report -L default >mixed 2>&1
same mixed open "the private log does not reach the couple"
attune report -L default -f csv -v >mixed 2>&1
lacks "$(cat mixed)" pain "nor do its numbers"
attune report -L default --audience=own -w ben >mixed 2>&1
attune report -L default --audience=own -w ben -f csv >>mixed 2>&1
lacks "$(grep -E 'Pain|canary|,pain,' mixed)" a "nor the partner's own sheet"
has "$(attune report -L default --audience=own -w ana)" Pain \
	"the own sheet has it"
done_testing
