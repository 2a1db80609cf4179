#!/bin/sh
# SPDX-License-Identifier: MIT
# attune report: pages and single charts, de-identified reports, methods, the
# map of what helps and hinders, questionnaires, and words for one and for two.
. "$(dirname "$0")/lib.sh"

ATTUNE_NOW=2026-11-08T21:30:00+01:00
couple=$src/share/examples/couple

# Pages: the same words as in text, well-formed, nothing loaded.
for who in couple 'own -w anna' 'medical -w anna' clinician; do
	# shellcheck disable=SC2086
	run attune report --audience=$who -f html "$couple"
	exits 0 "a page of $who is written"
	is "$err" "" "and nothing is said"
	cp "$tmp/.out" page.html
	if command -v xmllint >/dev/null; then
		is "$(xmllint --noout page.html 2>&1)" "" "it is well-formed"
	else
		skip 1 "xmllint is not installed"
	fi
	is "$(grep -ciE '<script|<link|src=|https?://[^w]|@import' page.html)" \
		0 "it has no script and loads nothing"
	grep -q 'A yes counts only when a no is safe' page.html
	ok $? "and ends with the words that every sheet has"
	has "$(cat page.html)" '<html lang="en"' "in its language"
	is "$(grep -o '<title>[^<]*</title>' page.html | head -n 1)" \
		"<title>Notes</title>" "its title tells nobody anything"
done
attune report -f html --section=talk "$couple" >part.html
lacks "$(cat part.html)" "Good moments" "--section holds for pages"
run attune report -f html -o page.html "$couple"
attune report -f html "$couple" >straight
same page.html straight "-o has the same bytes"

# One chart.
run attune report -f svg -m communication -w anna "$couple"
exits 0 "one chart of the couple's sheet"
has "$out" '<svg' "is a picture"
has "$out" 'Communication: anna' "of the person and the measure"
if command -v xmllint >/dev/null; then
	is "$(xmllint --noout "$tmp/.out" 2>&1)" "" "and well-formed"
else
	skip 1 "xmllint is not installed"
fi
run attune report -f svg -m closeness --audience=own -w ben "$couple"
exits 0 "a chart of an own sheet needs a measure alone"
run attune report -f svg -m communication "$couple"
exits 2 "two charts are not one"
has "$err" "2 fit here" "which is said, with their number"
run attune report -f svg -m communication -w nobody "$couple"
exits 2 "nor is none"
has "$err" "no chart here" "which is said, too"
run attune report -f svg -m communication -m freq "$couple"
exits 2 "nor are two measures"
run attune report -f svg -m pain -w anna "$couple"
exits 2 "what is asked in private has no joint chart"
run attune report -w anna "$couple"
exits 2 "a couple's sheet of one person is none"
is "$out" "" "and nothing of it was written"

