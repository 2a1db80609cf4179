#!/bin/sh
# SPDX-License-Identifier: MIT
# attune checkin: the words of the first run, --consent, --both, --due, --form,
# several sets, sets of one's own.
. "$(dirname "$0")/lib.sh"
. "$src/tests/dialogue-lib.sh"

config=$HOME/.config/attune/config
theirs=$HOME/.local/share/attune/shared/ben.csv
their_own=$HOME/.local/share/attune/private/ben.csv
# config LINE...: the config.
config() {
	mkdir -p "$HOME/.config/attune"
	printf '%s\n' "$@" >"$config"
}
# consents FILE: what its rows of kind consent say.
consents() {
	attune log "$1" --raw -H --audience=own -w "${2:-anna}" -k consent \
		-c visibility,title,class,state,review_by
}
# The words, page by page, up to the question whether they are accepted.
words='expect Before the first question, some words to read alone.
expect For adults who are free to choose.
expect Please read this apart
send \n
expect What is kept
expect Where: shared notes
send \n
expect Who can read it
send \n
expect What it is not
send <\n
expect Who can read it
send \n
expect What it is not
send \n
expect How to stop
expect How to delete
send \n
expect A yes counts only when a no is safe.
expect If this is all right for you, type yes.'

# The first run.
rm -rf "$HOME/.local"
dialogue attune checkin -a -w anna <<.
$words
send \n
.
exits 1 "Enter alone is no yes"
is "$(cat errors)" "attune checkin: nothing was asked and nothing is kept, and \
that is fine" "nothing is asked then"
lacks "$seen" "How well did you two" "no question comes"
ok "$(test ! -e "$HOME/.local"; echo $?)" "and nothing is kept"
dialogue attune checkin -a -w anna <<.
$words
send yes\n
expect very well)
send 7\n
expect fully)
send q\n
.
exits 1 "left with q behind a yes"
ok "$(test ! -e "$HOME/.local"; echo $?)" "not even the yes is kept"
dialogue attune checkin -a -w anna --for=yesterday <<.
$words
send yes\n
expect very well)
send 7\n
expect fully)
send .\n
.
exits 0 "a yes goes on to the questions"
is "$(consents "$private")" "private,us,shared,given," \
	"it is a private row"
has "$(tail -n 1 "$private")" ",2026-11-22T21:14:05+01:00,anna,consent," \
	"of now, whatever day the answers are about"
is "$(grep -c consent "$shared")" 0 "the shared log does not hold it"
has "$(tail -n 1 "$shared")" ",anna,checkin,shared," "the answers are kept"
dialogue attune checkin -a -w anna <<'.'
expect How well did you two
send q\n
.
lacks "$seen" "Before the first question" "the words are shown once"
dialogue attune checkin -w ben <<.
$words
send yes\n
expect very well)
send .\n
.
exits 0 "to each person"
is "$(tail -n 1 rows | cut -d, -f3-7)" "ben,consent,private,us,shared" \
	"without -a the row is printed with the others"
ok "$(test ! -e "$their_own"; echo $?)" "and stored nowhere"
run attune checkin -w ben -y closeness=7
is "$(echo "$out" | grep -c consent)" 0 "-y shows nothing"
TERM=xterm dialogue attune checkin -w ben --ascii <<.
size 24 40
$words
send no\n
.
lacks "$seen" "$esc" "--ascii: no escape byte"
is "$(sed "s/$cr\$//" seen | grep -c "$cr")" 0 "no lone return"
TERM=xterm dialogue attune checkin -w ben <<'.'
size 24 40
expect alone.
expect Enter goes on.
send \n\n\n\n\n
expect for no)
send \n
.
sed "s/$cr//g;s/$esc\\[2J/\\n/g;s/$esc\\[[?0-9]*[A-Za-z]//g" seen |
	awk 'length($0) > 40 { bad++; print "# " $0 } END { exit bad > 0 }'
ok $? "40 columns: no line is longer"

