#!/bin/sh
# SPDX-License-Identifier: MIT
# attune checkin on a terminal: every key, every type, every signal.
. "$(dirname "$0")/lib.sh"

. "$src/tests/dialogue-lib.sh"

untouched() {
	cmp -s yes.csv "$private" &&
		test "$(find "$HOME/.local" -type f | wc -l)" -eq 1
}
none() {
	ok "$(untouched && test ! -s rows; echo $?)" "$1"
}

# The dialogue as a line of it is: plain first, since TERM is dumb here.
dialogue attune checkin -w anna <<'.'
expect Your answers are for the notes you share; those marked * are for
expect Enter skips, < goes back, ? explains, . finishes, q leaves without
expect How well did you two talk and listen today? (0 not at all, 10 very well)
send 7\n
expect (touch, words, warmth)? (0 not at all, 10 fully)
send 7,5\n
expect How close did you feel to your partner? (0 far apart, 10 very close)
send ٣\n
expect (0 not at all, 10 to the limit)
send \n
expect (0 rested, 10 exhausted)
send n/a\n
expect Anything shaping today? (list or own words)
send Late shift; travel\n
expect One good moment, however small?
send Tea, "late" in the day\n
expect * How much interest in being sexual
send 0\n
expect * How much of a pull
send unsure\n
expect * How much did you wish
send 10\n
.
exits 0 "the daily questions are asked in their order"
is "$(sed 's/^[^,]*,//' rows)" "time,who,kind,visibility,communication,\
affection,closeness,desire,emotional,moment,tags,item_set
2026-11-22T21:14:05+01:00,anna,checkin,shared,7,7.5,3,,,\"Tea, \"\"late\"\" \
in the day\",late-shift;travel,daily-1
2026-11-22T21:14:05+01:00,anna,checkin,private,,,,0,10,,,daily-1" \
	"every type of answer becomes a cell, a skip none"
is "$(cat errors)" "" "and nothing is said on standard error"
lacks "$seen" "$esc" "TERM=dumb: no escape byte"

# Twenty-four keystrokes are enough for the ratings.
dialogue attune checkin -w anna <<'.'
expect very well)
send 1\n2\n3\n4\n5\n
expect own words)
send \n\n
expect great deal)
send 6\n7\n8\n
.
exits 0 "one digit a rating is enough"
is "$(grep '^send' steps | sed 's/send //;s/\\n/N/g' | tr -d '\n' |
	wc -c)" 18 "in 18 keystrokes, the two skipped lines among them"
is "$(tail -n 2 rows | cut -d, -f6- | tr '\n' ' ')" \
	"1,2,3,,,,4,5,daily-1 ,,,6,7,8,,,daily-1 " "all eight are there"

# Back and forth.
dialogue attune checkin -w anna closeness=5 stress=1 fatigue=1 <<'.'
expect very well)
send <\n
expect This is the first question.
send 7\n
expect fully)
send 8\n
expect own words)
send <\n
expect Before: 8. Enter keeps it, - takes it away.
expect fully)
send <\n
expect Before: 7.
expect very well)
send 6\n
expect Before: 8.
expect fully)
send \n
expect own words)
send <\n
expect Before: 8.
send -\n
expect own words)
send <\n
expect fully)
send 9\n
expect own words)
send .\n
.
exits 0 "< goes back, Enter keeps, - takes away, . finishes"
has "$(row)" ",shared,6,9,5,1,1,daily-1" "the last answers count"