# De-identified: nothing typed comes out, in any format and any sheet.
cat >canary.csv <<'CSV'
id,time,who,kind,visibility,about,title,class,state,review_by,minutes,communication,affection,stress,freedom,motive,tags,note,moment,helped,medchange,ahead,ahead_on,transition,transition_note,item_set,mood_of_zanna
CANARYCANARY,2026-03-11T20:17:33+05:45,zanna,checkin,shared,,,,,,,4,5,6,3,zmotive,ztag;safety,znote,zmoment,zhelped,zmed,zahead,2026-03-20,ztransition,zwords,zset,4
,2026-03-11T20:18:33+05:45,zbert,checkin,shared,,,,,,,6,5,,,,ztag,,zmoment,,,,,,,,
,2026-03-12T20:17:33+05:45,zanna,talk,shared,,ztopic,,speaker,,17,,,,,,,znote,,,,,,,,,
,2026-03-12T20:19:33+05:45,zanna,agreement,shared,,ztitle,,yes,2026-04-20,,,,,,,,znote,,,,,,,,,
,2026-03-12T20:20:33+05:45,zbert,boundary,shared,,zline,negotiable,,2026-04-20,,,,,,,,znote,,,,,,,,,
,2026-03-12T20:21:33+05:45,zanna,experiment,shared,,zown,,running,2026-04-02,,,,,,,,,,,,,,,,,
,2026-03-12T20:22:33+05:45,zanna,trigger,shared,,zthing,tag:ztag,declared,2026-09-20,,,,,,,,,,,,,,,,,
,2026-03-12T20:23:33+05:45,zanna,value,shared,,zvalue,preference,,,,,,,,,,,,,,,,,,,
,2026-03-13T20:22:33+05:45,zanna,consent,clinician,,therapist,clinician,given,2027-01-01,,,,,,,,zpurpose,,,,,,,,,
,2026-03-13T20:22:33+05:45,zbert,consent,clinician,,therapist,clinician,given,2027-01-01,,,,,,,,zpurpose,,,,,,,,,
CSV
mkdir zclients zhome
cp canary.csv zclients/zname.csv
printf 'name.zanna = Zora\nname.a = Zora\nwho = zanna\n' >zhome/config
n=0
for format in text html csv json svg; do
	for sheet in couple 'own -w zanna' 'medical -w zanna' clinician \
		'clinician --note=soap'; do
		case $format:$sheet in
		*:*note*) [ $format = text ] || continue ;;
		svg:medical*) continue ;;
		svg:*) sheet="$sheet -m affection" ;;
		esac
		case $format:$sheet in
		svg:couple* | svg:clin*) sheet="$sheet -w zbert" ;;
		text:own* | html:couple) sheet="$sheet --map" ;;
		esac
		# shellcheck disable=SC2086
		run attune report --deidentify --config=zhome/config \
			-f $format --audience=$sheet --now=2026-03-20T20:00:00Z \
			zclients/zname.csv
		exits 0 "$format for $sheet is de-identified"
		is "$(grep -oiE 'z(anna|bert|ora|tag|note|moment|helped|med|ahead|transition|words|set|topic|title|line|own|thing|value|purpose|name|motive|clients)|canary|2026|mood_of|05:45|20:17|march|april' \
			"$tmp/.out" | sort -u | tr '\n' ' ')" "" \
			"nothing that was typed is in it"
		is "$err" "" "nor is anything said"
		n=$((n + 1))
	done
done
is "$n" 20 "in all formats and sheets"
run attune report --deidentify canary.csv
has "$out" "nobody has certified anything" "and it claims no more than it does"
has "$out" "January 2001" "days count from a week that is nobody's"
run attune report -E --deidentify zclients/zname.csv
lacks "$out" zname "clients have numbers"
has "$out" client-1 "in their order"
run attune report -E --deidentify -O zout zclients/zname.csv
is "$(ls zout)" client-1.txt "and so have files"
# What stays is what it was.
attune report -f csv "$couple" >real
attune report -f csv --deidentify "$couple" >hidden
numbers() {
	awk -F, '$2 == "baseline" || $2 == "usual" || $2 == "trend" ||
		$2 == "gap" { print $2, $4, $6, $7, $8, $9, $10 }' "$1" |
		LC_ALL=C sort
}
is "$(numbers hidden | cksum)" "$(numbers real | cksum)" \
	"the numbers are those of the notes themselves"
is "$(awk -F, '$2 == "calendar"' hidden | cut -d, -f4-10 | LC_ALL=C sort | cksum)" \
	"$(awk -F, '$2 == "calendar"' real | cut -d, -f4-10 | LC_ALL=C sort | cksum)" \
	"days of the week stay what they are"
attune report -f csv --deidentify --since=2026-10-01 --until=2026-10-31 \
	"$couple" >hidden
attune report -f csv --since=2026-10-01 --until=2026-10-31 "$couple" >real
is "$(numbers hidden | cksum)" "$(numbers real | cksum)" \
	"a period is asked for in real days"
