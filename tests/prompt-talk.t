#!/bin/sh
# SPDX-License-Identifier: MIT
# prompt beyond cards: talks by the clock, small experiments by everyone's own
# yes, words, plans and help.
. "$(dirname "$0")/lib.sh"

real=$ATTUNE_DATA
mkdir -p "$HOME/.config/attune"
printf 'people = anna ben\nname.anna = Anna\nname.ben = Ben\nwho = anna\n' \
	>"$HOME/.config/attune/config"
footer="A yes counts only when a no is safe."

# cells COLUMN FILE: the cells of a column of plain CSV, on one line.
cells() {
	at=$(head -n 1 "$2" | tr , '\n' | grep -nx "$1" | cut -d: -f1)
	sed 1d "$2" | cut -d, -f"$at" | tr '\n' ' '
}
# stop_and_go LOG: offered, yes, yes, running and such; "WHO WORD" a line.
words() {
	while read -r who word; do
		attune prompt --menu "$2" "$word" -a -w "$who" -L "$1" \
			>/dev/null 2>&1 || echo "$who $word: $?"
	done
}

# The agenda.
run attune prompt --agenda
exits 0 "a talk has an agenda"
has "$out" "A talk of 20 minutes" "of 20 minutes"
has "$out" "(Ben)" "with the names of who takes part"
has "$out" "$footer" "and the closing words"
is "$(for n in $(seq 10 120); do
	attune prompt --agenda="$n" -f csv | sed 's/"[^"]*"//g' |
		awk -F, -v n="$n" '
		NR == 1 { next }
		{ sum += $3; if ($3 < 1) print n, $1, "is empty"
		  if ($2 != at) print n, $1, "begins late"; at += $3
		  if ($1 ~ /^speaker/) s[$1] = $3
		  if ($1 ~ /^reflect/) r[$1] = $3
		  if (NR == 2 && $1 != "readiness") print n, "begins", $1
		  last = $1 }
		END { if (sum != n) print n, "sums to", sum
		  if (s["speaker-a"] != s["speaker-b"]) print n, "unfair"
		  if (r["reflect-a"] != r["reflect-b"]) print n, "unfair"
		  if (last != "close") print n, "ends with", last }'
done)" "" "of any length: whole minutes that sum to it, alone first, the same \
time for both, thanks last"
run attune prompt --agenda=9
exits 2 "nine minutes are too few"
run attune prompt --agenda=121
exits 2 "and 121 too many"
is "$(attune prompt --agenda=40 -f json | grep -c '"section"')" 11 "as JSON"
is "$(attune prompt --agenda -f csv --lang=de | head -n 1)" \
	"section,start,minutes,title,who,text" "as CSV with the same columns"
speaker() {
	attune prompt --agenda -f csv -L "$1" | grep ^speaker-a | cut -d, -f5
}
first=$(speaker none/)
attune prompt --agenda -a -L talks/ >/dev/null
ok "$(test "$first" != "$(speaker talks/)"; echo $?)" \
	"with -a another one begins next time"
is "$(cat talks/*.csv | grep -c ',prompt,shared,')" 1 "by one shared row"
run attune prompt --agenda x
exits 2 "an agenda takes no deck"
run attune prompt --agenda --menu
exits 2 "one wish at a time"

# The calendar.
ics='attune prompt --agenda=40 -f ics --at=2026-11-25T18:30'
run $ics --every=1w --times=3
exits 0 "a talk goes into a calendar"
is "$(printf '%s\n' "$out" | tr -d '\r' | grep -E '^(SUMM|RR|DTSTART|DUR)')" \
	"DTSTART:20261125T183000
DURATION:PT40M
RRULE:FREQ=WEEKLY;INTERVAL=1;COUNT=3
SUMMARY:Appointment" "under a title that tells nobody what it is"
lacks "$(printf '%s' "$out" | tr '[:upper:]' '[:lower:]')" "desire" \
	"nor does anything else in it"
