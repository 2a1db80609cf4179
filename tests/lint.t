#!/bin/sh
# SPDX-License-Identifier: MIT
# attune log --lint: everything that is wrong with a log, and what of it can
# be mended.
. "$(dirname "$0")/lib.sh"

head=id,time,who,kind,visibility,ref,desire,note
good=AAAAAAAAAAA1,2026-11-01T20:00:00+01:00,anna,checkin,shared,,7,
mode=600
# lint WANTED WHAT: the findings of us.csv.
lint() {
	chmod $mode us.csv
	run attune log --lint us.csv
	is "$out" "$1" "$2"
	status_wanted=1
	[ -n "$1" ] || status_wanted=0
	[ "$status" -eq $status_wanted ] || exits $status_wanted "$2, its status"
}

printf '%s\n%s\n' "$head" "$good" >us.csv
lint "" "a good log is clean"
is "$err" "" "without a word"
printf '%s\n' "$head" >us.csv
lint "" "so is one without rows"
true >us.csv
lint "" "and an empty one"
printf '%s\n%s\n' "$head" "$good" >us.csv
mode=644
lint "us.csv: others on this machine may open it" "others may open it"
printf '%s\n%s\n' "$head" "$good" >us.csv
mode=660
lint "" "a group may share it"
mode=600
printf 'name,price\n' >us.csv
lint "us.csv: not a log: no columns time and who" "no log"
printf 'time,who,time\n' >us.csv
lint "us.csv:1: two columns have one name: 1, 3" "a column twice"
printf '\357\273\277%s\r\n%s\r\n\r\n%s' "$head" "$good" \
	"$(echo "$good" | sed s/A1/A2/)" >us.csv
lint "us.csv:1: begins with a byte order mark
us.csv:1: lines end in CR and LF
us.csv:3: blank lines
us.csv:4: the last line has no line break" "the form of spreadsheets"
printf '%s\n%s\n' "$head" "$good" | tr , ';' >us.csv
lint "us.csv:1: cells are not divided by commas" "another delimiter"
printf 'sep=,\n%s\n%s\n' "$head" "$good" >us.csv
lint "us.csv:1: begins with a line \"sep=\"" "a line sep="
printf '%s\n%s\nx\n%s\n' "$head" "$good" \
	"$(echo "$good" | sed s/A1/A2/)" >us.csv
lint "us.csv:3: number of fields differs, here and in the header: 1, 8" \
	"a broken record"
printf '%s\n%s\nAAAA,2026' "$head" "$good" >us.csv
lint "us.csv:3: the last line has no line break
us.csv:3: an unfinished last row" "a torn row"
printf '%s\n<<<<<<< HEAD\n%s\n=======\n>>>>>>> x\n' "$head" "$good" >us.csv
lint "us.csv:2: git's conflict marks
us.csv:4: git's conflict marks
us.csv:5: git's conflict marks" "git's marks"
printf '%s\n%s"a\nb"\n' "$head" "$good" >us.csv
lint "us.csv:2: a record of several lines" "a record of several lines"
printf '%s\n%s\\303\n' "$head" "$good" | sed 's/\\303/\xc3/' >us.csv
lint "us.csv:2: bytes that are no UTF-8" "what is no text"
printf '%s\n%s\n%s\n' "$head" "$good" "$head" >us.csv
lint "us.csv:3: a header once more" "a repeated header"
cat >us.csv <<END
$head
,2026-11-01T20:00:00+01:00,anna,checkin,shared,,7,
x,2026-11-01T20:00:00+01:00,anna,checkin,shared,,7,
$good
END
lint "us.csv:2:id: has no id
us.csv:3:id: is not an id of 12 letters and digits
us.csv:3:id: stands there twice" "ids"
cat >us.csv <<END
$head
$good
$(echo "$good" | sed s/,7/,8/)
$good
END
run attune log --lint us.csv
is "$out" "us.csv:3:id: another row has the same id: us.csv:2
us.csv:4:id: stands there twice" "rows of one id"
cp us.csv two.csv
run attune log --lint us.csv two.csv
is "$(printf '%s\n' "$out" | grep -c twice)" 2 \
	"equal rows in two files stand in each once"
