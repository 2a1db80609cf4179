#!/bin/sh
# SPDX-License-Identifier: MIT
# prompt draws cards fairly and safely: no card twice, none too deep, none for
# one person in front of two; what it notes in the log it can leave out again.
. "$(dirname "$0")/lib.sh"

# A small world of decks, so that no pinned draw hangs on the shipped cards.
real=$ATTUNE_DATA
ATTUNE_DATA=$tmp/data
mkdir -p data/en/decks
cp "$real/en/safety.csv" data/en/
cat >data/en/decks.csv <<'END'
deck,title,purpose,mode,note,rev
readiness,Before,Read alone first.,S,Read it alone.,1
alpha,First,For any evening.,P,A note on alpha.,1
beta,Lines,"Alone, then together.",S;P,,1
gamma,Hear,Drills.,L,,1
END
head='id,level,mode,text,followup,reflect,tags,flags,seed,source,rev'
{
	echo "$head"
	for n in 1 2 3 4; do
		card="alpha-$n,1,P,Easy $n?,And then?,You $n ...,easy;t$n"
		echo "$card,,S3,attune,1"
	done
	echo 'alpha-5,2,P,Feeling?,,You felt ...,deep,pain,S6,attune,1'
	echo 'alpha-6,3,P,Tender?,,You long ...,deep,,S6,attune,1'
	echo 'alpha-7,4,P,Intimate?,,You ...,deep,trauma,S15,attune,1'
} >data/en/decks/alpha.csv
{
	echo "$head"
	echo 'beta-1,2,S,Alone one?,,Mine ...,easy,,S51,attune,1'
	echo 'beta-2,2,S,Alone two?,,Mine ...,easy,,S51,attune,1'
	echo 'beta-3,2,P,Together?,,Yours ...,easy,,S51,attune,1'
} >data/en/decks/beta.csv
{
	echo "$head"
	echo 'gamma-1,1,L,Say it back.,,I heard ...,easy,,S11,attune,1'
} >data/en/decks/gamma.csv
{
	echo "$head"
	echo 'readiness-1,1,S,Rested?,,I am ...,rest,,S23,attune,1'
	echo 'readiness-2,1,S,Afraid?,,I feel ...,safety,trauma,S44,attune,1'
	echo 'readiness-3,1,S,Free?,,I choose ...,safety,,S9,attune,1'
} >data/en/decks/readiness.csv

# ids ARG...: the ids of a draw, in order, on one line.
ids() {
	attune prompt -f csv "$@" 2>"$tmp/.err" | sed 1d | cut -d, -f1 |
		tr '\n' ' '
}
# sorted ARG...: the same in the order of the alphabet.
sorted() {
	ids "$@" | tr ' ' '\n' | LC_ALL=C sort | tr '\n' ' ' | sed 's/^ //'
}

# What is drawn.
is "$(ids --seed=7 -n9)" \
	"beta-3 gamma-1 alpha-5 alpha-4 alpha-2 alpha-1 alpha-3 " \
	"a seed draws the same cards on every machine"
is "$(ids --seed=8 -n3)" "gamma-1 beta-3 alpha-5 " \
	"another seed draws others"
mixed=
for seed in 1 2 3 4 5 6 7 8 9; do
	mixed="$mixed $(ids --seed=$seed -n3 | tr ' ' '\n' | cut -d- -f1 |
		LC_ALL=C sort | tr '\n' ' ')"
done
is "$(echo "$mixed" | grep -o '[a-z][a-z]*' | LC_ALL=C sort | uniq -c |
	awk '{ printf "%s %s ", $2, $1 }')" "alpha 9 beta 9 gamma 9 " \
	"no deck comes twice before every deck has come once"
is "$(for seed in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
	ids --seed=$seed; done | tr ' ' '\n' | cut -d- -f1 | LC_ALL=C sort -u |
	tr '\n' ' ' | sed 's/^ //')" "alpha beta gamma " \
	"one card may come from any deck"
run attune prompt --seed=7 alpha
exits 0 "a card is drawn"
is "$(attune prompt --seed=7 -f csv alpha | wc -l | tr -d ' ')" 2 \
	"one card is drawn unless -n says more"
