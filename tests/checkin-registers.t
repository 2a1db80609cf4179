#!/bin/sh
# SPDX-License-Identifier: MIT
# attune checkin -i REGISTER: every register, its rules, and who may see it.
. "$(dirname "$0")/lib.sh"
. "$src/tests/dialogue-lib.sh"

# cell FILE COLUMN,... [TAG]: cells of its last row, which is TAG's.
cell() {
	sed -n '1p;$p' "$1" >pair.csv
	attune log pair.csv --raw -H --audience=own -w "${3:-anna}" -c "$2"
}
# last FILE [TAG]: those that a register fills in.
last() {
	cell "$1" who,kind,visibility,title,class,state,review_by,note,moment,repair \
		"${2:-anna}"
}
# The id of the last row of a file.
id_of() {
	tail -n 1 "$1" | cut -d, -f1
}

# A line of one's own.
dialogue attune checkin -a -w anna -i boundary <<'.'
expect An entry of your own. Who it is for comes first
expect Who is this line for? (1 the notes we share, 2 only me, 3 me, and a therapist if I hand it over; one number or word; Enter: only me)
send \n
expect * What is the line, in a few words?
send Nothing before breakfast\n
expect * What is it for you now? (1 on the table: I am open to it, 2 negotiable
send \n
expect The entry cannot be understood without this
send 2\n
expect * When is it all right?
send \n
expect The entry cannot be understood without this
send On days off\n
expect * A day to look at it again?
send 2026-11-21\n
expect A day that is still to come fits here.
send 2026-12-24\n
.
exits 0 "a boundary is asked for"
is "$(last "$private")" "anna,boundary,private,Nothing before breakfast,\
negotiable,,2026-12-24,On days off,," "Enter keeps it for oneself"
ok "$(test ! -e "$shared"; echo $?)" "and nothing is shared"
is "$(cat errors)" "" "nothing is said"
first=$(id_of "$private")
dialogue attune checkin -a -w anna -i boundary <<'.'
expect What would you like? (1 a new one, 2 make it firmer: Nothing before breakfast; one number; Enter: a new one)
send 2\n
expect "Nothing before breakfast"
expect now? (1 private: mine to keep, 2 off: not for me; one number or word)
send table\n
expect A number from 1 to
send 2\n
.
exits 0 "the owner makes it firmer"
lacks "$seen" "1 on the table" "a looser word is not on the list"
is "$(last "$private")" \
	"anna,boundary,private,Nothing before breakfast,off,,,,," \
	"off needs no condition and no day"
is "$(cell "$private" ref)" "$first" "the row stands for the one before"
dialogue attune checkin -a -w anna -i boundary <<'.'
expect Who is this line for?
send 1\n
expect What is the line
send Photographs\n
expect What is it for you now?
send off\n
.
exits 0 "what is off is not offered again, since it cannot be firmer"
is "$(last "$shared")" "anna,boundary,shared,Photographs,off,,,,," \
	"a line may be shared"
mkdir -p "$HOME/.config/attune"
agree ben
dialogue attune checkin -a -w ben -i boundary <<'.'
expect Who is this line for?
send q\n
.
exits 1 "another's line is not theirs to change"
dialogue attune checkin -a -w anna -i boundary <<'.'
expect Who is this line for?
send 3\n
expect * What is the line
send Going back changes it\n
expect What is it for you now?
send 2\n
expect When is it all right?
send Never mind\n
expect A day to look
send <\n
expect When is it all right?
send <\n
expect Before: negotiable
send 4\n
.
exits 0 "an answer may change which questions there are"
is "$(last "$private")" \
	"anna,boundary,clinician,Going back changes it,off,,,,," \
	"and what has no place any more is left"
dialogue attune checkin -a -w anna -i boundary <<'.'
expect Who is this line for?
send \n
expect What is the line
send \n
.
exits 0 "without a name there is no entry"
is "$(cat errors)" \
	"attune checkin: nothing was written down, and that is fine" "kindly"
dialogue attune checkin -a -w anna -i boundary <<'.'
expect Who is this line for?
send \n
expect What is the line
send Half an entry\n
expect What is it for you now?
send .\n
.
exits 2 "half an entry cannot be kept"
has "$(cat errors)" "not saved: title = Half an entry" "and is given back"

# Nothing of this is on the command line.
fresh
run attune checkin -y -w anna -i boundary class=off title=Mine
exits 2 "a title is not taken from the command line"
echo 'Mine alone' >words
in=words run attune checkin -y -a -w anna -i boundary class=off title=@-
exits 0 "-y makes an entry too"
is "$(last "$private")" "anna,boundary,private,Mine alone,off,,,,," \
	"with the usual visibility"
in=words run attune checkin -y -w anna -i boundary class=negotiable title=@-
exits 2 "a negotiable line says when"
is "$err" "attune checkin: note: is missing" "and it says so"
in=words run attune checkin -y -w anna -i boundary title=@- class=off \
	review_by=2027-01-01
exits 2 "what has no place in an entry is refused"
run attune checkin -y -w anna -i boundary class=off
exits 2 "a title is needed"
run attune checkin -y -w anna -i boundary,daily class=off
exits 2 "a register is asked on its own"
unset in

# Agreements: a row each.
fresh
agree ben
dialogue attune checkin -a -w anna -i agreement <<'.'
expect Who is this agreement for? (1 the notes we share,
expect Enter: the notes we share)
send \n
expect What would you like to agree on
send No phones at dinner\n
expect When does it hold?
send On work days\n
expect When will you look at it again? (a date such as 2026-11-22; Enter: 2026-12-20)
send \n
.
exits 0 "an agreement is offered"
is "$(last "$shared")" "anna,agreement,shared,No phones at dinner,,yes,\
2026-12-20,On work days,," "for 28 days, and shared"
first=$(id_of "$shared")
theirs=$HOME/.local/share/attune/shared/ben.csv
dialogue attune checkin -a -w ben -i agreement <<'.'
expect 2 say yes to: No phones at dinner (from anna);
send 2\n
expect look at it again?
send 2026-12-10\n
.
exits 0 "another says yes"
is "$(last "$theirs" ben)" "ben,agreement,shared,No phones at dinner,,yes,\
2026-12-10,,," "in a row of their own"
is "$(cell "$theirs" about ben)" "$first" "about the first one"
dialogue attune checkin -a -w ben -i agreement <<'.'
expect What would you like? (1 a new one, 2 it has ended: No phones at dinner;
send 2\n
.
exits 0 "and may end it without a reason"
is "$(last "$theirs" ben)" \
	"ben,agreement,shared,No phones at dinner,,ended,,,," "at once"
is "$(cell "$theirs" about ben)" "$first" "it is still about the first"
is "$(attune log -k agreement -w ben -H -c state)" "ended" \
	"the row stands for the yes"

# Values, words, moments, repairs, changes in life.
fresh
dialogue attune checkin -a -w anna -i value <<'.'
expect Enter: only me)
send \n
expect * What matters to you
send Honesty\n
expect a value or a preference?
send 1\n
expect A day to look
send \n
.
exits 0 "a value is kept"
is "$(last "$private")" "anna,value,private,Honesty,value,,,,," \
	"for oneself, without a day"
dialogue attune checkin -a -w anna -i glossary <<'.'
expect Who is this meaning for?
send \n
expect Which word?
send In the mood\n
expect In the list: open to something sexual just now
expect What does it mean to you?
send A quiet head\n
.
exits 0 "a meaning is kept"
is "$(last "$shared")" \
	"anna,glossary,shared,in-the-mood,,,,A quiet head,," \
	"under the id of a word of the list"
first=$(id_of "$shared")
dialogue attune checkin -a -w anna -i glossary <<'.'
expect Who is this meaning for?
send \n
expect Which word?
send in-the-mood\n
expect What does it mean to you?
send A quiet evening\n
.
is "$(cell "$shared" ref)" "$first" "a new meaning stands for the one before"
is "$(attune log -k glossary -H -c note)" "A quiet evening" "alone"
dialogue attune checkin -a -w anna -i moment <<'.'
expect Who is this moment for?
send 2\n
expect * One good moment
send Tea\n
.
is "$(last "$private")" "anna,moment,private,,,,,,Tea," "a moment"
dialogue attune checkin -a -w anna -i repair <<'.'
expect Who is this for?
send \n
expect What was it about
send \n
expect How far has mending come? (1 one of us reached out,
send 2\n
expect One small thing
send A pause first\n
.
is "$(last "$shared")" "anna,repair,shared,,,,,A pause first,,landed" \
	"a repair, with or without a name"
dialogue attune checkin -a -w anna -i transition --for=2026-11-01 <<'.'
expect Who is this for?
send \n
expect What is changing
send New job\n
expect beginning or over? (1 it is beginning, 2 it is over; one number or word; Enter: it is beginning)
send \n
.
is "$(last "$shared")" "anna,transition,shared,New job,,start,,,," \
	"a change in life begins"
first=$(id_of "$shared")
dialogue attune checkin -a -w anna -i transition <<'.'
expect 2 it has ended: New job;
send 2\n
.
is "$(last "$shared")" "anna,transition,shared,New job,,end,,,," "and ends"
is "$(cell "$shared" about)" "$first" "about its beginning"
is "$(attune log -k transition -H -c state | tr '\n' ' ')" "start end " \
	"which stays in the log"

# Triggers: three a quarter.
fresh
dialogue attune checkin -a -w anna -i trigger <<'.'
expect Enter: only me)
send 1\n
expect makes a difference for you
send Late work\n
expect Which of your notes would show it
send pain\n
expect That one is asked in private
send Late shift; travel\n
expect One question's name or one tag fits here.
send Late shift\n
expect Until which day
send \n
.
exits 0 "a guess is declared"
is "$(last "$shared")" \
	"anna,trigger,shared,Late work,tag:late-shift,declared,,,," "as a tag"
echo 'Hurting' >words
in=words run attune checkin -y -a -w anna -i trigger class=pain title=@-
exits 0 "a private question fits a private entry"
is "$(last "$private")" "anna,trigger,private,Hurting,pain,declared,,,," \
	"by its name"
in=words run attune checkin -y -a -w anna -i trigger class=stress title=@-
exits 0 "three are taken"
in=words run attune checkin -y -a -w anna -i trigger class=fatigue title=@-
exits 2 "a fourth is not"
is "$err" "attune checkin: title: three of them stand for this quarter, which \
is plenty" "kindly"
dialogue attune checkin -a -w anna -i trigger <<'.'
expect Three are noted for this quarter, which is plenty
expect What would you like? (1 it has ended: Hurting, 2 it has ended: Hurting, 3 it has ended: Late work; one number, or Enter for none)
send 3\n
.
exits 0 "one may be ended"
is "$(last "$shared")" \
	"anna,trigger,shared,Late work,tag:late-shift,ended,,,," \
	"where it stands"
in=words run attune checkin -y -a -w anna -i trigger class=fatigue title=@-
exits 2 "which makes no room: it was looked at"
for left in 2 1; do
	dialogue attune checkin -a -w anna -i trigger <<.
expect What would you like?
send $left\n
.
done
dialogue attune checkin -a -w anna -i trigger <<'.'
# nothing is left to ask
.
exits 1 "with three that have ended nothing is asked"
has "$(cat errors)" "The next quarter has room again." "and it says why"
in=words run attune checkin -y -a -w ben -i trigger class=fatigue title=@-
exits 0 "another person has three of their own"
in=words run attune checkin -y -a -w anna -i trigger class=fatigue title=@- \
	--now=2027-01-01T12:00:00+01:00
exits 0 "and so has the next quarter"
unset in

# Private entries change nothing that the partner can see.
fresh
agree ben
cp -rp "$HOME" alone
for world in alone "$HOME"; do
	HOME=$world
	export HOME
	if [ "$world" != alone ]; then
		for set in boundary agreement value glossary trigger transition \
			repair moment; do
			printf '%s\n' 'title = canary' 'class = off' \
				'note = canary' 'moment = canary' \
				'visibility = private' 'state = start' \
				'repair = tried' >all
			case $set in
			boundary) sed -i 's/off/negotiable/' all ;;
			value) sed -i 's/off/value/' all ;;
			esac
			cut -d, -f1 "$src/share/en/items/$set.csv" >ids
			while read -r line; do
				grep -q "^${line%% *}$" ids && echo "$line"
			done <all >fits
			attune checkin -y -a -w anna -i $set --answers=fits ||
				echo "# $set"
		done
	fi
	for set in boundary agreement trigger glossary; do
		dialogue attune checkin -w ben -i $set <<'.'
