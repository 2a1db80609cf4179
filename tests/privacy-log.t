#!/bin/sh
# SPDX-License-Identifier: MIT
# What one person keeps leaves no trace in anything that two people can see:
# every output of attune log is the same, byte for byte, with and without it.
. "$(dirname "$0")/lib.sh"
need perl

now=$ATTUNE_NOW
secret=XYZZYSECRET
# Two logs: one with private rows of every kind, and one without them.
mkdir us
cat >us/anna.csv <<END
id,time,who,kind,visibility,ref,communication,desire,tags,note,walk
AAAAAAAAAAA1,2026-11-01T20:00:00+01:00,anna,checkin,shared,,6,7,travel,one,far
AAAAAAAAAAA2,2026-11-03T20:00:00+01:00,anna,weekly,shared,,5,,,two,
AAAAAAAAAAA3,2026-11-04T20:00:00+01:00,anna,weekly,shared,AAAAAAAAAAA2,4,,,three,
AAAAAAAAAAA1,2026-11-01T20:00:00+01:00,anna,checkin,shared,,6,7,travel,one,far
AAAAAAAAAAA5,2026-11-05T20:00:00+01:00,anna,checkin,shared,,99,,,bad,
END
cat >us/ben.csv <<END
time,who,kind,visibility,ref,communication,desire,tags,note
2026-11-02T20:00:00+01:00,ben,checkin,shared,,3,2,late-shift,four
END
cp -r us bare
cat >rows <<END
BBBBBBBBBBB1,2026-10-01T20:00:00+01:00,anna,checkin,private,,1,0,$secret,$secret,$secret
BBBBBBBBBBB2,2026-11-30T20:00:00+01:00,anna,$secret,private,,2,,$secret,$secret,
BBBBBBBBBBB3,2026-11-06T20:00:00+01:00,anna,checkin,private,AAAAAAAAAAA1,,,,$secret,
BBBBBBBBBBB4,2026-11-06T20:00:00+01:00,anna,weekly,clinician,AAAAAAAAAAA3,,,,$secret,
BBBBBBBBBBB5,2026-11-06T20:00:00+01:00,ben,checkin,,,7,,,$secret,
BBBBBBBBBBB6,2026-11-06T20:00:00+01:00,ben,checkin,NA,,7,,,$secret,
BBBBBBBBBBB7,2026-11-06T20:00:00+01:00,xyzzysecret,checkin,Shared,,7,,,$secret,
BBBBBBBBBBB8,$secret,anna,checkin,private,,7,,,$secret,
BBBBBBBBBBB9,2026-11-06T20:00:00+01:00,$secret,checkin,shred,,700,,a b,$secret,
AAAAAAAAAAA1,2026-11-01T20:00:00+01:00,anna,checkin,private,,6,7,travel,one,far
AAAAAAAAAAA1,2026-11-01T20:00:00+01:00,anna,checkin,private,,6,7,travel,one,far
$secret,2026-11-01T20:00:00+01:00,anna,checkin,private,$secret,,,,$secret,
,2026-11-01T20:00:00+01:00,anna,checkin,clinician,,,,,"$secret
in two lines",
END
# A cell that is too long is nobody else's business either.
printf 'BBBBBBBBBBC1,2026-11-06T20:00:00+01:00,anna,checkin,private,,7,,,%s,\n' \
	"$(head -c 70000 /dev/zero | tr '\0' x)$secret" >>rows
# In the shared directory itself, behind, before and among the others.
mkdir last first
cp us/ben.csv last
cp us/ben.csv first
cat us/anna.csv rows >last/anna.csv
{ head -n 1 us/anna.csv; cat rows; tail -n +2 us/anna.csv; } >first/anna.csv
cp -r us whole
cp -r us named
{ head -n 1 us/anna.csv; cat rows; } >whole/kept.csv
printf 'time,who,visibility,%s\n%s,anna,private,%s\n' "$secret" "$now" \
	"$secret" >named/kept.csv