repeats=
for seed in 1 2 3 4 5 6 7 8 9 10 11 12; do
	repeats=$repeats$(ids --seed=$seed -n5 alpha | tr ' ' '\n' |
		LC_ALL=C sort | uniq -d)
done
is "$repeats" "" "no card comes twice in a draw"
is "$(for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16; do
	ids alpha; done | tr ' ' '\n' | LC_ALL=C sort -u | wc -l |
	awk '{ print ($1 > 2) }')" 1 "without a seed draws differ"

# How deep.
is "$(sorted -n99)" \
	"alpha-1 alpha-2 alpha-3 alpha-4 alpha-5 beta-3 gamma-1 " \
	"without decks the pool is all decks for two, up to depth 2"
is "$(sorted -n99 --depth=1)" "alpha-1 alpha-2 alpha-3 alpha-4 gamma-1 " \
	"a lower depth is a lower ceiling"
is "$(sorted -n99 --depth=4 alpha)" \
	"alpha-1 alpha-2 alpha-3 alpha-4 alpha-5 alpha-6 alpha-7 " \
	"depth 4 has to be asked for"
printf 'people = anna ben\ndepth.anna = 4\n' >one.conf
printf 'people = anna ben\ndepth.anna = 4\ndepth.ben = 3\n' >both.conf
printf 'people = anna ben\ndepth.anna = 4\ndepth.ben = 1\n' >less.conf
is "$(sorted -n99 --config=one.conf alpha)" \
	"alpha-1 alpha-2 alpha-3 alpha-4 alpha-5 " \
	"one person's wish does not take both deeper"
is "$(sorted -n99 --config=both.conf alpha)" \
	"alpha-1 alpha-2 alpha-3 alpha-4 alpha-5 alpha-6 " \
	"the least depth of both counts"
is "$(sorted -n99 --config=less.conf alpha)" \
	"alpha-1 alpha-2 alpha-3 alpha-4 " "one person can keep it easy"
is "$(sorted -n99 --config=both.conf -w anna,ben,cleo alpha)" \
	"alpha-1 alpha-2 alpha-3 alpha-4 alpha-5 " \
	"of three people one who has set nothing keeps it at 2"
is "$(sorted -n99 --config=one.conf -w anna alpha)" \
	"alpha-1 alpha-2 alpha-3 alpha-4 alpha-5 alpha-6 alpha-7 " \
	"alone one's own depth counts"
is "$(sorted -n99 --config=both.conf --depth=2 alpha)" \
	"alpha-1 alpha-2 alpha-3 alpha-4 alpha-5 " \
	"--depth goes before the config"

# Cards for one person.
for seed in 1 2 3 4 5 6; do
	ids --seed=$seed -n99 --depth=4
	ids --seed=$seed -n99 --depth=4 --turns
	ids --seed=$seed -n99 --depth=4 -w anna,ben beta alpha
	ids --seed=$seed -n99 --config=both.conf beta
done >draws
is "$(grep -oE 'readiness-.|beta-[12]' draws)" "" \
	"a card for one person is never drawn for two"
is "$(sorted -n99 -w anna beta)" "beta-1 beta-2 beta-3 " \
	"alone one draws the cards for one person too"
printf 'people = anna\n' >single.conf
is "$(sorted -n99 --config=single.conf beta)" "beta-1 beta-2 beta-3 " \
	"so does the only person there is"
is "$(ids readiness)" "readiness-1 readiness-2 readiness-3 " \
	"the questions before a talk come whole and in order"
is "$(ids -n2 --seed=5 readiness)" "readiness-1 readiness-2 " \
	"or the first of them"
is "$(ids -x trauma -x safety -x readiness-1 -t easy --unseen -L log.csv -a \
	-w anna --private=mine/anna.csv readiness)" \
	"readiness-1 readiness-2 readiness-3 " \
	"no wish thins them out"