# Answers of choices, numbers, dates, several at once.
dialogue attune checkin -w anna --alone -i weekly-long <<'.'
expect * This week my interest mostly came
expect (1 by itself, 2 once we were close, 3 both ways, 4 hardly at all; one number or word)
send 5\n
expect A number from 1 to 4 or a word from the list fits here; Enter skips.
send both ways\n
expect change in life
send ongoing\n
expect word or two?
send \n
expect far has mending come?
send 3\n
expect be hard?
send \n
expect does it begin? (a date such as 2026-11-22)
send 22.11.\n
expect A date such as 2026-11-22 (year, month, day) fits here
send <\n
expect be hard?
send A visit\n
expect does it begin?
send 2026-12-01\n
expect next talk?
send q is a letter\n
expect The next questions are for you alone
expect * How content
send \n
expect fair say
send 4\n
expect Any pain
send n/a\n
expect illness, sleep?
send \n
expect mostly
expect any numbers, with blanks between)
send 9\n
expect Numbers from 1 to 5 fit here, with blanks between
send 2 5\n
expect own needs
send .\n
.
exits 0 "choices, dates and several choices are taken"
is "$(tail -n 3 rows | cut -d, -f3- | tr '\n' ' ')" \
"anna,weekly,shared,,,,ongoing,landed,A visit,2026-12-01,q is a letter,\
weekly-long-1 anna,weekly,clinician,4,,closeness;guilt,,,,,,weekly-long-1 \
anna,weekly,private,,both,,,,,,,weekly-long-1 " \
	"and q in a line is a letter"
dialogue attune checkin -w anna -i weekly <<'.'
expect * In a week like this, how often would you have liked to be sexual together? (0 to 21)
send 22\n
expect A number from 0 to 21 fits here; Enter skips.
send 2.5\n
expect bother
send .\n
.
has "$(row)" ",anna,weekly,private,2.5,weekly-1" "a number has its own bounds"

# ? explains and asks again.
dialogue attune checkin -w anna <<'.'
expect very well)
send ?\n
expect with no contact there is nothing to rate
expect Enter skips, < goes back
expect very well)
send  . \n
.
exits 0 "? explains, and blanks around a key do not count"
is "$(cat errors)" \
	"attune checkin: nothing was written down, and that is fine" \
	"no answer at all is all right"
ok "$(test ! -s rows; echo $?)" "and prints nothing"

# Ways out that leave no trace.
for way in 'send q\n' 'send \x03' 'send \x1c' 'signal INT'; do
	fresh
	dialogue attune checkin -w anna -a --alone <<.
expect very well)
send 7\n
expect fully)
$way
.
	want=130
	[ "$way" = 'send \x1c' ] && want=131
	[ "$way" = 'send q\n' ] && want=1
	exits $want "$way leaves, with its own status"
	none "  nothing is stored"
	is "$(cat errors)" "" "  and nothing is said"
done

# Ways out that nobody chose give the answers back.
fresh
dialogue attune checkin -w anna -a <<'.'
expect very well)
send 7\n
expect fully)
signal TERM
.
exits 143 "SIGTERM ends it"
has "$(cat errors)" "not saved: id,time,who,kind,visibility,communication" \
	"the answers are given back, header first"
has "$(cat errors)" ",anna,checkin,shared,7,daily-1" "and their row"
none "  nothing is stored"
dialogue attune checkin -w anna -a <<'.'
expect very well)
send 7\n
expect fully)
hangup
.
exits 129 "a hang-up ends it"
has "$(cat errors)" ",anna,checkin,shared,7,daily-1" "answers are given back"
none "  and nothing is stored"
dialogue attune checkin -w anna -a <<'.'
expect very well)
send 7\n
expect fully)
eof
.
exits 2 "the end of input ends it"
has "$(cat errors)" ",anna,checkin,shared,7,daily-1" "answers are given back"
none "  and nothing is stored"
dialogue attune checkin -w anna -a <<'.'
expect very well)
eof
.
exits 1 "the end of input before any answer is a no"
dialogue attune checkin -w anna -a <<'.'
expect very well)
send 7\n
expect fully)
send a\na\na\na\na\na\na\na\na\na\n
send a\na\na\na\na\na\na\na\na\na\n
.
exits 2 "twenty answers that do not fit are enough"
has "$(cat errors)" "many answers did not fit, so it ends here" "it says so"
has "$(cat errors)" ",anna,checkin,shared,7,daily-1" "and gives back the rest"
"$pty" steps sh -c 'trap "" HUP; exec attune checkin -w anna >rows 2>errors' \
	>seen
is $? 2 "SIGHUP that is ignored stays so"