cat >us.csv <<END
id,time,who,visibility,ref,desire,review_by,logged
AAAAAAAAAAA1,,anna,shared,,7,,
AAAAAAAAAAA2,2026-11-02T20:00:00+01:00,anna,shared,BBBBBBBBBBBB,77,soon,
AAAAAAAAAAA3,2026-11-03T20:00:00+01:00,anna,,,7,,
AAAAAAAAAAA4,2026-11-23T20:00:00+01:00,anna,shared,,7,,
AAAAAAAAAAA5,2026-11-04T20:00:00+01:00,anna,shared,,7,,
AAAAAAAAAAA6,2026-11-01T20:00:00+01:00,anna,shared,,7,,2026-11-22T20:00:00Z
END
lint "us.csv:2:time: is missing
us.csv:3:desire: is not a number in the range: 0-10
us.csv:3:review_by: is not a date such as 2026-11-22
us.csv:4:visibility: is not shared, in a shared log
us.csv:5:time: lies in the future
us.csv:6:time: stands behind a row of a later day; --merge puts them in order" \
	"bad cells, every one of a row"
cat >us.csv <<END
id,time,who,kind,class,title,sexsat,note
AAAAAAAAAAA1,2026-11-01T20:00:00+01:00,anna,boundary,hard,x,,
AAAAAAAAAAA2,2026-11-01T20:00:00+01:00,anna,boundary,negotiable,x,,
AAAAAAAAAAA3,2026-11-01T20:00:00+01:00,anna,other,hard,x,,
END
lint "us.csv:1:sexsat: is asked in private and may not stand in a shared log
us.csv:2:class: is no word of this kind of row
us.csv:3:note: is missing" "private columns, and words of registers"

# A log of a couple.
mkdir -m 700 -p us "$HOME/.config/attune" "$HOME/.local/share/attune/private"
echo 'people = anna ben' >"$HOME/.config/attune/config"
printf '%s\n%s\n' "$head" "$good" >us/anna.csv
printf '%s\n%s\n' "$head" "$good" >us/anna.sync-conflict-20261122-101112-A.csv
printf '%s\n%s\n' "$head" "$(echo "$good" | sed s/A1/A2/)" >us/ben.csv
printf '%s\n%s\n' "$head" "$(echo "$good" | sed 's/A1/A3/; s/shared/private/')" \
	>"$HOME/.local/share/attune/private/anna.csv"