is "$(grep -c "$(printf '\r')\$" "$tmp/.out")" \
	"$(wc -l <"$tmp/.out" | tr -d ' ')" "every line ends as RFC 5545 says"
is "$($ics --lang=de)" "$($ics)" "the same in every language"
is "$($ics --tz=Europe/Berlin | tr -d '\r' | grep DTSTART)" \
	"DTSTART:20261125T173000Z" "with --tz in that zone"
is "$($ics --tz=Europe/Berlin --at=2027-03-24T18:30 --every=7d --times=2 |
	tr -d '\r' | grep DTSTART)" "DTSTART:20270324T173000Z
DTSTART:20270331T163000Z" "at the same hour on the wall through the spring"
run $ics --tz=Europe/Berlin --at=2027-03-28T02:30
exits 2 "an hour that the spring leaves out is refused"
long=$(printf 'Tee %064d %064d' 0 0)
is "$($ics --title="a; b, c\\ü $long" | awk '{ sub(/\r$/, "") }
	length > 75' | wc -l | tr -d ' ')" 0 "long lines are folded"
has "$($ics --title='a; b, c\')" 'SUMMARY:a\; b\, c\\' "titles are escaped"
run $ics --title="$(printf 'a\nDTEND:1')"
exits 2 "a title of two lines is refused"
run attune prompt --agenda -f ics
exits 2 "a calendar needs a time"
for arg in --at=25.11.2026 --at=2026-02-30T18:00 --at=2026-11-25 \
	--every=weekly --every=0d --times=0; do
	run $ics "$arg"
	exits 2 "$arg is refused"
done
run attune prompt --agenda --at=2026-11-25T18:30
exits 2 "a time without a calendar is refused"
is "$(attune prompt --agenda=40 -f remind --at=2026-11-25T18:30 --every=2w \
	--title='100% [x]')" "REM Nov 25 2026 *14 UNTIL Jan 6 2027 AT 18:30 \
DURATION 0:40 MSG 100%% [\"[\"]x]" "and for remind"
if command -v calcurse >/dev/null; then
	mkdir cal
	$ics --every=1w --times=3 -o talk.ics
	calcurse -D cal -i talk.ics >imported 2>&1
	ok $? "calcurse imports it"
	is "$(calcurse -D cal -d 12/02/2026 2>/dev/null | grep -c Appoint)" 1 \
		"and has it again a week later"
	is "$(calcurse -D cal -d 12/16/2026 2>/dev/null | grep -c Appoint)" 0 \
		"and not after the last time"
	$ics --title='Tee, "ä"; [x]' -o tea.ics
	calcurse -D cal -i tea.ics >imported 2>&1
	has "$(cat cal/apts)" 'Tee, "ä"; [x]' "and the title as it is"
else
	skip 4 "calcurse is not installed"
fi

# The menu.
run attune prompt --menu
exits 0 "there is a menu"
has "$out" "none  Nothing new this week" "with nothing new on it"
has "$out" "$footer" "and the closing words"
lacks "$out" "  s7 " "a third step is not on it"
menu() {
	attune prompt --menu -f csv "$@" 2>/dev/null | sed 1d | cut -d, -f1 |
		tr '\n' ' '
}
is "$(menu -t rest -t low -x private | tr ' ' '\n' | sed -n 1p)" none \
	"nothing new is on every list"
ids=$(menu)
is "$(for id in $(menu -x trauma,pain,kids,alcohol); do
	attune prompt --menu "$id" -f csv | sed 1d |
		grep -oE ',[a-z;-]*(pain|trauma|kids)[a-z;]*,(yes|no),'
done)" "" "-x leaves out what may touch something"
is "$(menu -t talk -t high)" "none " "wishes of several sorts narrow"
run attune prompt --menu -t talk -t high
has "$out" "that is all right" "and an empty menu says so kindly"
run attune prompt --menu -x truama
exits 2 "a slip in -x is refused"
run attune prompt --menu a3 --width=500
for part in "Before a yes" "What stops it" "Looking back" "The way back" \
	"How it stops:" "Ask again each time" "$footer"; do
	has "$out" "$part" "the sheet of an entry says: $part"
