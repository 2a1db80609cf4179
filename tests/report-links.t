#!/bin/sh
# SPDX-License-Identifier: MIT
# attune report: what travels together and in which order, what is said of it
# a week later, reminders looked back on, and for whom links and differences
# between people are.
. "$(dirname "$0")/lib.sh"

ATTUNE_NOW=2026-11-22T21:30:00+01:00
sheet() {
	attune report --config=none --width=500 "$@"
}
awk -v people=2 -v plain=1 -v days=200 -f "$src/tests/busy.awk" >log.csv
{
	cat log.csv
	awk -F, -v OFS=, 'NR == 1 {
		for (i = 1; i <= NF; i++) at[$i] = i
		n = NF
		for (p = 0; p < 2; p++) {
			for (i = 1; i <= n; i++) $i = ""
			$at["time"] = "2026-01-01T09:00:00Z"
			$at["who"] = p ? "ben" : "ana"
			$at["kind"] = "consent"; $at["visibility"] = "private"
			$at["title"] = "therapist"; $at["class"] = "clinician"
			$at["state"] = "given"
			print
		}
		exit }' log.csv
} >released.csv

# Links between people: for a therapist alone.
between="Affection of ana tends to be lower 1 day after more stress of ben (199 pairs of days)."
private=$(sheet --audience=clinician released.csv)
has "$private" "$between" "a therapist is told what travels between people"
has "$private" "closeness tends to be lower 2 days after more stress" \
	"and within one person's days"
for who in couple 'own --who=ana' 'own --who=ben'; do
	# shellcheck disable=SC2086
	lacks "$(sheet --audience=$who log.csv)" "stress of ben" \
		"the sheet of $who has no link between people"
done
has "$(sheet log.csv)" "That stood out a week before, too." \
	"what stood out a week before is said to stand"

# What was declared, and came after: the order is told as it was.
awk 'BEGIN {
	print "time,who,kind,communication,closeness,title,class,state"
	state = 9
	for (day = 0; day < 140; day++) {
		state = (state * 16807) % 2147483647
		near = int(state / 2147483647 * 9)
		printf "2026-%02d-%02dT20:00:00Z,ana,checkin,%d,%d,,,\n",
			6 + int(day / 28), day % 28 + 1, last, near
		last = near
	}
	print "2026-06-02T20:00:00Z,ana,trigger,,,Talk,communication,declared"
}' >reverse.csv
out=$(sheet --audience=own --who=ana --section=links,ahead reverse.csv)
has "$out" "communication tends to be higher the day after more closeness" \
	"a declared rating that comes after is told as coming after"
lacks "$out" "closeness tends to be higher the day after" \
	"and not the other way round"
has "$out" "Communication of ana: higher 1 day after more closeness so far" \
	"in the days ahead, too"

# A link that stood out a week ago and does so no longer.
awk -v people=3 -v plain=1 -v days=200 -f "$src/tests/busy.awk" >three.csv
set -- --audience=own --who=ana --section=links
lost="In the notes of ana, stress and affection stood out together a week before and do so no longer."
has "$(sheet "$@" --until=2026-07-25 three.csv)" "$lost" \
	"what stood out a week before and does not now is said to be gone"
lacks "$(sheet "$@" --until=2026-08-08 three.csv)" "affection stood out" \
	"once"
set --

# Reminders, looked back on; never a forecast.
out=$(sheet --ahead log.csv)
has "$out" 'On the 33 earlier days tagged "deadline", stress was higher' \
	"a tag that is coming is reminded of"
has "$out" "Closeness of ana: lower 2 days after more stress so far (198 pairs of days). Looked back on: in the past 20 weeks, each judged by the days before it alone, this would have been right on 29 of 34 days (among that person's lowest fifth), where chance gives about 9. It is no forecast." \
	"a link to a later day is, with how often it would have been right"
is "$(echo "$out" | grep -oiE 'will be|likely|probab|risk|%|expect' | tr '\n' ' ')" \
	"" "and nothing is foretold"
row=$(sheet -f csv log.csv | grep ',trigger,ana,closeness,stress,auc,')
is "$(echo "$row" | cut -d, -f7,10,14,15)" \
	"0.93869,140,holds,delong_ar1_weekly" "the table has the figures"
is "$(sheet -f csv log.csv | grep ',trigger,ana,closeness,stress,right,' |
	cut -d, -f7,10)" "29,34" "and how often it was right"
lacks "$(sheet --ahead --until=2026-08-20 log.csv)" "Looked back on" \
	"before 120 days nothing is looked back on"
# The difference, as a band: for a therapist alone.
has "$private" "    ana " "both people's weeks are drawn"
out=$(attune report --config=none --width=80 --ascii --audience=clinician \
	--section=differences released.csv)
is "$(echo "$out" | grep -cE '^    (ana|ben) [0-9X.]{8} median [0-9.]+$')" 4 \
	"as signs of weeks with their median, for main measures both rated"
has "$out" "In the first" "with how far apart they were first and last"
attune report --config=none -f html --audience=clinician \
	--section=differences released.csv >gap.html
is "$(grep -c '<path class="v"' gap.html)" 2 \
	"and on a page as an area between two lines"
attune report --config=none -f html log.csv >joint.html
attune report --config=none -f html --audience=own --who=ana log.csv >own.html
is "$(cat joint.html own.html | grep -c 'class="v"')" 0 "nobody else sees one"
run attune report --config=none -f svg -m communication --audience=clinician \
	-w ana released.csv
exits 0 "a chart of one person is still one chart"
run attune report --config=none -f svg -m communication --audience=clinician \
	--section=differences released.csv
exits 0 "and that of two another one"
has "$out" "Communication: ben and ana" "named after both"

# At a glance: small charts with their numbers.
out=$(attune report --config=none --width=80 --audience=own --who=ana \
	--section=overview log.csv)
is "$(echo "$out" |
	grep -cE '^  [A-Z][a-z ]+ +[^a-z ]+ +[0-9.]+ +[0-9.]+ to [0-9.]+ +[0-9]+ (days|entries)$')" \
	6 "each rating has a line: eight weeks, typical, most days, days"
is "$(attune report --config=none --ascii --width=80 --audience=own \
	--who=ana --section=overview log.csv | LC_ALL=C tr -d '\n -~')" "" \
	"--ascii is ASCII"
is "$(grep -c 'width="140" height="40"' own.html)" 6 "on a page, too"
lacks "$(cat joint.html)" 'width="140"' "not in a joint sheet, which has no levels"

# A de-identified table says what was taken out.
has "$(sheet --deidentify -f csv log.csv)" \
	',note,,,,deidentified,' "a table without names says so"
lacks "$(sheet -f csv log.csv)" deidentified "and only that one does"
has "$(sheet --deidentify -f json log.csv)" '"statistic":"deidentified"' \
	"in json, too"

# One person's notes are not spoken of as those of two.
grep -v ,ben, log.csv >one.csv
for day in 2026-11-01 2026-11-08 2026-11-15 2026-11-22; do
	is "$(sheet --until=$day one.csv |
		grep -oE '.*(each of you|between you|both of you|two of you|of each other|your next talk).*')" \
		"" "a joint sheet of one person up to $day speaks to one"
done

# A note is text.
run attune report --config=none --audience=clinician --note=dap -f json \
	released.csv
exits 2 "a note is no table"
has "$err" "completed by hand" "for it is completed by hand"
done_testing
