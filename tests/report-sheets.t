#!/bin/sh
# SPDX-License-Identifier: MIT
# attune report: the sheets of all audiences, their sections, notes to be
# completed, and what each of them keeps to itself.
. "$(dirname "$0")/lib.sh"

ATTUNE_NOW=2026-11-08T21:30:00+01:00
expect=$src/tests/expect
cp "$src/tests/data/report-registers.csv" log.csv
head -n 1 log.csv >header

# write WHO,KIND,... ROW: appends a row; cells by the name of their column.
write() {
	awk -F, -v OFS=, -v cells="$*" 'NR == 1 {
		n = split(cells, c, "|")
		for (i = 1; i <= n; i++) {
			at = index(c[i], "=")
			v[substr(c[i], 1, at - 1)] = substr(c[i], at + 1)
		}
		for (i = 1; i <= NF; i++)
			printf "%s%s", (i > 1 ? OFS : ""), v[$i]
		print "" }' header
}
sheet() {
	attune report --width=80 "$@"
}

# The sheets as a whole.
for which in couple own clinician medical dap soap birp; do
	case $which in
	own | medical) set -- "--audience=$which" --who=ana ;;
	dap | soap | birp) set -- --audience=clinician "--note=$which" ;;
	*) set -- "--audience=$which" ;;
	esac
	run attune report --width=80 "$@" log.csv
	exits 0 "$which is written"
	is "$err" "" "and nothing is said beside it"
	same "$tmp/.out" "$expect/report-registers-$which.txt" \
		"and is as expected"
	is "$(sheet "$@" --ascii log.csv | LC_ALL=C tr -d '\n -~')" "" \
		"--ascii is ASCII"
	is "$(attune report --width=40 "$@" log.csv |
		perl -CSD -ne 'chomp; print "$_\n" if length > 40')" "" \
		"forty columns hold"
	is "$(grep -oiwE 'norm(al|s)?|abnormal|healthy|unhealthy|target|goal|streak|score|rank(ing)?|should|caused?|because|problem|worse|better|refuse[sd]?|missed|failed to|percent|compliance|dysfunction|disorder|[a-z]*%' \
		"$expect/report-registers-$which.txt" | tr '\n' ' ')" "" \
		"and no verdict is in it"
	# Words of the log, but for the shipped names of experiments.
	is "$(sheet "$@" --no-notes log.csv |
		grep -oiE 'phones|duck|the pond|late talk|soup|in-laws|new job|deadline|photographs|our sessions|pill|at home|cream|not said|all of it' |
		tr '\n' ' ')" "" "with --no-notes no words of the log are"
done

# Consent: who is in the private sheet.
sed '/,consent,/d' log.csv >rows.csv
with() {
	cat rows.csv - >now.csv
	sheet --audience=clinician now.csv
}
out=$(with </dev/null)
is "$(echo "$out" | sed -n 3p)" \
	"2 of 2 persons' rows are not shown: no current consent." \
	"without consent nobody's rows are shown, and that comes first"
is "$(echo "$out" | grep -c '^Sheet of')" 0 "nobody has a sheet"
lacks "$out" "Phones away" "nor do their words show"
is "$(sheet --audience=clinician -f csv rows.csv | grep -c ,ana,)" 0 \
	"nor their numbers"
consent="time=2026-10-01T09:00:00+02:00|who=ana|kind=consent|visibility=private|title=therapist|state=given"
out=$(write "$consent|class=clinician" | with)
has "$out" "1 of 2 persons' rows are not shown" "one of two has agreed"
has "$out" "Sheet of ana" "whose sheet is there"
lacks "$out" ben "and no other name"
out=$(write "$consent|class=shared" | with)
has "$out" "Sheet of ana" "consent may cover shared rows alone"
lacks "$out" "a new pill" "then what was answered for a therapist is not shown"
for no in "title=us" "state=withdrawn" "review_by=2026-11-07" \
	"time=2026-11-09T09:00:00+01:00"; do
	has "$(write "$consent|class=clinician|$no" | with)" \
		"2 of 2 persons' rows are not shown" "$no is no consent now"