done
run attune prompt --menu nosuch
exits 2 "an entry that is not there is refused"
run attune prompt --menu a3 yes
exits 2 "a word without -a is refused"

# Lines that are off, by every entry's own id and title.
is "$(for id in $ids; do
	[ "$id" = none ] && continue
	printf 'time,who,kind,title,class\n2026-11-01T20:00:00Z,ben,%s,%s,off\n' \
		boundary "$id" >off.csv
	menu -L off.csv | grep -w -- "$id"
done)" "" "a shared line keeps the entry away that it names"
line() {
	printf 'time,who,kind,visibility,title,class\n' >off.csv
	while [ $# -gt 0 ]; do
		echo "2026-11-0$1T20:00:00Z,$2,boundary,$3,$4,$5" >>off.csv
		shift 5
	done
}
line 1 ben shared "no kissing please" off
is "$(attune prompt --menu -f csv -L off.csv | grep -ic kiss)" 0 \
	"and what it may touch, endings aside"
line 1 ben shared cuddles off 2 ben shared cuddles table
has "$(menu -L off.csv)" "a3 " "its owner may loosen it"
line 1 ben shared cuddles off 2 anna shared cuddles table
lacks "$(menu -L off.csv)" "a3 " "and nobody else may"
line 1 ben private cuddles off 2 anna private touch off
is "$(menu -L off.csv)" "$ids" "a private line has no say"
line 1 ben shared cuddles negotiable 2 ben shared rest private
is "$(menu -L off.csv)" "$ids" "nor has one that is not off"

# By everyone's own yes.
is "$(words us a3 <<'.'
anna offered
anna yes
ben yes
ben running
.
)" "" "offered, a yes from each, and it runs"
is "$(cat us/*.csv | grep -c ',experiment,shared,')" 4 "by shared rows"
cat us/anna.csv us/ben.csv >both.csv
has "$(cells review_by us/ben.csv)" "2026-11-28" "until its last day"
has "$(attune prompt --menu -L us)" "It runs until 2026-11-28" \
	"which the menu says"
is "$(words one a3 <<'.'
anna yes
anna offered
anna running
anna yes
anna yes
anna running
ben running
ben yes
anna running
.
)" "anna yes: 1
anna running: 1
anna yes: 1
anna running: 1
ben running: 1" "one person's yes is never two, and nothing begins before"
is "$(words us t1 <<'.'
ben offered
ben yes
anna yes
anna running
.
)" "anna running: 1" "one at a time"
run attune prompt --menu a3 offered -a -L us
has "$err" "under way already" "and says why"
run attune prompt --menu a3 maybe -a -L us
exits 2 "another word is refused"
run attune prompt --menu a3 yes -a -L us -w anna,ben
exits 2 "two people say nothing together"
# A log that was written by hand does not start anything either.
cat >forged.csv <<'.'
time,who,kind,title,state
2026-11-20T20:00:00Z,anna,experiment,a3,running
2026-11-20T20:00:01Z,anna,experiment,a3,offered
2026-11-20T20:00:02Z,anna,experiment,a3,yes
2026-11-20T20:00:03Z,anna,experiment,a3,yes
2026-11-20T20:00:04Z,anna,experiment,a3,running
.
has "$(attune prompt --menu -L forged.csv)" "It has been offered" \
	"a row that says it runs does not make it run"

# A stop.
run attune prompt --stop -w anna -L us
exits 0 "one word stops what runs"
has "$out" "Thank you for saying it." "with thanks"
has "$out" "$footer" "and the closing words"
has "$(tail -n 1 us/anna.csv)" ",experiment,shared,,,a3,,stopped," \
	"by one shared row"
lacks "$(menu -L us)" "a3 " "it is not on the menu then"
run attune prompt --menu a3 offered -a -L us -w ben
exits 1 "and not asked about"
has "$err" "before 2026-12-20" "for 28 days"
lacks "$err$out" "Anna" "and nobody hears whose stop it was"
run attune prompt --menu a3 offered -a -L us -w ben \
	--now=2026-12-19T20:00:00Z