# --consent.
fresh
dialogue attune checkin --consent -w anna <<'.'
expect Keeping notes here: your yes since 2026-01-01.
expect A therapist reading along: no yes from you just now.
expect What would you like? (1 take back your yes to keeping notes, 2 say yes to a therapist reading along; one number; Enter reads the text)
send \n
expect For adults who are free to choose.
send \n
expect What is kept
send \n\n\n
expect How to delete
expect That is all of it. Enter ends.
send \n
.
exits 0 "--consent shows the words again"
same "$private" yes.csv "and changes nothing by itself"
dialogue attune checkin --consent -w anna <<'.'
expect What would you like?
send 2\n
expect For adults
send \n\n\n\n
expect How to stop
send \n
expect What may the therapist read of yours? (1 the notes you share, 2 those, and what you wrote for a therapist;
send 2\n
expect Until when? (a date such as 2027-02-20; Enter: 2027-02-20)
send 2026-11-21\n
expect today or later.
send 2026-12-31\n
expect What for, in a few words?
send For our sessions\n
expect type yes
send yes\n
.
exits 0 "a yes to a therapist"
is "$(consents "$private" | tail -n 1)" \
	"private,therapist,clinician,given,2026-12-31" "with scope and last day"
has "$(tail -n 1 "$private")" "For our sessions" "and purpose"
is "$(cat rows errors)" "" "stored at once, silently"
dialogue attune checkin --consent -w anna --now=2027-01-01T12:00:00+01:00 <<'.'
expect A therapist reading along: no yes from you just now.
send q\n
.
exits 1 "after its last day it is none"
dialogue attune checkin --consent -w anna <<'.'
expect reading along: your yes since 2026-11-22, until 2026-12-31.
expect 2 take back your yes to a therapist;
send 2\n
.
exits 0 "taken back in two keystrokes"
is "$(consents "$private" | tail -n 1)" "private,therapist,,withdrawn," \
	"as a row"
dialogue attune checkin --consent -w anna <<'.'
expect 1 take back your yes to keeping notes
send 1\n
.
is "$(consents "$private" | tail -n 1)" "private,us,,withdrawn," \
	"the yes to notes too"
ok "$(test ! -e "$shared"; echo $?)" "the shared log knows nothing of it"
dialogue attune checkin -a -w anna <<.
$words
send \n
.
exits 1 "afterwards the words are shown again"
dialogue attune checkin --consent -w anna <<'.'
expect 1 say yes to keeping notes
send 1\n
expect For adults
send \n\n\n\n\n
expect type yes
send \n
.
is "$(consents "$private" | tail -n 1)" "private,us,,withdrawn," \
	"a yes is said in full"
run attune checkin --consent -y -w anna closeness=7
exits 2 "nobody is taken at a word from the command line"

# --both: two sessions.
fresh
agree ben
config 'people = anna ben' 'name.anna = Anna' 'share.ben = desire'
# 2026-11-22 is in week 47, 2026-11-29 in week 48.
TERM=xterm dialogue attune checkin --both -a <<'.'
expect The order goes with the week: this week ben begins.
expect Now it is the turn of ben, alone at the screen. Enter begins.
send \n
expect How well did you two
send 3\n
expect How satisfied
send 4\n\n\n\n\n
expect One good moment
send ben-canary\n
expect How much interest
send 9\n
expect How much of a pull
send .\n
expect Now it is the turn of Anna
send \n
expect How well did you two
send 5\n\n\n\n\n\n
expect One good moment
send \n
expect How much interest
send 2\n
expect How much of a pull
send .\n
expect Would you all like to look at what you all shared?
send yes\n
expect How well did you two talk and listen today? ben: 3; Anna: 5
expect A yes counts only when a no is safe.
send \n
.
exits 0 "two people in turn"
is "$(cat rows errors)" "" "nothing is printed"
has "$(tail -n 1 "$shared")" ",anna,checkin,shared," "anna's row is stored"
has "$(tail -n 1 "$theirs")" "ben-canary" "and ben's"
has "$(tail -n 1 "$private")" ",anna,checkin,private," "each one's own, too"
after=${seen#*turn of Anna}
lacks "$after" "canary" "what one wrote is not shown to the other"
lacks "$after" "How satisfied were you with affection between you (touch, \
words, warmth)? ben" "nor what only one answered"
lacks "$after" "sexual did you notice today? ben" "nor what one of them keeps"
before=${seen%%turn of Anna*}
has "$before" "${esc}[H${esc}[2J${esc}[3J" \
	"screen and scrollback are cleared before the next turn"
TERM=xterm dialogue attune checkin --both -a \
	--now=2026-11-29T20:00:00+01:00 <<'.'
expect this week Anna begins.
send \n
expect How well did you two
send q\n
expect Now it is the turn of ben
send \n
expect How well did you two
send 6\n
expect How satisfied
send .\n
expect what you all shared?
send y\n
expect Nothing to look at together this time, and that is fine.
expect A yes counts only when a no is safe.
send \n
.
exits 0 "a week later the other one begins"
is "$(wc -l <"$shared" | tr -d ' ')" 2 "a turn left with q leaves no trace"
is "$(wc -l <"$theirs" | tr -d ' ')" 3 "and the next one's is stored"
lacks "$seen" "ben: 6" "what only one shared is not shown"

# The other's bytes are the same, whatever a turn was.
fresh
agree ben
cp -rp "$HOME/.local" start
n=0
for turn in 'q\n' '.\n' '\n\n\n\n\n\n\n4\n5\n6\n' '7\n.\n'; do
	rm -rf "$HOME/.local"
	cp -rp start "$HOME/.local"
	n=$((n + 1))
	dialogue attune checkin --both -a -w ben,anna \
		--now=2026-11-29T20:00:00+01:00 <<.
expect Enter begins.
send \n
expect How well did you two
send $turn
expect Now it is the turn of anna
send \n
expect How well did you two
send 8\n
expect How satisfied
send .\n
expect what you all shared?
send \n
expect Enter ends.
send \n
.
	echo $status >>seen
	# What anna sees, from her turn on.
	sed -n '/turn of anna/,$p' seen >"after.$n"
done
has "$(cat after.1)" "Enter ends." "both turns are played to the end"
same after.1 after.2 "leaving and skipping look the same to the next one"
same after.1 after.3 "private answers too"
same after.1 after.4 "and shared ones, until all say yes to looking"

# Without escapes nothing can be cleared, and it says so.
TERM=xterm dialogue attune checkin --both -a --ascii -w anna,ben <<'.'
size 24 40
expect begins.
send \n
expect How well
send .\n
expect This screen cannot be cleared from here: what was typed stands above.
expect Enter begins.
send \n
expect How well
send .\n
expect all shared?
send q\n
.
exits 0 "--ascii asks for handing over with care"
lacks "$seen" "$esc" "no escape byte"
is "$(sed "s/$cr\$//" seen | grep -c "$cr")" 0 "no lone return"
dialogue attune checkin --both -a -w anna,ben <<'.'
expect begins.
send q\n
.
exits 1 "q before the first turn ends it"

# The first run comes in each one's turn; a no shows to nobody else.
rm -rf "$HOME/.local"
dialogue attune checkin --both -a -w anna,ben <<'.'
expect begins.
send \n
expect Before the first question
send \n\n\n\n\n
expect type yes
send \n
expect Enter begins.
send \n
expect Before the first question
send \n\n\n\n\n
expect type yes
send yes\n
expect How well did you two
send 5\n
expect How satisfied
send .\n
expect all shared?
send yes\n
expect Nothing to look at together
send \n
.
exits 0 "the words come in each one's turn"
is "$(cat errors)" "" "and nothing is said of a no"
is "$(find "$HOME/.local" -name '*.csv' | wc -l)" 2 \
	"one person's logs, and nothing of the other"

# What cannot be stored is shown to its writer alone.
fresh
agree ben
mkdir -p "$theirs"
cat >steps <<'.'
expect this week ben begins.
send \n
expect How well
send 6\n
expect How satisfied
send .\n
expect not saved: id,time,
expect What was not kept is shown above. Enter clears it.
send \n
.
TERM=xterm "$pty" steps attune checkin --both -a -w anna,ben >seen
is $? 2 "a failed save ends it"
has "$(tr -d '\n' <seen | sed "s/.*clears it//")" "${esc}[3J" \
	"behind the writer's Enter it is cleared"
# Signals: what was typed in the turn under way is given back, or leaves no
# trace; what is stored stays.
fresh
agree ben
for way in TERM INT; do
	rm -rf "$HOME/.local/share/attune/shared"
	TERM=xterm dialogue attune checkin --both -a -w anna,ben <<.
expect this week ben begins.
send \n
expect How well
send 6\n
expect How satisfied
send .\n
expect turn of anna
send \n
expect How well
send 7\n
expect How satisfied
signal $way
.
	is "$status" "$([ $way = TERM ] && echo 143 || echo 130)" \
		"SIG$way ends it"
	is "$(grep -c '^not saved:.*,anna,checkin,shared,7,' errors)" \
		"$([ $way = TERM ] && echo 1 || echo 0)" \
		"  with what was typed, but behind Ctrl-C"
	ok "$(test -e "$theirs" && test ! -e "$shared"; echo $?)" \
		"  the turn before is stored"
done
fresh
for wrong in "--both" "--both -a --alone" "--both -a --private=x.csv" \
	"--both -a -y closeness=7" "--both -a --due" "--both -a -w anna" \
	"-f csv"; do
	# shellcheck disable=SC2086
	run attune checkin $wrong
	exits 2 "$wrong is refused"
done
config 'people = anna ben' 'here = anna'
run attune checkin --both -a
exits 2 "one who writes here is not two"
config

# --due.
fresh
run attune checkin --due -w anna
exits 0 "it is due on a day without a check-in"
is "$out$err" "Your notes" "and one neutral line says so"
attune checkin -y -a -w ben closeness=7
run attune checkin --due -w anna
exits 0 "another's check-in is not one's own"
attune checkin -y -a -w anna closeness=7 --for=yesterday
run attune checkin --due -w anna
exits 0 "that of yesterday does not count"
attune checkin -y -a -w anna desire=7
run attune checkin --due -w anna
exits 1 "one that is kept counts"
is "$out$err" "" "and nothing is said"
run attune checkin --due -w anna --now=2026-11-23T03:59:00+01:00
exits 1 "the small hours are still that day"
run attune checkin --due -w anna --now=2026-11-23T04:00:00+01:00
exits 0 "until day-start"
fresh
printf '%s\n' time,who,kind,visibility,title \
	"$ATTUNE_NOW,anna,boundary,private,x" | attune log -a
run attune checkin --due -w anna
exits 0 "a boundary is no check-in"
attune checkin -y -a -w anna -i weekly load=6
run attune checkin --due -w anna
exits 1 "the weekly questions are one"

# --form and back.
fresh
for width in '' --width=40; do
	# shellcheck disable=SC2086
	run attune checkin --form -i weekly-long --alone $width
	exits 0 "a blank sheet $width"
	is "$(awk -v w="${width#--width=}" 'length($0) > (w ? w : 76)' \
		"$tmp/.out")" "" "no line is longer"
	has "$out" "[ ] once we were close" "a choice has boxes"
	has "$(echo "$out" | tail -n 5)" "therapy" "the last words are on it"
done
has "$(attune checkin --form)" "
How close did you feel to your partner?

    [ ] [ ] [ ] [ ] [ ] [ ] [ ] [ ] [ ] [ ] [ ]
     0   1   2   3   4   5   6   7   8   9  10
    far apart                        very close
" "a rating has boxes and anchors"
for set in daily weekly weekly-long session checkup boundary agreement value \
	glossary trigger transition repair moment; do
	run attune checkin --form -f csv -i $set -w anna --alone
	exits 0 "$set is a table"
	is "$(awk -F, 'NR == 1 { n = NF } NF != n' "$tmp/.out")" "" \
		"with rows as wide as its header"
	attune checkin --form -i $set --alone >/dev/null
	ok $? "and a sheet"
done
attune checkin --form -f csv -w anna -o sheet.csv
is "$(sed 1d sheet.csv)" ",anna,checkin,daily-1,shared,,,,,,,,,,
,anna,checkin,daily-1,private,,,,,,,,,," "a blank row for each visibility"
if attune log --help | grep -q -- --import; then
	awk -F, -v OFS=, 'NR == 2 { $1 = "2026-11-20"; $6 = 7; $8 = "6,5" 
		sub(/6,5/, "\"6,5\"", $8); $12 = "Tea" }
		NR == 3 { $1 = "2026-11-20"; $13 = 3 } { print }' sheet.csv >full.csv
	run attune log --import full.csv
	exits 0 "log --import takes it back"
	is "$(attune log -H -w anna -c visibility,communication,closeness,moment)" \
		"shared,7,6.5,Tea" "the shared answers"
	is "$(attune log "$private" -H --audience=own -w anna -k checkin \
		-c visibility,desire,item_set)" "private,3,daily-1" "and the others"
	cp "$shared" once.csv
	run attune log --import full.csv
	same "$shared" once.csv "taking it twice adds nothing"
	fresh
	attune checkin --form -f csv -w anna -i boundary |
		awk -F, -v OFS=, 'NR > 1 { $1 = "2026-11-20"; $5 = "private"
			$6 = "Mine"; $7 = "off" } { print }' >full.csv
	run attune log --import full.csv
	is "$(attune log "$private" -H --audience=own -w anna -k boundary \
		-c visibility,title,class)" "private,Mine,off" "a register, too"