done
has "$(write "$consent|class=clinician|review_by=2026-11-08" | with)" \
	"1 of 2 persons'" "it holds on its last day"
out=$( (write "$consent|class=clinician"
	write "$consent|time=2026-10-02T09:00:00+02:00|state=withdrawn") | with)
has "$out" "2 of 2 persons' rows" "taken back, it counts no more"
out=$( (write "$consent|time=2026-10-02T09:00:00+02:00|state=withdrawn"
	write "$consent|class=clinician") | with)
has "$out" "2 of 2 persons' rows" "in whatever order the rows stand"
out=$( (write "$consent|class=clinician"; write "$consent|state=withdrawn") | with)
has "$out" "2 of 2 persons' rows" "nor taken back in the same moment"
mkdir -p "$HOME/.config/attune"
for policy in no-secrets limited; do
	echo "secrets = $policy" >"$HOME/.config/attune/config"
	has "$(sheet --audience=clinician log.csv)" \
		"Policy on secrets: $(echo $policy | tr - ' ')." \
		"the policy $policy is said"
done
rm "$HOME/.config/attune/config"
has "$(sheet --audience=clinician log.csv)" "Policy on secrets: none" \
	"and so is that there is none"

# Early notice: by each rule, and nowhere else.
grep ',consent,' log.csv >consents
early() {
	(cat header consents
	for row; do write "who=ana|visibility=clinician|kind=checkin|$row"; done
	) >early.csv
	attune report --width=500 --audience=clinician --section=safety early.csv |
		sed '1,/^Safety/d; /^  Screen each/,$d'
}
day="time=2026-11-0"
quiet="In the rows shown nothing of this period asks for early notice"
alone="Consider an individual conversation before further joint exercises."
for case in "freedom=3|yes, no or not now: 3 of 10" "pain=4|sex: 4 of 10" \
	"tags=late;safety|marked as a safety note"; do
	out=$(early "${day}3T20:00:00+01:00|${case%%|*}")
	has "$out" "ana, 3 November" "${case%%|*} is named, with its day"
	has "$out" "${case#*|}" "and what it is"
	has "$out" "$alone" "and what to consider"
done
for row in freedom=3.5 freedom=10 pain=3 tags=safety-belt "motive=closeness" \
	"note=safety"; do
	has "$(early "${day}3T20:00:00+01:00|$row")" "$quiet" \
		"$row asks for no notice"
done
out=$(early "${day}3T20:00:00+01:00|freedom=2" "${day}3T21:00:00+01:00|freedom=9")
has "$out" "2 of 10" "another answer of the day does not hide one"
peace="motive=enjoying;peace"
has "$(early "${day}3T20:00:00+01:00|$peace")" "$quiet" \
	"one week of keeping the peace is none yet"
has "$(early "${day}3T20:00:00+01:00|$peace" \
	"${day}5T20:00:00+01:00|$peace")" "$quiet" "nor is the same week twice"
has "$(early "time=2026-10-27T20:00:00+01:00|motive=guilt" \
	"${day}3T20:00:00+01:00|$peace")" "two weeks one after the other" \
	"two weeks one after the other are named"
has "$(early "time=2026-10-20T20:00:00+02:00|motive=guilt" \
	"${day}3T20:00:00+01:00|$peace")" "$quiet" "two apart are not"
free() {
	for d in 01 02 03 04 05 06 07; do
		case " $* " in
		*" $d "*) f=5 ;;
		*) f=8 ;;
		esac
		echo "time=2026-11-${d}T20:00:00+01:00|freedom=$f"
	done
}
# shellcheck disable=SC2046 # rows have no blanks
{
has "$(early $(free 05 06))" "3 points or more below the own median" \
	"two of seven days well below the own median are named"
has "$(early $(free 06))" "$quiet" "one such day is not"
}
for a in couple "own --who=ana" "own --who=ben" "medical --who=ana"; do
	# shellcheck disable=SC2086
	lacks "$(attune report --width=500 --audience=$a log.csv)" \
		"$alone" "no notice in the sheet $a"