chmod 600 us/* "$HOME"/.local/share/attune/private/*
run attune log -L us --lint
is "$out" "us/anna.sync-conflict-20261122-101112-A.csv: a copy that a synchronizer left; --merge can unite it with the log
us/ben.csv:2:who: is not the person whose file this is" \
	"copies, and rows in another's file"
run attune log -L us --lint -w anna
exits 1 "the private log of who is named is looked at"
lacks "$out" "private/" "in which rows may be private"
sed -i s/,7,/,70,/ "$HOME/.local/share/attune/private/anna.csv"
run attune log -L us --lint -w anna
has "$out" "private/anna.csv:2:desire: is not a number" "but not wrong"
run attune log -L us --lint
lacks "$out" "private/" "nobody else is told of it"
run attune log --lint nowhere.csv
exits 2 "what cannot be read is trouble"
rm "$HOME/.config/attune/config"

# What was released to a therapist is no shared log, and nothing is wrong
# with it; the same rows in a shared log are.
export XDG_DATA_HOME=$tmp/data
mkdir client
attune log -a -w anna <<END
time,kind,visibility,title,class,state
$ATTUNE_NOW,consent,private,therapist,clinician,given
END
attune log -a -w anna -s pain=@- -s visibility=clinician <<END
3
END
attune log -a -w anna -s sexsat=@- -s visibility=private <<END
4
END
attune log -a -w anna -s desire=6
attune log -L default -w anna --audience=clinician -o client/anna.csv
is "$(grep -c . client/anna.csv)" 4 "three rows are released"
run attune log --lint client/anna.csv client
exits 0 "a log that was released is what it should be"
is "$out$err" "" "without a word"
run attune log --lint --fix client/anna.csv
exits 0 "there is nothing to be mended in it"
cp client/anna.csv released
in=released
run attune log --lint -
in=
exits 0 "nor on standard input"
sed -i 's/,pain,/,sexsat,/' client/anna.csv
run attune log --lint client/anna.csv
has "$out" "client/anna.csv:1:sexsat: is asked in private and may not stand in" \
	"with a column that is asked in private it is none"
cp released client/anna.csv
sed -i 's/,consent,private,/,note,private,/' client/anna.csv
run attune log --lint client/anna.csv
is "$out" "client/anna.csv:2:visibility: is private, in a log for a therapist" \
	"and a private row is named in it"
mkdir -m 700 client/shared
cp released client/shared/anna.csv
cp released "$XDG_DATA_HOME/attune/shared/anna@x.csv"
chmod 600 client/shared/* "$XDG_DATA_HOME"/attune/shared/*
for log in client/shared/anna.csv "-L default" \
	"$XDG_DATA_HOME/attune/shared/anna@x.csv"; do
	# shellcheck disable=SC2086
	run attune log --lint $log
	has "$out" ":1:pain: is asked in private and may not stand in a shared log" \
		"in a shared log the columns are named ($log)"
	has "$out" "visibility: is not shared, in a shared log" "and the rows"
done
unset XDG_DATA_HOME

# Characters that deceive.
printf '%s\n%sa \033[31mb\n%s\n' "$head" "$good" \
	"$(echo "$good" | sed s/A1/A2/)" >us.csv
lint "us.csv:2:note: holds characters that a terminal obeys or that turn the text round" \
	"a note with an escape is named, its text is not"
printf '%s\n%sa \342\200\256b\n' "$head" "$good" >us.csv
lint "us.csv:2:note: holds characters that a terminal obeys or that turn the text round" \
	"a note that is turned round"
printf '%s\n%sa \342\200\217b\n' "$head" "$good" >us.csv
lint "" "a mark of a script from right to left is no fault in a note"
printf '%s\n%s\n' "$head" "$good" |
	sed "s/checkin/check\xe2\x80\x8fin/" >us.csv
lint "us.csv:2:kind: holds characters that a terminal obeys or that turn the text round" \
	"but in a word of programs"
printf '%s,w\033[31mx\n%s,\n' "$head" "$good" >us.csv
lint "us.csv:1:w\\u{1b}[31mx: holds characters that a terminal obeys or that turn the text round" \
	"a column's name with an escape is shown with it visible"
printf '%s,"w\nx"\n%s,\n' "$head" "$good" >us.csv
lint "us.csv:1:w\\u{a}x: a line break in a column's name" \
	"a column's name of two lines"
printf '%s\n \t \n%s\n' "$head" "$good" >us.csv
lint "us.csv:2: blank lines" "a line of blanks alone is a blank line"
printf '%s\n%sa \033[31mb\n' "$head" "$good" | tee want.csv >us.csv
chmod 600 us.csv
run attune log --lint --fix us.csv
same us.csv want.csv "mending leaves what was written as it is"
exits 1 "and names it"

# From a pipe.
out=$(printf '%s\r\n%s\nx\n' "$head" "$good" | attune log --lint -)
is "$out" "standard input:1: lines end in CR and LF
standard input:3: number of fields differs, here and in the header: 1, 8" \
	"a log on standard input is read for its form and for its rows"
# Far more than what may be held at once: 400 MB go through 60.
if ! nm "$top/cmd/log" 2>/dev/null | grep -q __asan_init; then
	out=$({ echo "$head" && awk 'BEGIN {
		note = sprintf("%8000s", ""); gsub(/ /, "long ", note)
		for (i = 1000; i < 11000; i++)
			printf "AAAAAAA%d,2026-11-01T20:00:00+01:00,anna,checkin,shared,,7,%s\n",
				i == 10999 ? 10998 : i < 10000 ? 20000 + i : i, note }'
	} | { # shellcheck disable=SC3045 # else there is no limit
		ulimit -v 60000 2>/dev/null
		attune log --lint - 2>&1; })
	is "$out" "standard input:10001:id: stands there twice" \
		"a long pipe runs through in little memory"
fi
in=us.csv
run attune log --lint -
in=
is "$out" "standard input:2:note: holds characters that a terminal obeys or that turn the text round" \
	"so is a file there"
# Mending.
# mend WHAT: us.csv and want.csv are compared after --lint --fix.
mend() {
	chmod 600 us.csv
	run attune log --lint --fix us.csv
	same us.csv want.csv "$1"
}
printf '%s\n%s\n%s\n' "$head" "$good" "$(echo "$good" | sed s/A1/A2/)" \
	>want.csv
{
	printf '\357\273\277sep=;\r\n'
	sed 's/$/\r/; s/,/;/g' want.csv
	printf '\r\n'
	sed 's/,/;/g; s/$/\r/' want.csv
} >us.csv
mend "the form of spreadsheets, a header and rows that come twice"
exits 0 "then nothing is left"
is "$out$err" "" "to be said"
cp want.csv us.csv
touch -d 2020-01-01 us.csv
mend "a good log"
is "$(stat -c %y us.csv | cut -c 1-4)" 2020 "is not touched"
chmod 644 us.csv
run attune log --lint --fix us.csv
is "$(stat -c %a us.csv)" 600 "others may not open it any more"
cat >us.csv <<END
note,who,time,walk,id
"two
lines",anna,2026-11-02T20:00:00+01:00,far,aaaaaaaaaaa2
NA,anna,2026-11-01T20:00:00+01:00,,AAAAAAAAAAA1
time,who,time2
END
cat >want.csv <<END
id,time,who,note,walk
AAAAAAAAAAA2,2026-11-02T20:00:00+01:00,anna,two ¶ lines,far
AAAAAAAAAAA1,2026-11-01T20:00:00+01:00,anna,,
END
sed -i '$d' us.csv
mend "columns in order, notes on one line, ids in capitals"
is "$out" "us.csv:3:time: stands behind a row of a later day; --merge puts them in order" \
	"the order stays and is said"
exits 1 "and the status says so"
printf 'who,time,id\nanna,2026-11-01T20:00:00+01:00,\n' >us.csv
id=$(attune log us.csv -c id -H)
printf 'id,time,who\n%s,2026-11-01T20:00:00+01:00,anna\n' "$id" >want.csv
mend "a row gets the id it had for readers"
printf '%s\r\n%s\r\nx\r\n' "$head" "$good" | tee want.csv >us.csv
mend "a log with a broken record stays as it is"
exits 1 "which is said"
has "$err" "us.csv: is not mended as long as a record in it is broken" "so"
{
	echo "time,who,$(seq -s , -f a%.0f 600)"
	echo "time,who,$(seq -s , -f b%.0f 600)"
} | tee want.csv >us.csv
mend "a log that would have more than 1024 columns stays as it is"
exits 2 "and is refused"
has "$err" "us.csv: more than 1024 columns in all" "with the reason"
in=want.csv
run attune log --lint --fix -
in=
exits 2 "standard input cannot be mended"
echo 'people = anna ben
here = ben' >"$HOME/.config/attune/config"
printf '%s\r\n%s\r\n' "$head" "$good" | tee want.csv >us/anna.csv
run attune log -L us --lint --fix
same us/anna.csv want.csv "files of who does not write here stay as they are"
has "$err" "us/anna.csv: not mended" "which is said"
done_testing
