#!/bin/sh
# SPDX-License-Identifier: MIT
# attune log --import: files as other programs write them.
. "$(dirname "$0")/lib.sh"
data=$src/tests/data
log=$HOME/.local/share/attune/shared

# What an import stored, or would: ids first, the rest behind.
import() {
	run attune log --import --tz=Europe/Berlin "$@"
}
fresh() {
	rm -rf "$HOME/.local"
}
rows() {
	printf '%s\n' "$out" | cut -d, -f2-
}

# Daylio: the day is ISO, the time is not.
daylio() {
	import -w anna --map=full_date=time --map=time=time \
		--map=mood=tags --map=activities=tags --map=note_title=note \
		--map=note=note --map=date=- --map=weekday=- \
		--time-format='%Y-%m-%d %I:%M %p' "$@" "$data/import-daylio.csv"
}
daylio --tee
exits 0 "Daylio's export is taken"
is "$err" "" "and nothing is said"
is "$(rows)" "time,who,kind,visibility,tags,note
2026-11-22T21:14:00+01:00,anna,checkin,shared,good;date-night;long-walk;movies-tv,\
\"Sunday ¶ We talked on the sofa, ¶ without phones.\"
2026-11-21T22:02:00+01:00,anna,checkin,shared,meh;work,
2026-11-20T07:40:00+01:00,anna,checkin,shared,awful,\
\"Said \"\"not tonight\"\" and meant it.\"" "as rows of the log"
cp "$log/anna.csv" once.csv
daylio --tee
exits 0 "a second time"
same "$log/anna.csv" once.csv "adds nothing"
is "$err" "attune log: 3 rows are there already" "and says so"
TZ=Asia/Tokyo daylio -s visibility=private -q
is "$err$status" 0 "rows may be kept to oneself"
is "$(attune log -L default --audience=own -w anna -c visibility | sort -u)" \
"private
shared
visibility" "in the private log"
fresh

import -w anna "$data/import-daylio.csv"
exits 2 "without a rule for the time"
has "$err" "import-daylio.csv:2:date+time: is a date that needs --time-format" \
	"the place is named"
has "$err" "attune log: nothing was imported" "and nothing is"
lacks "$err" "Nov" "no cell is shown"
ok "$(test ! -e "$log/anna.csv"; echo $?)" "or stored"

# Bearable: one rating a row.
import --tee -w anna --map='date formatted=time' --map='time of day=tags' \
	--map=category=item --map=rating/amount=value --map=Energy=fatigue \
	--map=notes=note --time-format='%d %b %Y' "$data/import-bearable.csv"
exits 0 "Bearable's export is taken"
is "$(rows)" "time,who,kind,visibility,stress,fatigue,tags,note
2026-11-22T12:00:00+01:00,anna,checkin,shared,,4,am,Slept badly
2026-11-22T12:00:00+01:00,anna,checkin,shared,3,6,pm,Quiet day
2026-11-21T12:00:00+01:00,anna,checkin,shared,8,,am," \
	"its ratings are laid together"
is "$err" "attune log: not taken: 'date', 'weekday', 'detail' \
(--map=OLD=NEW takes a column)
attune log: 2 rows of items without a column here were left out \
(--map=ITEM=COLUMN takes them)" "what has no place here is said"
fresh

# A Google Forms sheet: month first, questions as names, one of them twice.
forms() {
	import --map=Timestamp=time --map='who is writing?=who' \
		--map='#3=closeness' --map='#4=stress' \
		--map='What helped?=helped' --map='#6=helped' "$@" \
		"$data/import-forms.csv"
}
forms
exits 2 "the order of day and month is not guessed"
has "$err" "these dates have the month first: \
--time-format='%m/%d/%Y %H:%M:%S'" "but what the dates themselves tell is said"
forms --tee --time-format='%m/%d/%Y %H:%M:%S'
exits 0 "a sheet of Google Forms is taken"
is "$(rows)" "time,who,kind,visibility,closeness,stress,helped
2026-11-22T21:14:05+01:00,anna,checkin,shared,7,3,\"A walk, and tea\"
2026-11-22T22:05:00+01:00,ben,checkin,shared,6,5,Cooking together
2026-11-03T08:01:59+01:00,anna,checkin,shared,4,8," "question by question"
is "$(ls "$log")" "anna.csv
ben.csv" "each person's rows in their own file"
fresh