done
attune report --audience=clinician early.csv >early 2>&1
is "$?" 0 "and none in the exit status"

# The note: nothing is judged, nobody quoted or named.
assessed() {
	sheet --audience=clinician "--note=$1" "$2" | sed -n '/^A: /,/^P: /p'
}
assessed dap header >none
is "$(wc -l <none | tr -d ' ')" 10 "the assessment is ten lines of frame"
has "$(sed -n 2p none)" "Clinician to complete." "left to the clinician"
for file in log.csv early.csv now.csv rows.csv; do
	for form in dap soap; do
		assessed "$form" "$file" >some
		same some none "and the same for $file as $form"
	done
done
lacks "$(sheet --audience=clinician --note=birp log.csv)" "A: " \
	"in birp there is none"
echo 'name.ana = Anastasia' >"$HOME/.config/attune/config"
for form in dap soap birp; do
	out=$(sheet --audience=clinician "--note=$form" log.csv)
	lacks "$out" Anastasia "people go by their tags in $form"
	has "$out" "ana, communication" "which are there"
done
has "$(sheet --audience=clinician log.csv)" Anastasia "in the sheet by name"
rm "$HOME/.config/attune/config"
for wrong in "--note=dap" "--note=dap --audience=couple" \
	"--note=dap --audience=clinician -f csv" \
	"--note=dap --audience=clinician --section=plan" \
	"--note=abc --audience=clinician" "--audience=medical" \
	"--audience=clinician -w ana"; do
	# shellcheck disable=SC2086
	run attune report $wrong log.csv
	exits 2 "$wrong is refused"
	is "$out" "" "and nothing is written"
done

# The medical sheet: one person's rows, and no byte of another's.
(cat header; grep ',ana,' log.csv) >ana.csv
attune report --audience=medical -w ana ana.csv >alone 2>&1
attune report --audience=medical -w ana log.csv >both 2>&1
same both alone "the medical sheet is of one person alone"
(cat log.csv; write "time=no time|who=ben|kind=checkin|visibility=shared"
	write "time=2027-03-01T10:00:00-11:00|who=ben|kind=experiment|visibility=shared|title=t1|state=running|note=ben"
	write "time=2020-03-01T10:00:00+13:00|who=ben|kind=weekly-long|visibility=clinician|pain=9|medchange=ben"
) >more.csv
attune report --audience=medical -w ana more.csv >both 2>more.err
same both alone "whatever the other writes"
lacks "$(cat alone)" ben "nor is the other named"
is "$(wc -l <"$expect/report-registers-medical.txt" | tr -d ' ' |
	awk '{ print $1 <= 60 }')" 1 "it fits a page"

# Sections.
for a in couple "own -w ana" clinician "medical -w ana"; do
	# shellcheck disable=SC2086
	keys=$(attune report --audience=$a --section=nonsense log.csv 2>&1 |
		sed -n 's/.*there are //p' | tr -d ,)
	for key in $keys; do
		# shellcheck disable=SC2086
		run attune report --audience=$a --section="$key" log.csv
		exits 0 "$a has the section $key"
		has "$out" "A yes counts only when a no is safe." \
			"which never goes without the footer"
	done
done
run attune report --section=talk,nonsense log.csv
exits 2 "what is no section is refused"
is "$out" "" "before anything is written"
has "$err" "nonsense; there are talk, wishes, affection, moments, links" \
	"and those there are are named"
run attune report --ahead -f csv log.csv
exits 2 "tables have no such sections"
run attune report --section=ahead --section=talk log.csv
is "$(echo "$out" | grep -cE '^(Days ahead|Communication|Affection)')" 2 \
	"several sections can be chosen"
sheet --ahead log.csv >ahead
sheet --section=ahead log.csv >section
same ahead section "--ahead is a section by name"

# What nobody is told of another.
attune report --width=80 log.csv >before
lacks "$(cat before)" Photographs "a line to be looked at again is not joint"
lacks "$(sheet --audience=own -w ben log.csv)" Photographs "nor for the partner"
has "$(sheet --audience=own -w ana log.csv)" \
	"a line, 5 November: Photographs" "its owner has it"