# At every question.
n=0
left=0
given=0
typed=
while [ $n -lt 10 ]; do
	for way in INT TERM; do
		fresh
		printf 'expect very well)\nsend %s\nsize 24 80\nexpect %s\nsignal %s\n' \
			"$typed" "$(sed "$((n + 2))q;d" \
			"$src/share/en/items/daily.csv" | cut -d, -f6 |
			tr -d '"')" $way |
			sed '/^send $/d;/^expect How well/d' >every
		dialogue attune checkin -w anna -a <every
		[ $way = INT ] && [ $status -eq 130 ] &&
			untouched && [ ! -s errors ] &&
			left=$((left + 1))
		[ $way = TERM ] && [ $status -eq 143 ] &&
			untouched &&
			[ "$(grep -c '^not saved:' errors)" -eq $(((n > 0) +
				(n > 0) + (n > 7))) ] &&
			given=$((given + 1))
	done
	n=$((n + 1))
	typed="${typed}7\n"
done
is "$left" 10 "Ctrl-C leaves no trace at any question"
is "$given" 10 "SIGTERM gives back what was typed at any question"

# Stopped and brought back.
for term in dumb xterm; do
	TERM=$term dialogue attune checkin -w anna <<'.'
expect very well)
send 7\n
expect fully)
send \x1a
stopped
continue
expect fully)
send 8\n
expect very close)
signal TSTP
stopped
signal CONT
continue
expect very close)
send .\n
.
	exits 0 "TERM=$term: Ctrl-Z stops it, and it goes on where it was"
	has "$(row)" ",shared,7,8,daily-1" "  with the answers it had"
done
has "$(tr -d '\n' <seen)" "$esc[?1049l" "the screen is given back to the shell"

# The terminal's modes.
dialogue attune checkin -w anna <<'.'
raw
expect very well)
send 7\r
expect fully)
send .\r
.
exits 0 "a raw terminal is made sound, and left as it was found"
has "$(row)" ",shared,7,daily-1" "and its answers are read"

# The alternate screen.
TERM=xterm dialogue attune checkin -w anna <<'.'
expect very well)
send 7\n
expect fully)
send q\n
.
exits 1 "on a full screen"
is "$(printf %s "$seen" | grep -c "$esc\\[?1049h")" 1 "it is entered once"
case $seen in
*"$esc[H$esc[2J$esc[?1049l") ok 0 "cleared and left last" ;;
*) ok 1 "cleared and left last" ;;
esac
has "$seen" "$esc[H$esc[2JHow satisfied" "each question has the screen alone"

for way in --ascii ACCESSIBLE; do
	option=
	[ $way = --ascii ] && option=--ascii
	[ $way = ACCESSIBLE ] && ACCESSIBLE=1 && export ACCESSIBLE
	TERM=xterm dialogue attune checkin -w anna $option --alone <<'.'
size 24 40
expect very well)
send 11\n
expect Enter skips.
send ?\n
expect very well)
send 7\n
expect fully)
send <\n
expect Before: 7.
send .\n
.
	exits 0 "$way: the same questions"
	unset ACCESSIBLE
	lacks "$seen" "$esc" "  no escape byte"
	is "$(sed "s/$cr\$//" seen | grep -c "$cr")" 0 "  no lone return"
	has "$(tr -d '\r' <seen)" "
How well did you two talk and listen today? (0 not at all, 10 very well) " \
		"  each question is one line"
done

# Narrow, and another width while it runs.
TERM=xterm dialogue attune checkin -w anna -i weekly-long --alone <<'.'
size 24 40
expect own
expect file.
expect number or word)
send ?\n
expect number or word)
send x\n
expect number or word)
send 2\n
expect something has ended
expect number or word)
size 24 100
send \n
expect What is changing, in a word or two?
send <\n
expect number or word)
send .\n
.
exits 0 "40 columns"
sed "/word or two/,\$d;s/$cr//g;s/$esc\\[[?0-9]*[A-Za-z]//g" seen |
	awk 'length($0) > 40 { bad++; print "# " $0 } END { exit bad > 0 }'