attune report -f csv --deidentify --last=30d "$couple" >hidden
attune report -f csv --last=30d "$couple" >real
is "$(numbers hidden | cksum)" "$(numbers real | cksum)" "and so is --last"
attune report --deidentify - <canary.csv >piped
attune report --deidentify canary.csv >named
same piped named "a pipe is de-identified like a file"
run attune report --deidentify -p month "$couple"
exits 2 "months are not known any more"

# Methods: every statistic there is, with its minimum and the code's numbers.
run attune report --methods
exits 0 "--methods needs no log"
is "$err" "" "and says nothing beside it"
cp "$tmp/.out" methods
awk -F, '{ print $2, $6 }' "$src/tests/expect/report-csv.txt" |
	sed 1d | LC_ALL=C sort -u >known
cat >log.csv <<'CSV'
time,who,communication,tags,csi
2026-09-01T20:00:00Z,ana,4,tea,40
2026-09-11T20:00:00Z,ana,4,,60
CSV
printf '%s\n' id,name,sd,reliability,retest,cutoff,source \
	"csi,Own form,10,0.94,0.8,50,its manual" >scales.csv
attune report -f csv --audience=own -w ana --scale=scales.csv log.csv |
	awk -F, 'NR > 1 { print $2, $6 }' >>known
while read -r section statistic; do
	attune report --methods --section="$section" | grep -qw "$statistic" ||
		echo "$section $statistic"
done <known >missing
is "$(cat missing)" "" "every statistic of the table is explained"
is "$(grep -cE '^    .*Needs|Needs' methods)" \
	"$(grep -cE '^  [a-z][a-z0-9_]*(,|$)' methods)" \
	"each with what it needs"
has "$(attune report --methods --section=trigger | tr -s "\n " " ")" \
	"Needs 60 pairs of days" \
	"as the code has it"
has "$(attune report --methods --flukes=3)" "About 3.0 claims" \
	"with the flukes that were asked for"
is "$(attune report --methods -m stress | sed -n '/^The ratings/,/^What was/p' |
	grep -c ';')" 1 "and the ratings that were chosen"
run attune report --methods -f html
has "$out" "<h2" "it is a page, too"
run attune report --methods -f csv
exits 2 "and no table"

# The map: what was declared, both directions, its days, and no reason.
run attune report --width=500 --map --section=map "$couple"
exits 0 "the map is drawn"
has "$out" "too early to tell: 43 of about 60 days" "with its count"
has "$out" "The other way round" "and the other direction"
has "$out" "Mornings rather than late evenings" "and what is preferred"
has "$out" "do not say why" "and no reason"
lacks "$(attune report "$couple")" "thought to help" \
	"it stands in no sheet unasked"
lacks "$(attune report --map --no-notes "$couple")" Mornings \
	"--no-notes leaves words out of it"
lacks "$(attune report --map --audience=own -w ben "$couple" |
	sed -n '/thought to help/,/^$/p')" anna \
	"an own sheet has the own part alone"
awk -v seed=4711 'function random(n) {
		seed = (seed * 16807) % 2147483647; return seed % n }
	BEGIN { print "time,who,kind,title,class,state,closeness,stress"
	for (d = 0; d < 140; d++) {
		s[d] = random(7) + 1
		printf "%s,ana,checkin,,,,%d,%d\n", strftime("%Y-%m-%dT20:00:00Z",
			1767297600 + d * 86400, 1), 9 - s[d - 2] + random(2), s[d]
	}
	print "2026-01-05T20:00:00Z,ana,trigger,Work,stress,declared,," }' \
	>linked.csv 2>/dev/null
if [ "$(wc -l <linked.csv)" -gt 100 ]; then
	has "$(attune report --map --width=200 linked.csv)" \
		"Stress: closeness: lower 2 days later (" \
		"a link is told with its lag"