sed 's/,boundary,private,/,boundary,shared,/' log.csv | sheet - >shared
is "$(diff before shared | grep -c Photographs)" 0 "even if it was shared"
vote="kind=experiment|visibility=shared|title=t1|time=2026-11-03T20:00:00+01:00"
(cat log.csv; write "$vote|who=ana|state=kept") | sheet --section=experiments - >one
sheet --section=experiments log.csv >none
same one none "a single view of an experiment is not told"
(cat log.csv; write "$vote|who=ana|state=kept"
	write "$vote|who=ben|state=adjusted") | sheet --section=experiments - >two
has "$(cat two)" "kept, with a change: Move the talk" "what came of all is"
for who in ana ben; do
	(cat log.csv; write "$vote|who=$who|state=stopped") |
		sheet --section=experiments - >"stopped-$who"
done
same stopped-ana stopped-ben "who ended one is not told"
has "$(cat stopped-ana)" "over: Move the talk" "that it is over is"
sed 's/,late talk,/,,/' log.csv | sheet - >less
lacks "$(cat less)" "did not help" "words on what helped come from all or none"
has "$(cat before)" "ben, 3 November: late talk" "here they do"

# Agreements: of everyone, until one ends them.
agreed() {
	sheet --section=experiments - | sed '1,/^  Agreements/d; /^$/,$d'
}
has "$(agreed <log.csv)" "2 November: Phones away at dinner (to be looked at" \
	"an agreement is told with its day"
has "$(sed '/00000000000D/d' log.csv | agreed)" "No notes here yet." \
	"one alone has agreed to nothing"
has "$( (cat log.csv; write "time=2026-11-04T20:00:00+01:00|who=ben|kind=agreement|visibility=shared|about=00000000000C|state=ended") |
	agreed)" "No notes here yet." "and one alone ends it"
has "$( (cat log.csv; write "time=2026-11-04T20:00:00+01:00|who=ben|kind=agreement|visibility=shared|about=00000000000C|state=yes|review_by=2026-12-01") |
	agreed)" "1 December: Phones away at dinner" "a later day holds"

# Text from a log is untrusted wherever it stands.
esc=$(printf '\033]0;x\007')
sed "s/Phones/$esc/; s/late talk/$esc/; s/the in-laws/$esc/; s/new job/$esc/
	s/deadline/$esc/; s/Photographs/$esc/; s/a new pill/$esc/
	s/,t1,/,$esc,/; s/for our sessions/$esc/; s/daily-1/$esc/" log.csv |
	sed "s/not easy to say at home/$esc/" >escapes.csv
for a in couple "own -w ana" clinician "medical -w ana" \
	"clinician --note=birp"; do
	# shellcheck disable=SC2086
	is "$(sheet --audience=$a escapes.csv 2>&1 |
		LC_ALL=C tr -d '\n -~\200-\377')" "" \
		"no control character reaches the reader of: $a"
done

# What travels together, and what is noted for days to come.
awk 'function next_one() { s = (s * 16807) % 2147483647; return s / 2147483647 }
	BEGIN { print "time,who,closeness,stress,tags"; s = 17
	for (d = 0; d < 120; d++) {
		x = int(next_one() * 10)
		y = 10 - last + int(next_one() * 3) - 1
		y = y < 0 ? 0 : y > 10 ? 10 : y
		last = x
		for (p = 0; p < 2; p++)
			printf "2026-%02d-%02dT2%d:00:00+01:00,%s,%d,%d,%s\n",
				5 + int(d / 30), d % 30 + 1, p, p ? "ben" : "ana",
				p ? 5 + (d * 7) % 3 - (d % 6 == 0) * 2 : y, x,
				d % 6 == 0 ? "visit" : ""
	}
	print "2026-11-12T20:00:00+01:00,ana,,,visit" }' >link.csv