run attune prompt --turns readiness
exits 2 "they are not for turns"
has "$err" "is read alone" "and the message says so"
run attune prompt -w anna,ben readiness
exits 2 "nor for two people"
run attune prompt readiness alpha
exits 2 "nor mixed with another deck"
run attune prompt --turns -w anna
exits 2 "turns need two people"

# Tags and what is to stay out.
is "$(sorted -n99 -t t1 -t t3 alpha)" "alpha-1 alpha-3 " \
	"-t takes cards with one of the tags"
is "$(sorted -n99 -x gamma -x t1,t2 -x alpha-4 -x pain)" \
	"alpha-3 beta-3 " "-x leaves out by deck, tag, id and flag"
is "$(sorted -n99 --depth=4 -x trauma -x kids alpha)" \
	"alpha-1 alpha-2 alpha-3 alpha-4 alpha-5 alpha-6 " \
	"a flag that no card has is no slip"
run attune prompt -x truama
exits 2 "a slip in -x is refused, so that nothing slips in"
run attune prompt -t nosuch
exits 2 "a tag that no card has is refused"

# No card left.
run attune prompt -t deep --depth=1
exits 1 "no card left is the other answer"
is "$out" "" "and prints nothing"
has "$err" "no card is left" "but a kind word"
run attune prompt -t deep --depth=1 -f csv
exits 1 "no card left as CSV"
is "$out" "id,deck,level,mode,text,followup,reflect,tags,seed,source" \
	"is the header alone"
run attune prompt -t deep --depth=1 -f json
is "$out" "[]" "and as JSON an empty array"
run attune prompt -n9 -t t1
exits 0 "fewer cards than asked for are no trouble"
has "$err" "1 card was left" "and it is said"
run attune prompt -q -n9 -t t1
is "$err" "" "but not with -q"

# The log.
run attune prompt -a -L log.csv -w anna,ben --seed=1 -n2 alpha
exits 0 "-a notes what was drawn"
is "$err" "" "and says nothing"
is "$(sed 1d log.csv | wc -l | tr -d ' ')" 2 "a row a card"
head -n 1 log.csv | tr , '\n' | grep -n . >columns
# column NAME FILE: the cells of a column, in order, on one line.
column() {
	at=$(head -n 1 "$2" | tr , '\n' | grep -nx "$1" | cut -d: -f1)
	sed 1d "$2" | cut -d, -f"$at" | tr '\n' ' '
}
is "$(column kind log.csv)" "prompt prompt " "of kind prompt"
is "$(column visibility log.csv)" "shared shared " "shared"
is "$(column class log.csv)" "alpha alpha " "with the deck as class"
is "$(column title log.csv)" "$(ids --seed=1 -n2 alpha)" \
	"and the id of the card as title"
is "$(stat -c %a log.csv)" 600 "in a file that is its owner's alone"
first=$(column title log.csv)
is "$(for c in $first; do ids -n99 --unseen -L log.csv alpha |
	grep -o "$c"; done)" "" "--unseen leaves them out"
is "$(sorted -n99 --unseen -L log.csv alpha | wc -w | tr -d ' ')" 3 \
	"and nothing else"
is "$(sorted -n99 --unseen=7d -L log.csv --now=2026-11-28T12:00:00Z alpha |
	wc -w | tr -d ' ')" 3 "--unseen=SPAN counts the days of the span"
is "$(sorted -n99 --unseen=7d -L log.csv --now=2026-11-29T12:00:00Z alpha |
	wc -w | tr -d ' ')" 5 "and not those before"
run attune prompt --unseen=3x alpha
exits 2 "a span that is none is refused"
cp log.csv before.csv
run attune prompt --seed=1 -L log.csv alpha
same log.csv before.csv "without -a nothing is written"
for i in 1 2 3 4 5 6 7 8; do
	attune prompt -a --unseen -L all.csv -w anna,ben alpha >/dev/null 2>&1
	status=$?
done
exits 1 "a deck that is through has no card left"
is "$(column title all.csv | tr ' ' '\n' | LC_ALL=C sort | uniq -d)" "" \
	"and every card came once"