expect Enter: 
expect )
send q\n
.
		cat seen rows errors
		echo $status
	done >"$tmp/seen.$(basename "$world")"
done
is "$(grep -c canary "$private")" 8 "eight private entries"
same "$tmp/seen.alone" "$tmp/seen.home" \
	"private entries change no byte of what a partner is asked"
lacks "$(find "$HOME/.local" -type f ! -path '*private*' -exec cat {} +)" \
	canary "and stand in no shared file"

# In narrow terminals, and for ears.
fresh
for set in boundary agreement value glossary trigger transition repair moment
do
	TERM=xterm dialogue attune checkin -w anna -i $set <<'.'
size 24 40
expect for?
expect Enter: 
send ?\n
expect sked before
send \n
expect ?
send ?\n
expect Enter takes
send q\n
.
	exits 1 "$set in 40 columns"
	sed "s/$cr//g;s/$esc\\[2J/\\n/g;s/$esc\\[[?0-9]*[A-Za-z]//g" seen |
		awk 'length($0) > 40 { bad++; print "# " $0 } END { exit bad > 0 }'
	ok $? "no line is longer"
	TERM=xterm dialogue attune checkin -w anna -i $set --ascii <<'.'
expect for?
expect Enter: 
send \n
expect ?
send q\n
.
	lacks "$seen" "$esc" "--ascii: no escape byte"
	is "$(sed "s/$cr\$//" seen | grep -c "$cr")" 0 "no lone return"