# Our own blank sheet needs no rules.
import --tee "$data/import-blank.csv"
exits 0 "a blank sheet that was filled in is taken"
is "$err" "" "without a word"
is "$(rows)" "time,who,kind,visibility,communication,affection,closeness,\
stress,fatigue,pain,tags,note
2026-11-20T12:00:00+01:00,anna,checkin,shared,7,6,7.5,3,4,,late-shift;travel,
2026-11-21T12:00:00+01:00,anna,checkin,shared,6,,,,,,,Short; and honest
2026-11-21T12:00:00+01:00,anna,checkin,clinician,,,,,,2,," \
	"what is not for the partner goes apart, an empty day is no row"
is "$(grep -c pain "$log/anna.csv")" 0 "not even a column of it is shared"
fresh

# A spreadsheet of a German LibreOffice: BOM, CRLF, decimal commas.
german() {
	import --map=Zeit=time --map=Wer=who --map='Nähe=closeness' \
		--map=Müdigkeit=fatigue --map=Notiz=note "$@" \
		"$data/import-german.csv"
}
german --tee --time-format='%d.%m.%Y %H:%M'
exits 0 "a German spreadsheet is taken"
is "$(rows)" "time,who,kind,visibility,closeness,stress,fatigue,note
2026-11-22T21:14:00+01:00,anna,checkin,shared,6.5,3,4,Spaziergang
2026-04-03T20:00:00+02:00,ben,checkin,shared,7,5.5,6,\"\"\"Ruhig\"\", gut\"" \
	"with its decimal commas, in summer time and in winter time"
german --time-format='%m.%d.%Y %H:%M'
exits 2 "in the wrong order a date does not fit"
has "$err" "import-german.csv:2:Zeit: does not fit --time-format" \
	"and is named"
fresh

# What one row says may be wrong; all or nothing.
printf '%s\n' date,desire 2026-11-22,6 2026-03-29T02:30,6 2026-11-23,12 >bad.csv
import -w anna bad.csv
exits 2 "a time that the spring left out is refused"
is "$err" "attune log: bad.csv:3:date: no such time: the clocks were put \
forward over it: Europe/Berlin
attune log: bad.csv:4:desire: is not a number in the range: 0-10
attune log: nothing was imported" "by line and column"
ok "$(test ! -e "$log/anna.csv"; echo $?)" "and the good row is not stored"
{
	echo date,desire
	for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23; do
		echo "$i/4/2026,6"
	done
} >order.csv
import -w anna order.csv
is "$(printf '%s\n' "$err" | grep -c ': is a date')" 20 \
	"twenty bad rows are named"
has "$err" "3 more records left out" "then how many more"
has "$err" "--time-format='%d/%m/%Y'" "and how the dates can be read"

# The command line.
import -w anna nowhere.csv
exits 2 "a file that is not there"
import -w anna a.csv b.csv
exits 2 "one file at a time"
run attune log --map=a=b "$data/import-blank.csv"
exits 2 "--map without --import"
has "$err" "--import" "says what is missing"
import -w anna --time-format='%d.%m' "$data/import-german.csv"
has "$err" "--time-format: names no day" "a format without a year"

# What left as a spreadsheet or as tidy rows comes back as it was.
fresh
import "$data/import-blank.csv"
attune log -L default >all.csv
for how in '--dialect=excel' '--dialect=calc' '--long'
do
	fresh
	# shellcheck disable=SC2086 # words
	attune log all.csv $how >there.csv
	import there.csv
	exits 0 "$how is taken back"
done
fresh
attune log all.csv --dialect=excel >there.csv
import there.csv
attune log -L default >back.csv
same all.csv back.csv "and nothing is lost"
done_testing