exits 1 "not on the last of them"
run attune prompt --menu a3 offered -a -L us -w ben \
	--now=2026-12-20T20:00:00Z
exits 0 "and after them it may"
attune prompt --stop -w ben -L us >/dev/null
has "$(tail -n 1 us/ben.csv)" ",t1,,stopped," \
	"where nothing runs a stop ends all that is under way"
run attune prompt --stop -w ben -L new
exits 0 "a stop never fails for want of something to stop"
run attune prompt --stop h1 -w ben -L new
exits 0 "and can be said before it is asked"
lacks "$(menu -L new)" "h1 " "so that it is not"
run attune prompt --stop nosuch -w ben -L new
exits 2 "a slip is named, so that nobody thinks it was stopped"
mkdir broken broken/en
cp "$real/en/safety.csv" broken/en
ATTUNE_DATA=$tmp/broken
run attune prompt --stop a6 -w ben -L new
exits 0 "a stop works where the menu cannot be read"
ATTUNE_DATA=$real
is "$(words kept a3 <<'.'
anna offered
anna yes
ben yes
anna running
anna kept
ben adjusted
.
)" "" "at the end each says how it was"
has "$(menu -L kept)" "a3 " "and it may come again"
has "$(menu -L kept)" "s1 " "and so may a second step now"
lacks "$ids" "s1 " "which was not on the menu before"
is "$(words undo a3 <<'.'
anna offered
anna yes
ben yes
anna running
anna kept
ben undone
.
)" "" "one person is enough to undo it"
lacks "$(menu -L undo)" "a3 " "and then it rests"
lacks "$(menu -L undo)" "s1 " "and leads nowhere"
now=$ATTUNE_NOW
ATTUNE_NOW=2026-11-23T21:00:00+01:00
is "$(words kept s3 <<'.'
anna offered
anna yes
ben yes
ben running
ben kept
anna kept
.
)" "" "a second step is kept"
lacks "$(menu -L kept)" "s7 " "the third needs both to go deeper"
lacks "$(menu -L kept --depth=4)" "s7 " "whatever one of them types"
printf 'people = anna ben\ndepth.anna = 4\ndepth.ben = 3\n' >deep.conf
sed 's/,s3,/,s5,/g' kept/anna.csv >deep1.csv
sed 's/,s3,/,s5,/g' kept/ben.csv >deep2.csv
mkdir deep
cp deep1.csv deep/anna.csv
cp deep2.csv deep/ben.csv
has "$(menu -L deep --config=deep.conf)" "s7 " "as both of them set it"
lacks "$(menu -L deep --config=deep.conf --depth=2)" "s7 " \
	"and one may keep it lower"
ATTUNE_NOW=$now
# Offers and agreements wait for 14 days.
words wait t2 <<'.' >/dev/null
anna offered
anna yes
.
has "$(attune prompt --menu -L wait --now=2026-12-05T20:00:00Z)" \
	"It has been offered" "an offer waits for 14 days"
run attune prompt --menu t2 yes -a -w ben -L wait \
	--now=2026-12-06T20:00:00Z
exits 1 "and lapses after them"
lacks "$(attune prompt --menu t2 -L wait --now=2026-12-06T20:00:00Z)" "Anna" \
	"with no word on who said what"

# Words.
cat >words.csv <<'.'
time,who,kind,visibility,title,state,note
2026-11-01T20:00:00Z,anna,glossary,shared,closeness,,a hand to hold
2026-11-02T20:00:00Z,ben,glossary,shared,closeness,,to talk late
2026-11-02T20:00:00Z,ben,glossary,shared,hoppla,,our word for a pause
2026-11-02T20:00:01Z,anna,glossary,shared,desire,,hunger
2026-11-02T20:00:02Z,anna,glossary,shared,desire,,an appetite
2026-11-03T20:00:00Z,ben,glossary,private,desire,,SECRET
2026-11-03T20:00:00Z,anna,glossary,shared,pause,,Ten quiet minutes
2026-11-03T20:00:01Z,ben,glossary,shared,pause,,ten quiet minutes
.
run attune prompt --glossary -L words.csv
exits 0 "words have their meanings"
is "$(printf '%s\n' "$out" | grep -nE '^(closeness|hoppla|pause|arousal)' |
	sed 's/.*://' | tr '\n' ' ')" "closeness hoppla pause arousal " \
	"what is meant differently comes first, then what one has said"
