#!/bin/sh
# SPDX-License-Identifier: MIT
# attune log: rows selected and rows appended.
. "$(dirname "$0")/lib.sh"

now=$ATTUNE_NOW
head=time,who,kind,visibility,ref,desire,tags,note
mkdir us
cat >us/anna.csv <<END
id,$head
AAAAAAAAAAA1,2026-11-01T20:00:00+01:00,anna,checkin,shared,,7,travel;sun,
AAAAAAAAAAA2,2026-11-10T20:00:00+01:00,anna,weekly,shared,,3,,"One, two"
AAAAAAAAAAA3,2026-11-12T20:00:00+01:00,anna,checkin,shared,,8,,
END
cat >us/ben.csv <<END
$head,walk
2026-11-05T20:00:00+01:00,ben,note,shared,,,Travel,a ¶ b,far
2026-11-23T01:30:00+01:00,ben,checkin,shared,,0,,late,
END
chmod 600 us/*.csv

# Selecting.
run attune log -L us -c id,who,kind,desire,walk
exits 0 "rows are selected"
is "$out" "id,who,kind,desire,walk
AAAAAAAAAAA1,anna,checkin,7,
AAAAAAAAAAA2,anna,weekly,3,
AAAAAAAAAAA3,anna,checkin,8,
$(printf '%s\n' "$out" | grep 'ben,note' | cut -d, -f1),ben,note,,far
$(printf '%s\n' "$out" | grep 'ben,checkin' | cut -d, -f1),ben,checkin,0," \
	"files of a directory are read by name, columns by theirs"
is "$err" "" "without a word"
cp us/anna.csv dup.csv
run attune log us/anna.csv dup.csv -c id
is "$out" "id
AAAAAAAAAAA1
AAAAAAAAAAA2
AAAAAAAAAAA3" "equal rows with one id are one row"

# who KEPT WHAT: the notes and ids left by a selection.
ids() {
	want=$1 what=$2
	shift 2
	run attune log -L us -H -c id,who,desire "$@"
	is "$(printf '%s\n' "$out" | sed 's/^[^,]*,ben/-,ben/' | tr '\n' ' ')" \
		"$want" "$what"
}
ids "AAAAAAAAAAA1,anna,7 AAAAAAAAAAA2,anna,3 AAAAAAAAAAA3,anna,8 " \
	"-w takes the rows of one" -w anna
ids "-,ben, -,ben,0 " "or of others" --who=ben,zoe
ids "AAAAAAAAAAA2,anna,3 -,ben, " "-k takes kinds" -k weekly,note
ids "AAAAAAAAAAA1,anna,7 -,ben, " "-t takes tags, ASCII case aside" -t travel
ids "AAAAAAAAAAA1,anna,7 " "one of several" -t sun,moon
printf 'time,who,tags\n%s,anna,sun;date night\n' "$now" >blank.csv
is "$(attune log blank.csv -t 'moon, date night' -H -c who)" anna \
	"a tag may have a blank when it is read"
ids "AAAAAAAAAAA2,anna,3 " "-g looks into notes" -g 'ONE, t'
ids "AAAAAAAAAAA1,anna,7 -,ben, " "and tags" --grep=trav
ids " " "not into other columns" -g checkin
ids "AAAAAAAAAAA2,anna,3 AAAAAAAAAAA3,anna,8 -,ben,0 " \
	"--since takes a day and what follows" --since=2026-11-10
ids "AAAAAAAAAAA1,anna,7 AAAAAAAAAAA2,anna,3 -,ben, " \
	"--until includes its day" --until=2026-11-10
ids "AAAAAAAAAAA2,anna,3 AAAAAAAAAAA3,anna,8 " \
	"a week is a span" --since=2026-W46 --until=2026-W46
ids "-,ben,0 " "01:30 belongs to the evening before" --last=1d
ids "AAAAAAAAAAA3,anna,8 " "an instant is exact" \
	--since=2026-11-10T20:00:01+01:00 --until=2026-11-20
ids "AAAAAAAAAAA3,anna,8 -,ben,0 " "-n takes the latest ones" -n 2
ids "-,ben,0 " "whoever wrote them" -n 1
ids "AAAAAAAAAAA1,anna,7 -,ben, AAAAAAAAAAA2,anna,3 AAAAAAAAAAA3,anna,8 -,ben,0 " \
	"--sort orders by instant" --sort
ids "AAAAAAAAAAA2,anna,3 AAAAAAAAAAA3,anna,8 " \
	"all that is asked must hold" -w anna --since=2026-11-02 -n 5 --sort
sed '4s/shared,,/shared,AAAAAAAAAAA2,/; 3s/weekly/checkin/' us/anna.csv >c.csv
run attune log c.csv -H -c id
is "$out" "AAAAAAAAAAA1
AAAAAAAAAAA3" "a replaced row is left out"
run attune log c.csv -H -c id --raw
is "$out" "AAAAAAAAAAA1
AAAAAAAAAAA2
AAAAAAAAAAA3" "--raw shows it"
run attune log -L us -w zoe
exits 0 "no row is no error"
run attune log -L us -w zoe --require
exits 1 "--require makes it one"
run attune log -L us --require -w anna
exits 0 "and only then"

# Sources.
run attune log us/ben.csv -H -c who
is "$out" "ben
ben" "an operand wins"
in=us/ben.csv
run attune log -H -c who
is "$out" "ben
ben" "standard input is read when it is a file"
run attune log -L us -H -c who -n 1 -w anna
is "$out" anna "-L wins over standard input"
is "$(attune log -H -c who - us/anna.csv <us/ben.csv | sort | uniq -c |
	tr -s ' ')" " 3 anna
 2 ben" "- is standard input among others"
is "$(attune log -H -c who - us/anna.csv <us/ben.csv)" \
	"$(cat us/ben.csv | attune log -H -c who - us/anna.csv)" \
	"a pipe is read as the file is"
: >empty
in=empty
run attune log
exits 2 "an empty standard input is an error"
is "$err" "attune log: standard input: is empty; '-L default' names the usual log" \
	"that names the way to the usual log"
in=
run attune log
exits 0 "a usual log yet to come is empty"
is "$(printf '%s\n' "$out" | cut -d, -f1-5)" id,time,who,kind,visibility \
	"and has its header"
run attune log -L nowhere
exits 2 "a log named by -L must be there"
run attune log nowhere
exits 2 "and so must an operand"
has "$err" "attune log: nowhere: " "which is named"
echo 'name,price' >shop.csv
run attune log shop.csv
exits 2 "a file that is no log is refused"
is "$err" "attune log: shop.csv: not a log: no columns time and who" \
	"with the reason"
ATTUNE_LOG=$tmp/us
export ATTUNE_LOG
run attune log -L default -H -c who -n 1
is "$out" ben "\$ATTUNE_LOG is the usual log"
unset ATTUNE_LOG

# Formats.
one="-L us -w ben -k note -c time,who,desire,tags,note,walk"
# shellcheck disable=SC2086
run attune log $one
is "$out" "time,who,desire,tags,note,walk
2026-11-05T20:00:00+01:00,ben,,Travel,a ¶ b,far" "csv is the default"
# shellcheck disable=SC2086
is "$(attune log $one -f csv -d ';' --na=NA)" \
	"time;who;desire;tags;note;walk
2026-11-05T20:00:00+01:00;ben;NA;Travel;a ¶ b;far" \
	"-d and --na change it"
# shellcheck disable=SC2086
is "$(attune log $one -f tsv -H)" \
	"$(printf '2026-11-05T20:00:00+01:00\tben\t\tTravel\ta ¶ b\tfar')" \
	"tsv quotes nothing"
# shellcheck disable=SC2086
is "$(attune log $one -f json)" '[
{"time":"2026-11-05T20:00:00+01:00","who":"ben","desire":null,"tags":"Travel","note":"a ¶ b","walk":"far"}
]' "json has null for what is missing"
is "$(attune log -L us -w anna -k weekly -c desire,note -f jsonl)" \
	'{"desire":3,"note":"One, two"}' "jsonl is an object a line"
is "$(attune log -L us -w zoe -f json)" "[]" "no rows are an empty array"
is "$(attune log -L us -w anna,ben -f text --since=2026-11-05 -k note,weekly \
	--sort | sed 's/  [0-9A-Z]\{12\}$//')" "2026-11-05 20:00  ben  note
    tags: Travel
    a
    b
    walk: far

2026-11-10 20:00  anna  weekly
    desire 3
    One, two" "text is for people: local time, labels, line breaks"
mkdir -p "$HOME/.config/attune"
echo 'name.anna = Anna' >"$HOME/.config/attune/config"
has "$(attune log -L us -f text -w anna -n 1)" "20:00  Anna  checkin" \
	"and knows them by name"
rm "$HOME/.config/attune/config"
printf 'time,who,note\n%s,anna,\033[31mred\033[0m \342\200\256x\n' "$now" >esc.csv
lacks "$(attune log esc.csv -f text)" "$(printf '\033')" \
	"text shows escapes, it does not send them"
has "$(attune log esc.csv -f text)" '\u{1b}[31mred\u{1b}[0m \u{202e}x' \
	"control characters and overrides of direction are visible"
printf 'time,who,note\n%s,anna,%s\n' "$now" \
	"one two three four five six seven eight nine ten" >wide.csv
is "$(attune log wide.csv -f text --width=30 | tail -n +2)" \
	"    one two three four five
    six seven eight nine ten" "text is wrapped"
attune log -L us -o got.csv
attune log -L us >want.csv
same got.csv want.csv "-o writes the same bytes"
run attune log -L us -c no_such
exits 2 "a column that nobody knows is trouble"
run attune log -L us -c who,pain -n 1 -H
is "$out" "ben," "one that the schema knows is empty"

# Bad records.
printf '%s\n' "time,who,desire" "$now,anna,7" "$now,anna,SECRET" \
	"SECRET,anna,7" "$now,SECRET,7" "$now,anna" >bad.csv
run attune log bad.csv -H -c desire
exits 3 "bad records are left out with status 3"
is "$out" 7 "and the others are not"
is "$err" "attune log: bad.csv:3:desire: is not a number in the range: 0-10
attune log: bad.csv:4:time: is not a time with an offset, such as 2026-11-22T21:14:05+01:00
attune log: bad.csv:5:who: is not a person's tag: a-z, 0-9, '_', '.' and '-', at most 32
attune log: bad.csv:6: number of fields differs, here and in the header: 2, 3" \
	"each is named by its place, none by its content"
run attune log bad.csv --strict
exits 2 "--strict stops at the first"
is "$(printf '%s\n' "$err" | wc -l)" 1 "and names it alone"
awk -v n="$now" 'BEGIN { print "time,who"; for (i = 0; i < 25; i++)
	print "x" i ",anna"; print n ",anna" }' >many.csv
run attune log many.csv
is "$(printf '%s\n' "$err" | wc -l)" 21 "twenty are named"
has "$err" "5 more records left out" "and the rest counted"
printf 'time,who,note\n%s,anna,x\n%s,anna,"y' "$now" "$now" >torn.csv
run attune log torn.csv -H -c note
exits 3 "an unfinished last row is left out"
is "$err" "attune log: torn.csv:3: unfinished last row left out" "and named"

# Values.
is "$(attune log -L us --values=kind)" "checkin
note
weekly" "--values lists the different values of a column"
is "$(attune log -L us --values=tags -w anna)" "sun
travel" "tags one by one, of the rows that are asked for"
echo 'people = zoe anna' >config
is "$(attune log -L us --values=who --config=config)" "anna
ben
zoe" "people are known before they write"
run attune log -L us --values=no_such
exits 2 "values of no column are trouble"
run attune log -L us --values=walk -w anna --require
exits 1 "--require asks for a value"

# Appending.
shared=$HOME/.local/share/attune/shared
private=$HOME/.local/share/attune/private
run attune log -a -w anna -s desire=7,5 -s 'tags=Late shift, sun'
exits 0 "a row is appended"
is "$out$err" "" "silently"
is "$(attune log -L default -c time,who,kind,visibility,desire,tags)" \
	"time,who,kind,visibility,desire,tags
$now,anna,checkin,shared,7.5,late-shift;sun" "as a row of now"
is "$(ls -A "$shared")" anna.csv "in the writer's own file"
# shellcheck disable=SC2012 # the names are ours
is "$(ls -l "$shared/anna.csv" | cut -c1-10)" -rw------- \
	"that nobody else may read"
run attune log -a -w ben -s desire=0 -s visibility=private
exits 0 "a private row is appended"
is "$(ls -A "$shared" "$private" | grep csv | tr '\n' ' ')" \
	"ben.csv anna.csv " "to the writer's private log"
printf 'line one\nline two\n' >note.txt
run attune log -a -w anna -s kind=note -s note=@note.txt --tee
is "$(printf '%s\n' "$out" | cut -d, -f2-)" "time,who,kind,visibility,note
$now,anna,note,shared,line one ¶ line two" "--tee prints it as it is stored"
in=note.txt
run attune log -a -w anna -s kind=note -s note=@- --tee -H
is "$(printf '%s\n' "$out" | cut -d, -f6)" "line one ¶ line two" \
	"@- reads a note from standard input"
in=
in=note.txt
run attune log -a -w anna -s note=@- -s desire=11
exits 2 "a note with a bad rating is refused"
is "$(printf '%s\n' "$err" | tail -n 1)" \
	'not saved: 11,"line one ¶ line two ¶ "' "and given back"
run attune log -a -w anna -s note=@- -s time=late
exits 2 "a slip elsewhere is found before the note is read"
lacks "$err" "not saved" "and there is nothing to give back"
run attune log -a -w anna -s note=@- -s moment=@-
exits 2 "standard input is one value"
in=
run attune log -a -w anna -s note=SECRET
exits 2 "free text is not taken from the command line"
has "$err" "note=@-" "and the message says how"
lacks "$err" SECRET "but does not repeat it"
run attune log -a -w anna -s pain=3
exits 2 "nor what is asked in private"
run attune log -a -w anna -s comunication=5
exits 2 "a name typed wrong makes no column of its own"
has "$err" "comunication: neither a column" "and is named"
run attune log -a -w anna -s desire=11
exits 2 "a row with a bad value is refused"
is "$err" "attune log: desire: is not a number in the range: 0-10" \
	"and the column named"
run attune log -a -s desire=7
exits 2 "a row without a writer is refused"
run attune log -a -w anna,ben -s desire=7
exits 2 "one row has one writer"
run attune log -a -w anna -s time=2026-11-20T18:00 -s desire=2 --tz=+02:00 --tee
is "$(printf '%s\n' "$out" | cut -d, -f2-)" \
	"time,who,kind,visibility,desire,logged
2026-11-20T18:00:00+02:00,anna,checkin,shared,2,2026-11-22T22:14:05+02:00" \
	"a time without an offset is local, and the day of writing is noted"

cp "$shared/anna.csv" before.csv
printf '%s\n' "time,who,desire" "$now,anna,7" "$now,anna,70" "x,anna,1" >in.csv
run attune log -a in.csv
exits 2 "one bad row refuses all"
is "$err" "attune log: in.csv:3:desire: is not a number in the range: 0-10
attune log: in.csv:4:time: is not a time with an offset, such as 2026-11-22T21:14:05+01:00" \
	"all bad ones are named"
same "$shared/anna.csv" before.csv "and nothing is stored"
attune log -a <in.csv 2>err
is "$(sed -n 's/^not saved: //p' err)" "$(cat in.csv)" \
	"what came on standard input is given back"
same "$shared/anna.csv" before.csv "and nothing is stored either"
sed '$d; s/70/6/' in.csv >good.csv
run attune log -a - <good.csv
in=good.csv
run attune log -a
exits 0 "rows are appended from standard input"
is "$(attune log -L default -H -c desire -k checkin --last=1d | tail -n 2 |
	tr '\n' ' ')" "7 6 " "all of them"
in=
run attune log -a good.csv -s kind=weekly --tee
is "$(printf '%s\n' "$out" | cut -d, -f2-)" "time,who,kind,visibility,desire
$now,anna,weekly,shared,7
$now,anna,weekly,shared,6" "what is set stands in every row of a file"
in=empty
run attune log -a
exits 2 "nothing to append is an error"
in=
printf '7,anna\n8,anna\n' >headless.csv
run attune log -a headless.csv
exits 2 "rows without a header are refused"
id=$(attune log -L default -H -c id -n 1)
lines=$(wc -l <"$shared/anna.csv")
attune log -L default -n 1 >again.csv
run attune log -a again.csv
exits 0 "a row that is there already can be appended again"
is "$(wc -l <"$shared/anna.csv")" "$lines" "and is there once ($id)"
printf 'time,who,walk\n%s,anna,far\n' "$now" >walk.csv
run attune log -a walk.csv
exits 0 "a column that the log lacks is made"
is "$(attune log -L default --values=walk)" far "and holds the value"
printf 'people = anna ben\nhere = anna\n' >config
run attune log -a --config=config -w ben -s desire=3
exits 2 "who may not write on this machine is refused"
run attune log -a --config=config -w anna -s desire=3
exits 0 "who may is not"
run attune log -a -L one.csv -w ben -s desire=4
exits 0 "a single file is a log too"
is "$(attune log one.csv -H -c who,desire)" ben,4 "with the row in it"

# Own, clinician, medical.
printf 'time,who,visibility,pain,sexsat\n%s,anna,clinician,4,\n%s,anna,private,4,5\n' \
	"$now" "$now" | attune log -a
run attune log -L default --audience=own -w anna -H -c visibility,pain,sexsat \
	--since=today
is "$(printf '%s\n' "$out" | grep -v '^shared')" "clinician,4,
private,4,5" "--audience=own reads the private log too"
run attune log -L default -H -c visibility -w anna
is "$(printf '%s\n' "$out" | sort -u)" shared "nobody else does"
run attune log -L default --audience=clinician -w anna -H \
	-c visibility,pain -k checkin
is "$(printf '%s\n' "$out" | grep -v '^shared')" "clinician,4" \
	"a clinician gets what is released, and no private row"
printf 'time,who,kind,visibility,title\n%s,anna,consent,clinician,therapist\n' \
	"$now" | attune log -a
is "$(attune log -L default --audience=clinician -w anna -H -c kind |
	head -n 1)" consent "with the consent first"
{
	echo time,who,kind,visibility,title,state
	printf '%s,anna,consent,private,%s,given\n' "$now" therapist "$now" us
} | attune log -a
is "$(attune log -L default --audience=clinician -w anna -H -k consent \
	-c visibility,title | sort)" "clinician,therapist
private,therapist" "consent to a therapist is released though checkin keeps it in private, that to the partner is not"
is "$(attune log -L default -k consent -H)" "" "and to the couple neither"
run attune log -L default --audience=clinician -H -c visibility
is "$(printf '%s\n' "$out" | sort -u)" shared \
	"and nothing of who is not named"
# What a report will hide for want of a consent is said to who hands it out.
echo 3 >three
# release WANTED WHAT: whether the notice comes.
hidden="attune log: some of these rows are covered by no current consent row: a report will not show them"
release() {
	run attune log -L default --audience=clinician -w anna
	is "$status $err" "0 $1" "$2"
}
# agree STATE CLASS UNTIL
agree() {
	printf 'time,kind,visibility,title,state,class,review_by\n%s\n' \
		"$ATTUNE_NOW,consent,private,therapist,$1,$2,$3" |
		attune log -a -w anna
}
(
	export XDG_DATA_HOME=$tmp/consents
	attune log -a -w anna -s desire=4
	release "$hidden" "rows without a consent are released, with a notice"
	run attune log -q -L default --audience=clinician -w anna
	is "$out" "$(attune log -L default --audience=clinician -w anna 2>&-)" \
		"and with -q without"
	agree given shared ""
	release "" "with a consent there is none"
	attune log -L default --audience=clinician -w anna -o released.csv
	run attune report --audience=clinician --section=scope released.csv
	lacks "$out" "no current consent" "as a report sees it"
	ATTUNE_NOW=2026-11-22T22:00:00+01:00
	attune log -a -w anna -s pain=@- -s visibility=clinician <three
	release "$hidden" "of shared rows alone, where another is released"
	ATTUNE_NOW=2026-11-23T20:00:00+01:00
	agree given clinician 2026-11-30
	release "" "of all rows, until a day"
	ATTUNE_NOW=2026-12-02T20:00:00+01:00
	release "$hidden" "and not beyond it"
	agree given clinician ""
	release "" "given again"
	ATTUNE_NOW=2026-12-03T20:00:00+01:00
	agree withdrawn "" ""
	release "$hidden" "and taken back"
	run attune log -L default -w anna
	is "$err" "" "nobody else is told"
	run attune log released.csv --audience=clinician
	is "$err" "" "nor who reads what was released"
	echo "$count $failed" >counted
)
read -r count failed <counted
run attune log -L default --audience=own
exits 2 "own reading needs a person"
echo 'who = ben' >config
run attune log -L default --audience=own --config=config -H -c who,desire \
	--since=today -k checkin
has "$out" "ben,0" "the config may say who"
run attune log -L default --private=x.csv
exits 2 "joint reading takes no private log"

# A header that comes again maps the columns anew, and what is set still holds.
cat >two.csv <<END
time,who,desire,note
2026-11-01T20:00:00+01:00,anna,4,x
time,note,desire,walk,who
2026-11-02T20:00:00+01:00,"y, z",5,far,ben
END
run attune log -a -L twice.csv -s desire=7 -s tags=late two.csv
is "$(attune log twice.csv -H -c who,desire,tags,note,walk)" \
	'anna,7,late,x,
ben,7,late,"y, z",far' "two logs joined by cat are appended as they are meant"

# The rest.
is "$(attune log --path)" "$shared" "--path says where the log lies"
is "$(attune log --path -L us)" us "with -L too"
rm -rf "$HOME/.local"
run attune log --init
exits 2 "--init wants to know who"
printf 'people = anna ben\nhere = anna\n' >config
run attune log --init --config=config
exits 0 "--init makes logs"
is "$out$err" "" "silently"
is "$(cd "$HOME/.local/share/attune" && find . -type f | sort)" \
	"./private/anna.csv
./private/ben.csv
./shared/anna.csv" "a private one for everyone, a shared one for who writes here"
echo "$now" >>"$private/anna.csv"
cp "$private/anna.csv" before.csv
run attune log --init --config=config
same "$private/anna.csv" before.csv "and leaves those that are there alone"
for wrong in "--schema x" "--path --init" "--tee" "-s a=1" "-a -f json" \
	"-w Anna" "-w ,," "-n 0" "-d x" "--since=1/2/2026" "-a x y"; do
	# shellcheck disable=SC2086
	run attune log $wrong
	exits 2 "attune log $wrong is no good"
	is "$out" "" "and prints nothing"
done
run env POSIXLY_CORRECT=1 attune log -c who us/ben.csv
exits 0 "options before operands do without permutation"

# Items of one's own that are asked in private are as private as ours.
rm -rf "$HOME/.local"
mkdir -p "$HOME/.local/share/attune/content/items"
cat >"$HOME/.local/share/attune/content/items/mine.csv" <<'END'
id,order,domain,role,type,question,low,high,min,max,choices,visibility,explain,seed,source
secretq,1,x,y,rating,How safe?,no,yes,0,10,,private,,,
openq,2,x,y,rating,How calm?,no,yes,0,10,,shared,,,
END
run attune log -a -L mine.csv -w anna -s openq=4
exits 0 "an item of one's own is written"
for sight in shared private; do
	run attune log -a -L mine.csv -w anna -s visibility=$sight -s secretq=3
	exits 2 "a private one is not taken from the command line ($sight)"
	has "$err" "secretq: is not taken from the command line" "and named"
	lacks "$err" "=3" "without its value"
done
echo 3 >three
run attune log -a -L mine.csv -w anna -s secretq=@three
exits 2 "nor written into a shared row"
lacks "$(cat mine.csv)" "secretq" "and leaves no column behind"
run attune log -a -L mine.csv -w anna -s visibility=private -s secretq=@three
exits 0 "into a private row it is"
lacks "$(cat mine.csv)" "secretq" "and that one lies elsewhere"
printf 'time,who,visibility,secretq,openq\n%s,anna,shared,3,\n' "$now" >rows
cp mine.csv before.csv
in=rows
for from in rows -; do
	run attune log -a -L mine.csv $from
	exits 2 "nor does a shared row of a file have one ($from)"
	has "$err" "secretq: is asked in private, and the row is not" "(so)"
done
in=
same mine.csv before.csv "and nothing is stored"
sed 's/shared,3,/shared,,5/' rows >open
run attune log -a -L mine.csv open
exits 0 "a row that leaves it out is taken"
lacks "$(cat mine.csv)" "secretq" "without its column"
sed -i s/shared/private/ rows
run attune log -a -L mine.csv rows
exits 0 "and so is a private one"
has "$(cat "$private/anna.csv")" "secretq" "where it belongs"
echo 'share.anna = secretq' >config.share
run attune log --config=config.share -L mine.csv -w anna --share=last \
	-s openq=2
exits 0 "a private row is shared"
has "$err" "not shared: secretq" "without it, whatever the config says"
lacks "$(cat mine.csv)" "secretq" "so that no shared file has the column"
rm -r "$HOME/.local/share/attune/content"
done_testing