out=$(sheet --section=links,ahead link.csv | tr -s '\n ' ' ')
has "$out" "In the notes of ana, closeness tends to be lower the day after more \
stress (117 pairs of days). They go together in these notes; which leads to \
which cannot be seen here." "a link is told with its days, and no cause"
has "$out" "12 November: visit" "what is noted for a day to come is told"
has "$out" "On the 20 earlier days tagged \"visit\", closeness was lower by" \
	"with what went with such days, and how many they were"
lacks "$(sheet --audience=own -w ana --ahead link.csv)" "for ben" \
	"what went with them for one is not the other's own sheet's"
is "$(echo "$out" | grep -o 'tends to be' | wc -l | tr -d ' ')" 1 \
	"a joint sheet tells one link at most"
has "$(sed 's/,visit$/,/' link.csv | sheet --ahead -)" \
	"Closeness of ana: lower 1 day after more stress so far (117 pairs of days)." \
	"a link to the next day is reminded of"
has "$(head -n 101 link.csv | sed 's/,visit$/,/' | sheet --ahead -)" \
	"No notes here yet." \
	"nothing is foretold where nothing is noted or noticed"
days=$(sheet --section=links log.csv | grep -c 'need about 60 days')
is "$days" 1 "with too few days that is said"
has "$(attune report --width=500 "$src/share/examples/couple")" \
	"The numbers do not say why. Noted around that time: new-job." \
	"what was noted around a lasting change stands beside it"
lacks "$(attune report --no-notes "$src/share/examples/couple")" new-job \
	"but for --no-notes"

# Few, many and nothing.
for a in couple "own -w ana" clinician "medical -w ana" \
	"clinician --note=soap"; do
	for now in 2020-01-01 2040-01-01; do
		# shellcheck disable=SC2086
		run attune report --audience=$a --now=$now header
		exits 0 "no rows: $a"
		# shellcheck disable=SC2086
		run attune report --audience=$a --now=$now -p week log.csv
		exits 0 "a week of nothing: $a"
	done
	# shellcheck disable=SC2086
	run attune report --audience=$a ana.csv
	exits 0 "one person: $a"
	sed 's/^\([^,]*\),\([^,]*\),ben,/\1,\2,kim,/' log.csv |
		sed '1d; s/^00000000000/10000000000/' >kim
	cat log.csv kim >three.csv
	# shellcheck disable=SC2086
	run attune report --audience=$a three.csv
	exits 0 "three people: $a"
done
awk 'BEGIN { print "time,who,communication,affection,desire"
	for (d = 0; d < 60; d++) for (p = 0; p < 2; p++)
		printf "2026-%02d-%02dT2%d:00:00%s,%s,0,0,0\n", 9 + int(d / 30),
			d % 30 + 1, p, p ? "+01:00" : "-08:00",
			p ? "ana" : "ben" }' >zeros.csv
has "$(sheet zeros.csv)" "As usual for ana: most days alike (56 days" \
	"a floor of zeros is as usual"
(cat zeros.csv; echo 'time,who,kind,visibility,title,state,class'
	for who in ana ben; do
		echo "2026-09-01T12:00:00+02:00,$who,consent,clinician,therapist,given,clinician"
	done) >floor.csv
has "$(sheet --audience=clinician floor.csv | tr -s '\n ' ' ')" \
	"desire at the floor on 60 of 60 days" "and said to be one to a therapist"
perl -e 'print "time,who,communication,freq\n"; for my $d (0 .. 3649) {
	my @t = gmtime(1480000000 + $d * 86400); for my $p (0, 1) {
	printf "%04d-%02d-%02dT20:0%d:00%s,%s,%d,%s\n", $t[5] + 1900, $t[4] + 1,
		$t[3], $p, $p ? "+09:00" : "-03:00", $p ? "ana" : "ben",
		($d > 2000 ? 6 : 4) + ($d * 7 + $p) % 3,
		$d % 7 == $p ? 2 : "" } }' >decade.csv
run sheet --audience=own -w ana decade.csv
exits 0 "ten years are a report"
has "$out" "24 November 2016 to 21 November 2026." "of all of them"
is "$(echo "$out" | perl -CSD -ne 'chomp; print "$_\n" if length > 80')" "" \
	"that fits the screen"
done_testing