has "$out" "To Anna: a hand to hold" "each one's meaning"
has "$out" "To Ben: to talk late" "side by side"
has "$out" "they may stay different" "and may stay so"
has "$out" "To all of you: " "and what all agree on"
has "$out" "To Anna: an appetite" "a new meaning takes the place of the old"
lacks "$out" "hunger" "which is gone"
lacks "$out" "SECRET" "what is private stays so"
is "$(attune prompt --glossary -L words.csv -f csv Closeness |
	sed 's/"[^"]*"//g' | cut -d, -f2-4)" "term,status,who
closeness,shipped,
closeness,differs,anna
closeness,differs,ben" "one word, in any case of letters, as CSV"
has "$(attune prompt --glossary hoppla -L words.csv)" "our word" \
	"a word of the couple's own"
run attune prompt --glossary nosuch
exits 1 "a word that is not there is the other answer"
has "$err" "what it means to you can be" "and an invitation"

# Before a talk, and mending.
run attune prompt --readiness --width=500
exits 0 "the questions before a talk"
for part in "What happened is not your fault" "are pressure" \
	"Wanting is not wrong" "emergency help" "under age" "$footer"; do
	has "$out" "$part" "come with the words: $part"
done
run attune prompt --readiness -a
exits 2 "and are never noted"
run attune prompt --readiness -w anna,ben
exits 2 "and read alone"
run attune prompt --repair --width=500
exits 0 "mending has its steps"
is "$(printf '%s\n' "$out" | grep -cE '^[1-7]\. ')" 7 "seven of them"
has "$out" "Nobody has to forgive" "without a demand"
is "$(attune prompt --repair -f csv | head -n 1)" \
	"id,step,title,text,may_stop" "as CSV"

# Plans.
cat >plan.csv <<'.'
time,who,kind,visibility,title,state,ahead,ahead_on
2026-11-15T20:00:00+01:00,anna,weekly,shared,,,family here,2026-12-24
2026-11-15T20:01:00+01:00,ben,weekly,shared,,,family here,2026-12-24
2026-11-16T20:00:00+01:00,ben,weekly,shared,,,exam,2026-11-30
2026-11-16T20:00:00+01:00,ben,weekly,shared,,,gone by,2026-11-21
2026-11-16T20:00:00+01:00,ben,weekly,private,,,SECRET,2026-11-28
2026-11-10T20:00:00+01:00,ben,transition,shared,new job,start,,
2026-11-01T20:00:00+01:00,anna,transition,shared,moving,start,,
2026-11-12T20:00:00+01:00,anna,transition,shared,moving,end,,
.
run attune prompt --plan -L plan.csv
exits 0 "there is a page of plans"
has "$out" "2026-11-30: exam (from the notes of 2026-11-16)" \
	"for days that were entered, with where they come from"
has "$out" "then we ____" "with room to write"
lacks "$out" "SECRET" "what is private stays so"
is "$(attune prompt --plan -L plan.csv -f csv)" "on,what,sort,from
2026-11-30,exam,ahead,2026-11-16
2026-12-24,family here,ahead,2026-11-15
2026-11-10,new job,change,2026-11-10" "in their order, each once, none gone by"
run attune prompt --plan
has "$out" "Here is room for one" "without such days it says so"
ok "$(test "$(attune prompt --plan -L plan.csv | wc -l)" -le 60; echo $?)" \
	"it is one page"