else
	skip 5 "log has no --import"
fi
fresh
run attune checkin --form closeness=7
exits 2 "a sheet is blank"

# Several sets in one go.
config 'items.anna = daily, weekly'
dialogue attune checkin -w anna <<'.'
expect very well)
send 7\n\n\n\n\n\n\n\n\n\n
expect sexual together? (0 to 21)
send <\n
expect comforted?
send \n
expect (0 to 21)
send 2\n
expect bother
send \n\n
expect fairly shared
send 6\n
expect your body
send .\n
.
exits 0 "the config may name several sets"
is "$(sed 's/^[^,]*,//' rows)" "time,who,kind,visibility,communication,freq,\
load,item_set
2026-11-22T21:14:05+01:00,anna,checkin,shared,7,,,daily-1
2026-11-22T21:14:05+01:00,anna,weekly,shared,,,6,weekly-1
2026-11-22T21:14:05+01:00,anna,weekly,private,,2,,weekly-1" \
	"a row a set and visibility"
run attune checkin -w anna -y -i checkup,weekly-long topic=x
exits 2 "an item of two sets is asked once"
echo chat >words
in=words run attune checkin -w anna -y -i checkup,weekly-long topic=@-
is "$(echo "$out" | wc -l)" 2 "and stored once"
unset in
run attune checkin -w anna -y -i daily,nowhere closeness=7
exits 2 "a list with a set that is not there is refused"
config