run attune prompt -a -L mine.csv -w anna --private=own/anna.csv \
	--seed=3 -n3 beta
exits 0 "alone a draw is noted"
is "$(column visibility own/anna.csv)" "private private " \
	"cards for one person in private rows"
is "$(column visibility mine.csv)" "shared " "the others in shared ones"
is "$(sorted -n99 --unseen -L mine.csv --private=own/anna.csv -w anna beta)" \
	"" "one's own draws count alone"
run attune prompt -a alpha
exits 2 "a draw that nobody writes down is refused"
has "$err" "who writes" "and the message asks who"
is "$out" "" "before a card is shown"
printf 'people = anna ben\nhere = ben\n' >here.conf
attune prompt -a --config=here.conf -L here.csv alpha >/dev/null
is "$(column who here.csv)" "ben " "only who may write here writes"
run attune prompt -a -L /dev/full/x -w anna,ben alpha
exits 2 "what cannot be noted is not drawn"
is "$out" "" "so no card is shown"

# Private rows have no say in a draw for two.
cat >mixed.csv <<'END'
time,who,kind,visibility,title,class,tags
2026-11-01T20:00:00+01:00,anna,prompt,shared,alpha-1,alpha,speaker
2026-11-02T20:00:00+01:00,anna,prompt,private,alpha-2,alpha,speaker
2026-11-03T20:00:00+01:00,cleo,prompt,private,alpha-3,alpha,speaker
nonsense,ben,prompt,private,alpha-4,alpha,speaker
END
sed '/private,/d' mixed.csv >joint.csv
for arg in "-n99 --seed=4 --unseen" "-n3 --seed=4 --turns" \
	"-n3 --seed=4 --turns -w anna,ben"; do
	# shellcheck disable=SC2086
	run attune prompt $arg -L mixed.csv alpha
	printf '%s\n%s\n%s\n' "$status" "$out" "$err" >a
	# shellcheck disable=SC2086
	run attune prompt $arg -L joint.csv alpha
	printf '%s\n%s\n%s\n' "$status" "$out" "$err" >b
	same a b "prompt $arg is the same without the private rows"
done

# Turns.
# starter ARG...: who speaks first.
starter() {
	attune prompt --turns -f csv "$@" 2>/dev/null | sed -n 2p |
		sed 's/.*,//'
}
turns=$(attune prompt --turns --seed=2 -w anna,ben alpha)
for step in "1. Whoever speaks" "2. Whoever listens" '3. "Did I get it?"' \
	"4. Only now a reply" "5. Change places"; do
	has "$turns" "$step" "a turn has the step $step"
done
is "$(echo "$turns" | grep -oE '^  [1-5]\.' | tr -d ' \n')" "1.2.3.4.5." \
	"the steps come in order, the reply after it was said back"
has "$turns" "You " "the listener gets the card's own beginning"
has "$turns" "a pass needs no reason" "a pass is fine"
is "$(attune prompt --turns -n3 -f csv --seed=2 -w anna,ben alpha | sed 1d |
	sed 's/.*,//' | sort | uniq -c | awk '{ print $1 }' | sort -n |
	tr '\n' ' ')" "1 2 " "speakers take turns from card to card"
for i in 1 2 3 4 5 6 7 8; do
	attune prompt --turns -a -L turns.csv -w anna,ben --seed=$i \
		-n$((i % 3 + 1)) -f csv | sed -n 2p | sed 's/.*,//'
done >starts
is "$(sort starts | uniq -c | awk '{ print $1, $2 }' | tr '\n' ' ')" \
	"4 anna 4 ben " "over eight draws each begins four times"
fair=0
for n in 1 2 3 4 5 6 7 8; do
	head -n "$n" starts | awk '{ d += $1 == "anna" ? 1 : -1 }
		END { exit d > 1 || d < -1 }' || fair=1
done
ok $fair "and at no time is one more than one ahead"
for i in 1 2 3 4 5 6; do
	attune prompt --turns -a -L three.csv -w anna,ben,cleo -f csv alpha |
		sed -n 2p | sed 's/.*,//'