# Help.
mkdir -p "$HOME/.local/share/attune/content"
cat >"$HOME/.local/share/attune/content/resources.csv" <<'.'
locale,country,category,name,for_whom,contact,verified_on,expires_on
de_AT,AT,suicide,Line one,everyone,PHONE-GOOD,2026-01-01,2027-01-01
de_AT,AT,suicide,Line two,everyone,PHONE-OLD,2025-01-01,2026-11-22
de_AT,AT,dv_all,Line three,everyone,PHONE-OLDER,2020-01-01,2021-01-01
de_AT,AT,trauma,Line four,everyone,PHONE-NEVER,,
fr_FR,FR,suicide,Line five,everyone,PHONE-THERE,2026-01-01,2027-01-01
.
run attune prompt --help-lines --lang=de_AT
exits 0 "there is help"
has "$out" "PHONE-GOOD" "a number that was checked and holds is shown"
for word in PHONE-OLD PHONE-NEVER PHONE-THERE; do
	lacks "$out" "$word" "$word is not"
done
has "$out" "lila.help" "instead there is what holds anywhere"
lacks "$(attune prompt --help-lines suicide --lang=de_AT)" \
	"Befrienders" "but not where there is a number"
run attune prompt --help-lines suicide --lang=de_AT --now=2027-01-01T12:00:00Z
lacks "$out" "PHONE-" "the day it runs out a number is gone"
has "$out" "Befrienders" "and the general words are back"
run attune prompt --help-lines suicide --lang=fr_CA
has "$out" "for fr_CA" "a place without numbers is named"
run attune prompt --help-lines nosuch
exits 2 "a sort of help that is none is refused"
rm -r "$HOME/.local/share/attune/content"

# Private rows have no say in what two can see.
mkdir mixed joint
cp both.csv mixed/a.csv
cp both.csv joint/a.csv
echo 'time,who,kind,visibility,title,class,state,note,ahead,ahead_on' \
	>joint/b.csv
{
	cat joint/b.csv
	t=2026-11-21T20:00:00+01:00
	echo "$t,ben,experiment,private,a3,,stopped,,,"
	echo "$t,ben,experiment,private,t2,,offered,,,"
	echo "$t,ben,boundary,private,touch,off,,,,"
	echo "$t,ben,glossary,private,desire,,,x,,"
	echo "$t,ben,transition,private,move,,start,,,"
	echo "$t,ben,weekly,private,,,,,exam,2026-12-01"
	echo "$t,ben,prompt,private,menu,menu,,,,"
	echo "nonsense,ben,experiment,private,a3,,stopped,,,"
} >mixed/b.csv
for wish in --menu "--menu a3" "--menu t2" --glossary --plan --agenda \
	"--menu --both"; do
	for log in mixed joint; do
		rm -rf log
		cp -r $log log
		# shellcheck disable=SC2086
		run attune prompt $wish -L log
		printf '%s\n%s\n%s\n' "$status" "$out" "$err" >$log.seen
	done
	same mixed.seen joint.seen "prompt $wish is blind for private rows"
done

# Exchanging the two people exchanges their names and nothing else.
swap() {
	sed 's/anna/@/g;s/Anna/%/g;s/ben/anna/g;s/Ben/Anna/g;s/@/ben/g;s/%/Ben/g'
}
swap <"$HOME/.config/attune/config" >swap.conf
swap <words.csv >words2.csv
swap <plan.csv >plan2.csv
for wish in "--glossary -L words" "--plan -L plan" "--menu -L words"; do
	# shellcheck disable=SC2086
	attune prompt $wish.csv >a
	# shellcheck disable=SC2086
	attune prompt $wish""2.csv --config=swap.conf | swap >b
	same a b "prompt $wish treats both alike"
done

# What cannot be is refused before anything is read.
for wish in "--plan x" "--repair x" "--readiness x" "--glossary a b" \
	"--glossary -a" "--plan -f ics" "--turns --plan" "--list --menu" \
	"--menu a3 yes b -a" "--stop -f csv" "--menu -a"; do
	# shellcheck disable=SC2086
	run attune prompt $wish
	exits 2 "prompt $wish is refused"
done
done_testing
