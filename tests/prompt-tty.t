#!/bin/sh
# SPDX-License-Identifier: MIT
# attune prompt on a terminal: turns with a quiet countdown, mending that may
# end at any step, and a vote in which nobody can tell a no.
. "$(dirname "$0")/lib.sh"

pty=$top/tests/pty
[ -x "$pty" ] || {
	echo "1..0 # SKIP tests/pty is not built"
	exit 0
}
esc=$(printf '\033')
cr=$(printf '\r')
mkdir -p "$HOME/.config/attune"
printf 'people = anna ben\nname.anna = Anna\nname.ben = Ben\nwho = anna\n' \
	>"$HOME/.config/attune/config"

# dialogue COMMAND...: runs it with the steps on standard input, its output on
# the terminal; leaves the transcript in $seen and the file errors.
dialogue() {
	cat >steps
	"$pty" steps sh -c 'exec "$@" 2>errors' sh "$@" >seen 2>pty.err
	status=$?
	sed 's/^/# /' pty.err
	cp errors "$tmp/.err"
	seen=$(cat seen)
}

# The countdown itself, with short minutes.
countdown=$top/tests/countdown
if [ -x "$countdown" ]; then
	dialogue "$countdown" plain <<'.'
expect Speaking: anna.
expect Say it.
expect 3 minutes
expect 2 minutes
expect 1 minute
expect The time is over. Go on when you like.
send \n
expect Say it back.
expect < goes back
expect 1 minute
expect The time is over.
send <\n
expect Speaking: anna.
send \n\n
expect No time is counted.
send \n
expect done
.
	exits 0 "a step says its minutes, each once, and then waits"
	lacks "$seen" "$esc" "without an escape in plain mode"
	is "$(printf '%s' "$seen" | tr "$cr" '\n' |
		sed -n '/3 minutes/,/time is over/p' | grep -v '^$' |
		head -n 4)" "3 minutes
2 minutes
1 minute
The time is over. Go on when you like." \
		"each in a line of its own, and nothing is drawn again"
	TERM=xterm
	dialogue "$countdown" <<'.'