done >starts
is "$(sort starts | uniq -c | awk '{ print $1, $2 }' | tr '\n' ' ')" \
	"2 anna 2 ben 2 cleo " "three people begin equally often"
for i in 1 2 3 4; do
	attune prompt --turns -a --config=here.conf -L apart.csv -f csv alpha |
		sed -n 2p | sed 's/.*,//'
done >starts
is "$(sort starts | uniq -c | awk '{ print $1, $2 }' | tr '\n' ' ')" \
	"2 anna 2 ben " "also where only one of them may write"
is "$(column who apart.csv)" "ben ben ben ben " "whose rows they all are"
is "$(starter --now=2026-11-16 -w anna,ben)$(starter --now=2026-11-22 -w \
	anna,ben)" "benben" "without a log the week says who begins"
is "$(starter --now=2026-11-23 -w anna,ben)" anna \
	"and the week after it is the other"
is "$(starter --now=2026-11-16 --seed=11 -w anna,ben)" \
	"$(starter --now=2026-11-23 --seed=11 -w anna,ben)" \
	"or the seed, whatever the week"
cat >talks.csv <<'END'
time,who,kind,title,class
2026-11-01T20:00:00+01:00,ben,talk,tea,speaker
2026-11-01T20:10:00+01:00,anna,talk,tea,listener
END
is "$(starter -L talks.csv)" anna "a logged talk counts as a beginning"
has "$(attune prompt --turns -L talks.csv --seed=1 alpha)" \
	"Speaking: anna. Listening: ben." "the log says who is there"
printf 'people = anna ben\nname.anna = Anna B.\n' >name.conf
has "$(attune prompt --turns --config=name.conf --seed=1 alpha)" "Anna B." \
	"people have the name that the config gives them"
has "$(attune prompt --turns -w a,b,c --now=2026-11-22 alpha)" \
	"Listening: " "three people have a turn"
has "$(attune prompt --turns alpha)" "Agree on who speaks first" \
	"two people without names agree themselves"
has "$(attune prompt --turns -w a,b gamma)" "for whoever listens" \
	"a drill is the listener's"

# Formats.
cat >want <<'END'
First (alpha-1)

A note on alpha.

  Easy 1?

      And then?

You may pass on any card, at any step, and a pass needs no reason.

END
run attune prompt -t t1 alpha
head -n 10 "$tmp/.out" >got
same want got "a card as text: heading, note, card, follow-up, pass"
has "$(echo "$out" | tr '\n' ' ')" "A yes counts only when a no is safe." \
	"and the safety text, always"
is "$(attune prompt -q -t t1 alpha)" "$out" "with -q too"
run attune prompt --width=30 -t t1 alpha
is "$(awk 'length > 30' "$tmp/.out")" "" "text keeps to the width"
is "$(attune prompt -t t1 -f csv | sed 1d)" \
	"alpha-1,alpha,1,P,Easy 1?,And then?,You 1 ...,easy;t1,S3,attune" \
	"a card as CSV"
is "$(attune prompt -t t1 -f json)" '[
{"id": "alpha-1", "deck": "alpha", "level": 1, "mode": "P", "text": "Easy 1?", "followup": "And then?", "reflect": "You 1 ...", "tags": "easy;t1", "seed": "S3", "source": "attune"}
]' "a card as JSON"
has "$(attune prompt -t t1 --color=always | head -n 1)" "$(printf '\033[1m')" \
	"a heading is bold where colour is wished for"
is "$(attune prompt -t t1 --color=always --ascii)" "$(attune prompt -t t1)" \
	"--ascii sends no escapes"
attune prompt -t t1 -f csv -o out.csv
attune prompt -t t1 -f csv | cmp -s - out.csv
ok $? "-o writes the same into a file"
run attune prompt -t t1 -o no/such/place
exits 2 "a file that cannot be is trouble"
attune prompt alpha >/dev/full 2>/dev/null
is "$?" 2 "a full disk is trouble"