else
	skip 1 "this awk knows no strftime"
fi

# Questionnaires: both numbers, their source, in the sheets of one person.
cat >form.csv <<'CSV'
time,who,kind,visibility,title,class,state,communication,csi
2026-09-01T20:00:00Z,ana,note,shared,,,,4,40
2026-10-30T20:00:00Z,ana,note,shared,,,,5,62
2026-10-30T20:00:00Z,ben,note,shared,,,,5,48
2026-08-01T12:00:00Z,ana,consent,clinician,therapist,clinician,given,,
2026-08-01T12:00:00Z,ben,consent,clinician,therapist,clinician,given,,
CSV
for sheet in own medical clinician 'clinician --note=dap' \
	'clinician --note=soap' 'clinician --note=birp'; do
	who=
	case $sheet in own | medical) who='-w ana' ;; esac
	# shellcheck disable=SC2086
	out=$(attune report --width=500 --scale=scales.csv --audience=$sheet \
		$who form.csv)
	has "$out" "40 on 1 September, 62 on 30 October. Higher by 22, which is more than its own error: that is from 12.4 points on." \
		"the change of a questionnaire stands in $sheet"
	has "$out" "standard deviation of 10 and a retest reliability of 0.8 (its manual)" \
		"with both its numbers and their source"
done
lacks "$(attune report --scale=scales.csv form.csv)" "Own form" \
	"the joint sheet has none"
lacks "$(attune report --scale=scales.csv --audience=medical -w ana form.csv)" \
	48 "and a medical one no byte of the partner's"

# One person's joint sheet speaks to one.
out=$(attune report "$couple/anna.csv" | sed '/^Wanting/,/^$/d')
is "$(printf '%s\n' "$out" | grep -oiE 'each of you|you each|you both|both of you')" \
	"" "one person is not spoken to as two"
has "$(attune report "$couple" | tr '\n' ' ')" "each of you" "two are"

# How interest came: where everyone shares it.
cat >kind.csv <<'CSV'
time,who,kind,desire_kind
2026-09-01T20:00:00Z,ana,weekly,itself
2026-09-08T20:00:00Z,ana,weekly,close
2026-09-08T20:10:00Z,ben,weekly,both
CSV
out=$(attune report --section=body kind.csv)
has "$out" "ana: once we were close" "what everyone shares is shown, the latest"
has "$out" "ben: both ways" "of each"
sed '/ben/s/both//' kind.csv >half.csv
lacks "$(attune report half.csv)" "once we were close" \
	"what one alone shares is not"

# Two lasting changes that began together are one piece of news.
awk 'BEGIN { print "time,who,communication"
	for (d = 0; d < 112; d++)
		for (p = 0; p < 2; p++)
			printf "2026-%02d-%02dT20:0%d:00Z,%s,%d\n",
				1 + int(d / 28), 1 + d % 28, p,
				p ? "ben" : "ana",
				(d % 3) + (d >= 60 + 3 * p ? 6 : 2) }' >both.csv
out=$(attune report --width=500 --section=changes both.csv)
has "$out" "take them as one piece of news" "two changes in one week are one"
is "$(printf '%s\n' "$out" | grep -c 'Communication, ')" 1 "in one line"
awk -F, -v OFS=, '$2 == "ben" { n++; $3 = n % 3 + (n > 76 ? 6 : 2) } { print }' \
	both.csv >apart.csv
lacks "$(attune report --width=500 --section=changes apart.csv)" \
	"one piece of news" "two changes weeks apart are two"

# An experiment's days are drawn in the own sheet and the private one alone.
attune report -f html --audience=own -w anna "$couple" >own.html
has "$(cat own.html)" 'During &quot;Move the talk' \
	"an own page says what went with an experiment"
attune report -f html "$couple" >joint.html
lacks "$(cat joint.html)" "One trial shows" "the joint page does not"
done_testing