done

# What others write reaches the screen masked.
fresh
mkdir -p -m 700 "$HOME/.local/share/attune/shared"
printf '%s\n' time,who,kind,visibility,title,state \
	"2026-11-01T12:00:00+01:00,ben,agreement,shared,$esc]0;x evil,yes" \
	>"$HOME/.local/share/attune/shared/ben.csv"
dialogue attune checkin -w anna -i agreement <<'.'
expect say yes to: \\u{1b}]0;x evil (from ben)
send q\n
.
exits 1 "control characters of another's row are shown, not sent"

# A user's own set of another name may not write such columns.
mkdir -p "$HOME/.local/share/attune/content/items"
printf '%s\n' id,order,type,question,visibility title,1,text,What,shared \
	>"$HOME/.local/share/attune/content/items/mine.csv"
run attune checkin -y -w anna -i mine title=@-
exits 2 "the columns of registers are for registers"
has "$err" "items/mine.csv:2:id: that is a column of the log" "by file and line"
printf '%s\n' id,order,type,question,visibility \
	'title,20,text,Your line?,kept' \
	>"$HOME/.local/share/attune/content/items/boundary.csv"
dialogue attune checkin -w anna -i boundary <<'.'
expect Who is this line for?
send \n
expect * Your line?
send q\n
.
exits 1 "but the words of a register may be one's own"

done_testing