# A set of one's own.
own=$HOME/.local/share/attune/content/items
fresh
attune checkin -y -a -w anna closeness=7
mkdir -p "$own"
printf '%s\n' id,order,type,question,min,max,low,high,visibility,explain \
	'quiet,35,rating,How quiet was it?,0,10,loud,quiet,shared,Noise.' \
	'closeness,5,rating,How near did you feel?,0,10,far,near,shared,Mine.' \
	>"$own/daily.csv"
dialogue attune checkin -a -w anna <<'.'
expect How near did you feel? (0 far, 10 near)
send 6\n
expect How well did you two
send \n\n
expect How quiet was it? (0 loud, 10 quiet)
send ?\n
expect Noise.
send 4\n
expect stretched
send .\n
.
exits 0 "a set of one's own adds to the shipped one and overrides it"
is "$(attune log -H -w anna -c closeness,quiet)" "7,
6,4" "a log without the column gets it"
printf '%s\n' id,order,type,question,visibility \
	'calm,1,text,How calm?,shared' 'wild,2,scale,How wild?,shared' \
	>"$own/daily.csv"
dialogue attune checkin -a -w anna <<'.'
# nothing is asked
.
exits 2 "a bad one is refused"
has "$(cat errors)" "content/items/daily.csv:3:type: not a type of item" \
	"by file and line"
lacks "$seen" "?" "before the first question"

# The next program in the pipe is told of an empty sitting.
fresh
cat >steps <<'.'
expect How well
send q\n
.
"$pty" steps sh -c 'attune checkin -w anna | attune log -a; echo status $?' \
	>seen
has "$(cat seen)" "status 0" "checkin | log -a, left with q, is no error"
lacks "$(cat seen)" "empty" "and nobody complains"
same "$private" yes.csv "nothing is kept"

done_testing
