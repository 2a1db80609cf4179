#!/bin/sh
# SPDX-License-Identifier: MIT
# attune checkin without a question: what it takes, prints, stores, refuses.
. "$(dirname "$0")/lib.sh"

shared=$HOME/.local/share/attune/shared/anna.csv
private=$HOME/.local/share/attune/private/anna.csv

# Ids are drawn at random: the same rows without them.
without_ids() {
	sed 's/^[0-9A-Z]\{12\},/ID,/' "$@"
}
fresh() {
	rm -rf "$HOME/.local"
}
# file NAME LINE...
file() {
	name=$1
	shift
	printf '%s\n' "$@" >"$name"
}

run attune checkin -w anna -y closeness=7 affection=7,5 tags='Late shift; x'
exits 0 "answers on the command line are enough"
is "$err" "" "and nothing is said"
is "$(printf '%s\n' "$out" | without_ids)" \
"id,time,who,kind,visibility,affection,closeness,tags,item_set
ID,2026-11-22T21:14:05+01:00,anna,checkin,shared,7.5,7,late-shift;x,daily-1" \
	"one header, one row, in the order of the schema"

run attune checkin -w anna -y closeness=7 desire=3
is "$(printf '%s\n' "$out" | without_ids)" \
"id,time,who,kind,visibility,closeness,desire,item_set
ID,2026-11-22T21:14:05+01:00,anna,checkin,shared,7,,daily-1
ID,2026-11-22T21:14:05+01:00,anna,checkin,private,,3,daily-1" \
	"one row for each visibility"
is "$(printf '%s\n' "$out" | cut -c1-12 | sort -u | wc -l)" 3 \
	"which share no id"

ok "$(test ! -e "$HOME/.local"; echo $?)" "without -a nothing is stored"

run attune checkin -w anna -y -a closeness=7 desire=3
exits 0 "-a stores"
is "$out$err" "" "and says nothing"
is "$(grep -c . "$shared")" 2 "one row in the shared log"
is "$(grep -c . "$private")" 2 "one row in the private log"
has "$(tail -n 1 "$shared")" ",anna,checkin,shared," "the shared one"
lacks "$(tail -n 1 "$shared")" ",3," "without the private answer"
lacks "$(head -n 1 "$shared")" "freedom" \
	"the shared header has no item that is asked in private"

# Whatever is answered in private, the shared file is the same.
fresh
attune checkin -w anna -y -a closeness=7
without_ids "$shared" >one
fresh
file alone 'desire = 3' 'freedom = 2' 'closeness = 7'
attune checkin -w anna -y -a --alone --answers=alone
without_ids "$shared" >two
same one two "private answers change no byte of the shared file"
is "$(cut -d, -f5 "$private" | sort | tr '\n' ' ')" \
	"clinician private visibility " "they stand in one's own file"

fresh
attune checkin -w anna -y -a desire=3
ok "$(test ! -e "$shared"; echo $?)" "no shared answer, no shared row"

# Through a pipe the log gets the same rows.
if [ -x "$top/cmd/log" ]; then
	fresh
	attune checkin -w anna -y -a closeness=7 desire=3
	without_ids "$shared" "$private" >one
	fresh
	attune checkin -w anna -y closeness=7 desire=3 | attune log -a
	without_ids "$shared" "$private" >two
	same one two "checkin | log -a stores what checkin -a stores"
else
	skip 1 "log is not built"
fi

# What counts as shared.
mkdir -p "$HOME/.config/attune"
config=$HOME/.config/attune/config
file "$config" 'share.anna = desire' 'who = anna'
run attune checkin -y desire=3 physical=4
has "$out" ",shared,3,," "the config shares a starred item"
has "$out" ",private,,4," "and only the ones it names"
file "$config" 'share.anna = all' 'who = anna'
run attune checkin -y desire=3 physical=4
has "$out" ",shared,3,4," "or all of them"
run attune checkin -y --keep=desire desire=3 physical=4
has "$out" ",private,3,," "--keep keeps one this time"
run attune checkin -y --keep=tags tags=x
has "$out" ",private,x," "any one"
file "$config" 'items.anna = weekly' 'people = anna'
run attune checkin -y load=6
has "$out" ",anna,weekly,shared,6,weekly-1" \
	"the config chooses the set, and the only person of the log is who"