chmod 600 ./*/*.csv

# look DIR ARGUMENTS...: status and both streams of a run over DIR, the line
# numbers of messages and the name of the directory left out.
look() {
	dir=$1
	shift
	rm -rf log
	cp -r "$dir" log
	run attune log "$@"
	{
		echo "status $status"
		cat "$tmp/.out"
		sed 's/:[0-9][0-9]*:/:N:/' "$tmp/.err"
	}
}
try() {
	want=$(look bare "$@")
	for dir in last first whole named; do
		is "$(look $dir "$@")" "$want" "attune log $*: no difference ($dir)"
	done
}
for format in csv tsv json jsonl text; do
	try -L log -f $format
	try -L log -f $format --sort
	try log/anna.csv log/ben.csv -f $format
done
for option in --raw --strict --require -H "-n 1" "-n 3" "-n 100" "-w anna" \
	"-w ben" "-w xyzzysecret" "-k weekly" "-k checkin" "-k $secret" \
	"-t $secret" "-t travel" "-g $secret" "-g o" "--since=2026-11-02" \
	"--until=2026-11-02" "--last=3w" "--since=2026-11-06 --require" \
	"--last=1d --require" "-c id" "-c $secret" "-c who,walk,pain" \
	"--na=NA" "-d ;" "--values=who" "--values=kind" "--values=tags" \
	"--values=note" "--values=walk" "--values=id" "--values=$secret" \
	"--values=visibility" "--audience=couple" "-v" "-q" \
	"--values=who --require -w xyzzysecret" "-n 2 --sort -f text"; do
	# shellcheck disable=SC2086
	try -L log $option
done
for dir in last first; do
	for option in "" "-H" "--raw" "--values=who" "-f text"; do
		# shellcheck disable=SC2086
		is "$(attune log $option <$dir/anna.csv 2>&1 |
			sed 's/:[0-9]*:/:N:/')" \
			"$(attune log $option <bare/anna.csv 2>&1 |
			sed 's/:[0-9]*:/:N:/')" \
			"attune log $option < FILE: no difference ($dir)"
	done
done

# The usual way: private logs of their own.  With them, not even a message or
# a file name differs.
world() {
	rm -rf "$HOME"
	mkdir -p "$HOME/.config/attune" "$HOME/.local/share/attune/private"
	chmod 700 "$HOME/.local/share/attune" "$HOME/.local/share/attune/private"
	cp -r bare "$HOME/.local/share/attune/shared"
	chmod 700 "$HOME/.local/share/attune/shared"
	printf 'people = anna ben\n' >"$HOME/.config/attune/config"
	attune log --init
}
see() {
	(
		cd "$HOME/.local/share/attune" || exit 2
		# shellcheck disable=SC2016 # the arguments are words
		for words in "-L default" "-L default -f text" \
			"-L default --values=who" "-L default --values=tags" \
			"-L default -w anna --require" "--path" "--init" \
			"-L default --sort -n 2 -f json" "$@"; do
			# shellcheck disable=SC2086
			attune log $words 2>&1 </dev/null
			echo "status $?"
		done
		ls -A . shared private
		wc -c shared/*
	)
}
world
want=$(see)
printf '%s\n' "$secret" >note
attune log -a -w anna -s visibility=private -s desire=1 -s tags=xyzzysecret \
	-s note=@note
attune log -a -w ben -s visibility=clinician -s pain=@- <<END
4
END
attune log -a -w anna -s kind=xyzzysecret -s visibility=whatever
attune log -a -w anna -s visibility=private -s ref=AAAAAAAAAAA1 -s desire=2
is "$(grep -c . "$HOME/.local/share/attune/private/anna.csv")" 4 \
	"three rows were kept by one"
is "$(see)" "$want" "nothing that both can see tells of private logs"
run attune log -a -w anna -s visibility=private -s desire=3
is "$out$err" "" "and keeping says nothing"
lacks "$(see | tr '[:lower:]' '[:upper:]')" "$secret" \
	"the secret is in no shared file and no output"

# An append that fails names no content, but gives the row back to its writer.
printf 'time,who,visibility,desire,note\n%s,anna,private,%s,%s\n' \
	"$now" "$secret" "$secret" >bad.csv
run attune log -a bad.csv
exits 2 "a bad private row is refused"
lacks "$err" "$secret" "without a cell of it in the message"
run attune log -a -w anna -s "note=$secret"
lacks "$err" "$secret" "and so is text on the command line"
run attune log -a -w anna -s "sexsat=$secret"
lacks "$err" "$secret" "of a private item too"
run attune log -a -w anna -s "tags=$secret!"
lacks "$err" "$secret" "and a bad tag"

# Exchange the two people, and the couple's view is exchanged.
exchange() {
	sed 's/\banna\b/@/g; s/\bben\b/anna/g; s/@/ben/g'
}
mkdir other
exchange <us/anna.csv >other/ben.csv
exchange <us/ben.csv >other/anna.csv
is "$(attune log -L other --sort -c time,who,note,desire 2>/dev/null |
	exchange)" \
	"$(attune log -L us --sort -c time,who,note,desire 2>/dev/null)" \
	"exchanged people, exchanged rows"
done_testing