expect 3 minutes
expect \r\e[K2 minutes
expect \r\e[K1 minute
send .\n
expect left
.
	exits 0 "elsewhere they change in their place"
	lacks "$seen" "${esc}[3" "without a colour"
	TERM=dumb
	dialogue "$countdown" plain <<'.'
expect 3 minutes
signal TERM
.
	exits 143 "a signal ends it as it should"
else
	skip 6 "tests/countdown is not built"
fi

# Turns.
dialogue attune prompt --turns --seed=1 curious <<'.'
expect Speaking: Ben. Listening: Anna.
expect Whoever speaks answers the card
expect Enter goes on, . ends here.
expect 4 minutes
send \n
expect Whoever listens says it back
expect 1 minute
send \n
expect Did I get it?
send \n
expect Only now a reply
send \n
expect Speaking: Anna. Listening: Ben.
expect 4 minutes
send <\n
expect Only now a reply
send .\n
expect A yes counts only when a no is safe.
.
exits 0 "turns go step by step, with the same time for each, and may end"
is "$(cat errors)" "" "and nothing is said on standard error"
lacks "$seen" "$esc" "TERM=dumb: no escape byte"
dialogue attune prompt --turns --agenda=20 <<'.'
expect Readiness, each alone
expect 1 minute
send \n
expect A thank-you each
send q\n
expect A yes counts only when a no is safe.
.
exits 0 "so does a talk by its agenda"
"$pty" /dev/null sh -c 'attune prompt --turns --seed=1 curious >page' >seen
is "$(cat seen)" "" "what goes to a file asks for nothing"
has "$(cat page)" "  1. Whoever speaks" "and has the steps as text"
dialogue attune prompt --turns --seed=1 -f csv curious <<'.'
expect speaker
.
exits 0 "nor does what is not for people"

# Mending.
dialogue attune prompt --repair <<'.'
expect Pause
send \n
expect Calm down
expect You may stop here
send .\n
expect A yes counts only when a no is safe.
.
exits 0 "mending may end at any step"
lacks "$seen" "What landed" "and goes no further then"
dialogue attune prompt --repair <<'.'
expect Pause
signal INT
.
exits 130 "Ctrl-C ends it as it should"

# The vote.
all='1\n1\n1\n1\n1\n1\n1\n1\n1\n1\n1\n1\n1\n1\n1\n1\n1\n1\n1\n1\n1\n1\n1\n1\n1\n'
export ATTUNE_LOG=$tmp/us
cat >both <<'.'
expect Ben, alone: Enter begins.
send \n
expect Nobody else will see what you tick
expect (1 open to it, 2 not now; Enter is not now)
.
dialogue attune prompt --menu --both <<.
$(cat both)
send ${all}.\\n
expect Anna, alone: Enter begins.
send \\n
expect (1 open to it, 2 not now; Enter is not now)
send ${all}.\\n
expect A list for all of you
expect none  Nothing new this week
expect can come in four weeks
.
exits 0 "each ticks alone, and a list is shown"
is "$(printf '%s' "$seen" | tr -d "$cr" | grep -cE '(^|\) )1$')" 0 \
	"where nothing can be wiped, what is typed is not shown"
shown=$(printf '%s\n' "$seen" | tr -d "$cr" |
	sed -n '/A list for all/,/What stands here/p' |
	awk '/^  [a-z]/ { print $1 }' | tr '\n' ';' | sed 's/;$//')
is "$(cat us/*.csv | grep -c ',prompt,shared,')" 1 "one shared row is written"
has "$(cat us/*.csv)" ",menu,menu," "of the menu"
has "$(cat us/*.csv)" ",$shown," "with the list that was shown, and no more"
ok "$(test "$(echo "$shown" | tr ';' '\n' | wc -l)" -le 4; echo $?)" \
	"three at most beside the none"
is "$(find us "$HOME" -name '*.csv' | wc -l | tr -d ' ')" 1 \
	"and no other file"
cp -r us before
run attune prompt --menu --both
exits 1 "for four weeks there is no other"
has "$err" "less than four weeks ago" "and it says so kindly"
is "$out" "" "and shows nothing"
run attune prompt --menu --both --now=2026-12-19T12:00:00+01:00
exits 1 "not on the 27th day after it"
run attune prompt --menu --both --now=2026-12-20T12:00:00+01:00
exits 2 "from the 28th day on it would ask, had it a terminal"
is "$(diff -r us before)" "" "and writes nothing of all this"

# Who is open to nothing, leaves, or goes.
rm -rf us
dialogue attune prompt --menu --both <<.
$(cat both)
send ${all}.\\n
expect Anna, alone: Enter begins.
send \\n
expect not now
send .\\n
expect Nothing new this week
.
exits 0 "one person's silence is not now"
has "$(cat us/*.csv)" ",none," "so only nothing new is on the list"
rm -rf us
dialogue attune prompt --menu --both <<.
$(cat both)
send 1\\n
send q\\n
.
exits 1 "anyone may leave for all"
ok "$(test ! -e us; echo $?)" "without a trace"
for signal in INT TERM HUP; do
	dialogue attune prompt --menu --both <<.
$(cat both)
send 1\\n
signal $signal
.
	ok "$([ "$status" -gt 128 ]; echo $?)" "a signal ($signal) ends it"
	ok "$(test ! -e us; echo $?)" "without a trace"
done
run attune prompt --menu --both -w anna
exits 2 "a vote needs two"
run attune prompt --menu --both a3
exits 2 "and the whole menu"
run attune prompt --both
exits 2 "--both alone means nothing"
run attune prompt --menu --both -t nosuch
exits 2 "a word that no entry has is refused"
run attune prompt --menu --both -t talk -t high
exits 1 "too few entries are no vote"
has "$err" "tell more than it should" "and it says why"

# A screen that can be wiped is wiped.
TERM=xterm
dialogue attune prompt --menu --both <<'.'
expect \e[3J
expect Ben, alone: Enter begins.
send \n
expect open to it
send 1\n
send <\n
expect Before: open to it.
send .\n
expect \e[3J
expect Anna, alone
send \n
expect open to it
send .\n
expect A list for all of you
.
exits 0 "between two people the screen and what was above it are wiped"
TERM=dumb

# Private lines: every entry that they touch is not now for their owner, and
# nothing else in what anyone sees tells of them.
mkdir -p "$HOME/.local/share/attune/private"
chmod -R go= "$HOME/.local"
private=$HOME/.local/share/attune/private/ben.csv
{
	echo 'time,who,kind,visibility,title,class'
	for word in timing tempo touch asking ritual closeness talk savour \
		space load health play map ahead; do
		echo "2026-11-01T20:00:00Z,ben,boundary,private,$word,off"
	done
	echo 'nonsense,ben,boundary,private,repair,off'
} >"$private"
chmod 600 "$private"
for n in 1 2 3; do
	rm -rf us
	dialogue attune prompt --menu --both <<.
$(cat both)
send ${all}${all}.\\n
expect Anna, alone: Enter begins.
send \\n
expect not now
send ${all}${all}.\\n
expect Nothing new this week
.
	grep -o 'none[a-z0-9;]*' us/*.csv | tail -n 1
done >lists
is "$(grep -vE '(none|none;p2)$' lists)" "" \
	"one's own private lines make one's own answers not now"
is "$(cat errors)" "" "and nothing is said of a bad private row"
exits 0 "nor by the status"
done_testing