run attune checkin -y -i session session_said=6
has "$out" ",session,private,6,session-1" "-i chooses the set"
file words 'honesty'
in=words run attune checkin -y -i checkup value_1=@-
has "$out" ",checkin,private,honesty,checkup-1" "NAME=@- reads standard input"
unset in

# Who.
file "$config" 'people = anna ben'
run attune checkin -y closeness=7
exits 2 "with two people somebody has to be named"
is "$err" "attune checkin: who answers? say it with -w TAG, or with \"who = \
TAG\" in the config
attune checkin: try 'attune checkin --help'" "and it says how"
file "$config" 'here = ben' 'people = anna ben'
run attune checkin -y closeness=7
has "$out" ",ben,checkin," "the only one who writes here is who"
run attune checkin -w anna -y closeness=7
exits 2 "another may not write here"
run attune checkin -w anna,ben -y closeness=7
exits 2 "one person at a time"
rm "$config"

# A day before.
run attune checkin -w anna -y --tz=+01:00 --for=yesterday closeness=7
has "$out" ",2026-11-21T21:14:05+01:00,anna,checkin,shared,7,daily-1,\
2026-11-22T21:14:05+01:00" "--for keeps the time of day, and when it was logged"
run attune checkin -w anna -y --for=2026-11-22 closeness=7
lacks "$out" "logged" "--for today is today"
run attune checkin -w anna -y --tz=+01:00 --for=2026-11-20 \
	--now=2026-11-22T01:30:00+01:00 closeness=7
has "$out" ",2026-11-21T01:30:00+01:00,anna," \
	"in the small hours the day is the one before"
for day in 2026-11-23 4w 2026-11 2026-11-20T10:00 22.11.2026; do
	run attune checkin -w anna -y --for=$day closeness=7
	exits 2 "--for=$day is refused"
done

# Answers in a file.
file answers '# mine' '' 'closeness = 7' 'moment = Tea, "late"'
run attune checkin -w anna -y --answers=answers
has "$out" '7,"Tea, ""late""",daily-1' "--answers takes free text"
in=answers run attune checkin -w anna -y --answers=-
has "$out" '7,"Tea, ""late""",daily-1' "- is standard input"
unset in
run attune checkin -w anna -y --answers=answers closeness=6
has "$out" ',6,"Tea' "NAME=VALUE comes after the file"
file answers 'closeness = 70' 'desire = 2' 'nobody = 1' 'secret words'
run attune checkin -w anna -y --answers=answers
exits 2 "bad lines are refused"
is "$out" "" "and nothing is printed"
is "$err" \
"attune checkin: answers:1:closeness: is not a number in the range: 0-10
attune checkin: answers:3: is not among the questions
attune checkin: answers:4: a line is \"name = value\"" \
	"each is named by its line, and its words are not repeated"
run attune checkin -w anna -y --answers=nowhere
exits 2 "a file that is not there is refused"

# Nothing to say.
run attune checkin -w anna -y -a closeness=unsure moment=
exits 0 "skipping all is all right"
is "$out" "" "no row, no header"
is "$err" "attune checkin: nothing was written down, and that is fine" \
	"and it says so"
run attune checkin -q -w anna -y closeness=
is "$err" "" "but not with -q"
run attune checkin -w anna -y
exits 2 "-y without an answer is a slip"

# Refusals, two lines each.
refused() {
	what=$1
	shift
	run attune checkin -w anna "$@"
	exits 2 "$what"
	is "$(printf '%s\n' "$err" | wc -l)" 2 "  in two lines"
	is "$out" "" "  and nothing printed"
	err=$(printf '%s\n' "$err" | head -n 1)
}
refused "free text is not taken from the command line" -y moment='Some words'
is "$err" "attune checkin: moment is not taken from the command line, which \
others can see: use moment=@- or --answers" "  with a hint"
refused "private items are not either" -y --alone freedom=3
refused "a question of --alone needs it" -y freedom=3
is "$err" "attune checkin: freedom is asked with --alone only" "  said so"
refused "an unknown question is refused" -y nothing=3
is "$err" "attune checkin: no such question in daily: nothing" "  said so"
refused "a number out of range is refused" -y closeness=11
is "$err" "attune checkin: closeness: is not a number in the range: 0-10" \
	"  with its bounds"