# Lists.
is "$(attune prompt --list -f csv)" "deck,title,purpose,mode,cards,note
readiness,Before,Read alone first.,S,3,Read it alone.
alpha,First,For any evening.,P,5,A note on alpha.
beta,Lines,\"Alone, then together.\",S;P,3,
gamma,Hear,Drills.,L,1," "--list names the decks and their cards at this depth"
is "$(attune prompt -l --depth=4 -f csv | sed -n 3p | cut -d, -f5)" 7 \
	"at another depth there are others"
has "$(attune prompt -l)" "alpha        5  First: For any evening." \
	"the same as text"
is "$(attune prompt -l alpha -f csv | wc -l | tr -d ' ')" 6 \
	"--list DECK lists its cards"
has "$(attune prompt -l alpha gamma)" "alpha-3  Easy 3?" "as text too"
is "$(attune prompt -l -f json gamma | head -n 1)" "[" "and as JSON"
run attune prompt -l -a
exits 2 "a list is not noted"

# Decks of one's own.
own=$HOME/.local/share/attune/content/decks
mkdir -p "$own"
{
	echo 'id,level,mode,text'
	echo 'mine-1,1,P,Where to?'
} >"$own/mine.csv"
is "$(sorted -n99 mine)" "mine-1 " "a deck of one's own is read"
has "$(attune prompt -l -f csv)" "mine,mine,,P,1," "and listed"
has "$(attune prompt --turns mine)" "What I heard is ..." \
	"without a beginning there is a plain one"
{
	echo 'id,level,mode,text'
	echo 'alpha-1,1,P,My own easy one?'
	echo 'alpha-9,1,P,One more?'
} >"$own/alpha.csv"
is "$(sorted -n99 alpha)" \
	"alpha-1 alpha-2 alpha-3 alpha-4 alpha-5 alpha-9 " \
	"one's own cards are added to a shipped deck"
has "$(attune prompt -l alpha)" "My own easy one?" "or take a card's place"
printf 'id,level,mode,text\nmine-1,1,P,A \033[31mred\033[0m one?\n' \
	>"$own/mine.csv"
is "$(attune prompt mine | tr -d '\n' | LC_ALL=C tr -dc '\033')" "" \
	"an escape in a card reaches no terminal"
has "$(attune prompt mine)" '\u{1b}' "but is shown"

# bad LINE WHAT: a deck with such a second line is refused and named.
bad() {
	printf 'id,level,mode,text\nmine-1,1,P,Fine?\n%s\n' "$1" \
		>"$own/mine.csv"
	run attune prompt mine
	exits 2 "$2 is refused"
	has "$err" "mine.csv:3:" "and its line is named ($2)"
	is "$out" "" "and no card is drawn ($2)"
}
bad 'Mine 2,1,P,Odd id?' "an id that is none"
bad 'mine-1,1,P,Again?' "an id twice"
bad 'mine-2,5,P,Too deep?' "a level that is none"
bad 'mine-2,1,X,What mode?' "a mode that is none"
bad 'mine-2,1,P,' "a card without text"
bad "$(printf 'mine-2,1,P,\377')" "a text that is not UTF-8"
run attune prompt --seed=7 -n9
exits 3 "a bad deck that nobody asked for is left out"
has "$err" "mine.csv:3:text" "and named"
is "$(ids --seed=7 -n1 gamma)" "gamma-1 " "and does not stop another"
echo 'id,mode,text' >"$own/mine.csv"
run attune prompt mine
exits 2 "a deck without the column level is refused"
has "$err" "mine.csv:1:level" "and the column is named"
rm "$own/mine.csv"
run attune prompt no-such-deck
exits 2 "an unknown deck is a usage error"
has "$err" "--list shows the decks" "which names --list"
run attune prompt ../alpha
exits 2 "a deck is no path"
for arg in --depth=0 --depth=5 -n0 -nx --seed=-1 --seed=x -fhtml -wAnna \
	"-w a,b/c" -w, -x, -t, --exclude= --now=yesterdayish; do
	run attune prompt "$arg"
	exits 2 "prompt $arg is refused"
done
run attune prompt -L no-such.csv --unseen
exits 2 "a log that is not there is not taken for an empty one"
done_testing