ok $? "no line is longer"
has "$(sed "s/$cr//g" seen)" "   1  by itself
   2  once we were close" "choices are a list"

# --alone where others use the account.
mkdir -p "$HOME/.config/attune"
echo 'here = anna, ben' >"$HOME/.config/attune/config"
dialogue attune checkin -w anna --alone <<'.'
expect very well)
send 7\n\n\n\n\n\n\n\n\n\n
expect The next questions are for you alone
expect Go on? (yes, or Enter for no)
send \n
.
exits 0 "with two on one account --alone asks first, and Enter is a no"
has "$(row)" ",shared,7,daily-1" "the other answers are kept"
dialogue attune checkin -w anna --alone <<'.'
expect very well)
send 7\n\n\n\n\n\n\n\n\n\n
expect Go on?
send y\n
expect How free did you feel
send 3\n
.
has "$(row)" ",clinician,,3,daily-1" "y goes on"
dialogue attune checkin -w anna --alone -i session <<'.'
expect mattered
send \n\n\n\n\n
expect Go on?
send yes\n
expect free to disagree
send 3\n
.
has "$(row)" ",session,clinician,3,session-1" "and so does yes"
fresh

# Private answers and skipped ones.
dialogue attune checkin -w anna -a <<'.'
expect very well)
send 7\n
expect fully)
send .\n
.
exits 0 "-a stores what was typed"
ok "$(test ! -s rows && test ! -s errors; echo $?)" "and says nothing"
cut -d, -f2- "$shared" >one
same "$private" yes.csv "without a private answer no private row"
fresh
dialogue attune checkin -w anna -a --alone <<'.'
expect very well)
send 7\n\n\n\n\n\n\n4\n5\n6\n
expect for you alone
send 2\n
.
cut -d, -f2- "$shared" >two
same one two "private answers change no byte of the shared log"
is "$(cut -d, -f5 "$private" | tr '\n' ' ')" \
	"visibility private clinician private " "they are in one's own"
fresh
dialogue attune checkin -w anna -a --alone <<'.'
expect very well)
send 7\n\n\n\n\n\n\n\n\n\n
expect for you alone
send \n
.
cut -d, -f2- "$shared" >two
same one two "a skipped private question leaves no trace"
same "$private" yes.csv "and no private row either"

# A failed save on the terminal.
fresh
mkdir -p "$shared"
cat >steps <<'.'
expect very well)
send 7\n
expect fully)
send .\n
expect not saved: id,time,
expect ,anna,checkin,shared,7,
.
"$pty" steps attune checkin -w anna -a >seen
is $? 2 "what cannot be stored is shown again on the terminal"
ok "$(test ! -e "$HOME/.local/state"; echo $?)" "and in no file"
fresh

# Without a terminal.
if command -v setsid >/dev/null; then
	run setsid -w attune checkin -w anna
	exits 2 "without a terminal nothing can be asked"
	has "$err" "attune checkin: there is no terminal to ask on" "it says so"
	has "$err" "with -y nothing is asked" "and what to do"
else
	skip 3 "setsid is not installed"
fi

# Hostile content does not reach the terminal as it is.
printf '%s\n' id,order,type,question,visibility \
	"calm,1,text,$esc]0;x calm?,shared" >evil.csv
dialogue attune checkin -w anna -i ./evil.csv <<'.'
expect \\u{1b}]0;x calm?
send .\n
.
exits 0 "control characters of a set are shown, not sent"
# 4095 bytes are all that a terminal holds of a line.
{
	printf '%s\n' 'expect very well)' 'send 7\n\n\n\n\n\n' \
		'expect however small?'
	printf 'send %04090d%s\n' 7 '\n'
	printf '%s\n' 'expect interest in' 'send <\n' 'expect however small?'
	printf 'send %05000d%s\n' 7 '\n'
	printf '%s\n' 'expect A line holds 4093 bytes at most' \
		'expect however small?' 'send .\n'
} >long
dialogue attune checkin -w anna <long
exits 0 "a line that the terminal cuts is not taken"
is "$(row | wc -c)" 4147 "the one before stays"

done_testing