refused "an operand without = is refused" -y closeness
refused "standard input is read once" -y closeness=@- moment=@-
refused "--keep wants a question" -y --keep=nothing closeness=3
refused "-a prints nothing" -y -a -o file closeness=3
run attune checkin -w anna -y -i nothing closeness=3
exits 2 "an unknown set is refused"
run attune checkin -w anna -y --private="$HOME/.local/share/attune/shared/p" \
	-a closeness=3
exits 2 "a private log inside the shared one is refused"

# -o
run attune checkin -w anna -y -o out.csv closeness=7
exits 0 "-o writes a file"
is "$out" "" "and not standard output"
is "$(grep -c . out.csv)" 2 "header and row"
cp out.csv before.csv
run attune checkin -w anna -y -o out.csv closeness=70
same out.csv before.csv "a refused answer leaves the file as it was"

# A failed save gives everything back.
fresh
mkdir -p "$HOME/.local/share/attune/shared/anna.csv"
run attune checkin -w anna -y -a closeness=7 desire=3
exits 2 "a log that cannot be written is trouble"
has "$err" "not saved: id,time,who,kind,visibility" "the header is given back"
has "$err" ",anna,checkin,shared,7,," "and the row that was not stored"
has "$(cat "$private")" ",private," "the private row was stored before"
rescue=$HOME/.local/state/attune/rescue.csv
has "$err" "attune log -a '$rescue'" "the command that stores it is printed"
has "$(cat "$rescue")" ",anna,checkin,shared,7,daily-1" \
	"the shared row waits in the rescue file"
is "$(stat -c %a "$rescue")" 600 "for its owner alone"
rmdir "$HOME/.local/share/attune/shared/anna.csv"
if [ -x "$top/cmd/log" ]; then
	sed -n "s/.*stores it: //p" .err >again
	run sh ./again
	exits 0 "the command works"
	has "$(cat "$shared")" ",anna,checkin,shared," "and the row is there"
else
	skip 2 "log is not built"
fi
fresh
mkdir -p "$private"
run attune checkin -w anna -y -a desire=3
exits 2 "a private log that cannot be written is trouble"
has "$err" ",private,3," "the private row is given back"
ok "$(test ! -e "$rescue"; echo $?)" "but never into the rescue file"

fresh
attune checkin -w anna -y closeness=7 2>err >/dev/full
is $? 2 "a full disk at the end is trouble"
has "$(cat err)" ",anna,checkin,shared,7,daily-1" "and the row is given back"
mkfifo closed
{
	read -r go <closed
	attune checkin -w anna -y closeness=7 2>err
	echo $? >code
} | {
	exec <&-
	echo go >closed
}
is "$(cat code)" 2 "a reader that went away is trouble"
has "$(cat err)" "not saved:" "and the row is given back"

# A set of one's own.
file evening.csv id,order,type,question,min,max,visibility,version \
	'calm,1,rating,How calm was the evening?,0,5,shared,2'
run attune checkin -w anna -y -i ./evening.csv calm=5
has "$out" ",anna,checkin,shared,evening-2,5" "a set of one's own is asked"
run attune checkin -w anna -y -i ./evening.csv calm=6
exits 2 "within its own bounds"
file evening.csv id,order,type,question,min,max,visibility,version \
	'calm,1,rating,How calm was the evening?,0,5,shared,2' \
	'time,1,rating,How calm was the evening?,0,5,shared,2'
run attune checkin -w anna -y -i ./evening.csv calm=5
exits 2 "a bad set is refused"
has "$err" "evening.csv:3:id: that is a column of the log" "by file and line"

done_testing
