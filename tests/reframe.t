#!/bin/sh
# SPDX-License-Identifier: MIT
# reframe: what it hears, what it leaves alone, and how it says it.
. "$(dirname "$0")/lib.sh"

hear() {
	printf '%s\n' "$1" >in
	shift
	run attune reframe "$@" in
}

run attune reframe --self-test
exits 0 "every rule, guard and frame keeps its promise"
is "$out" "" "and none is named"

hear 'You never want sex anymore.' -r
is "$out" "I notice I'm feeling anxious when we skip intimacy, and I'd like to talk about it." \
	"the article's sentence becomes the article's other sentence"
hear "$out" --check
exits 0 "which is then found clean"
hear 'you never help with the dishes' -r --lines
is "$out" "i'm feeling lonely, and i'd love it if you helped with the dishes" \
	"small letters are answered in small letters"
printf 'Dinner was  lovely.\r\nYou always leave the lights on.\r\n\r\nGood night \n' >in
run attune reframe -r --lines in
printf "Dinner was  lovely.\r\nWhen you leave the lights on, I feel frustrated, and I'd like to talk about it.\r\n\r\nGood night \n" >want
same "$tmp/.out" want "with --rewrite every other byte stays as it is"
hear "It’s all your fault that we missed the train." -r
is "$out" "I'm frustrated that we missed the train, and I'd like us to look at it together." \
	"blame keeps the event; curly apostrophes are apostrophes"
for text in 'If you say no again I will leave you tonight.' \
	'You owe me that after all I have done for you.'; do
	hear "$text" -r
	is "$out" "$text" "pressure has no other wording: $text"
	hear "$text" --check
	exits 1 "and is heard"
done
has "$(printf '%s\n' 'You owe me that after all I have done for you.' |
	attune reframe)" "Agreement under pressure is not a yes" \
	"the reader is told what pressure is"

while IFS= read -r text; do
	hear "$text" --check
	exits 0 "is left alone: $text"
done <<'END'
Stop. I don't want to.
No means no, also tonight.
Please don't touch me there.
If you shout I will go to the other room.
You never have to explain a no to me.
You always make me laugh, and I love you for it.
She said "you never listen" and I laughed.
I was furious when you sold the bike without asking.
It's not your fault.
I'm asexual, and that is fine with me.
How do you feel about the weekend?
Never mind, you never know with trains.
END

hear 'He took my phone and locked me in the bedroom.' -f csv
is "$(sed 1d "$tmp/.out" | cut -d, -f7)" safety \
	"a disclosure is heard as one, and as nothing else"
hear 'He took my phone and locked me in the bedroom.' --check
exits 0 "and changes no exit status"
hear 'He took my phone and locked me in the bedroom.' --min=error -f csv
is "$(sed 1d "$tmp/.out" | cut -d, -f7)" safety "whatever --min says"
hear 'He took my phone and locked me in the bedroom.' -r
is "$out" 'He took my phone and locked me in the bedroom.' \
	"it is never reworded"

# What harms, or may: heard whatever else is in the line, and never reworded.
while IFS= read -r text; do
	hear "$text" -f csv
	is "$(sed 1d "$tmp/.out" | cut -d, -f7)" threat "a threat: $text"
	has "$(attune reframe --config=none in)" "a crisis line" \
		"and there is help for who may be harmed"
done <<'END'
If you leave me I don't know what I'll do to myself.
I'll hurt myself if you move out on Sunday.
If you break up with me I'll hang myself in the garage.
I'm going to kill you if you leave.
END
while IFS= read -r text; do
	hear "$text" -f csv
	is "$(sed 1d "$tmp/.out" | cut -d, -f7)" safety "help for: $text"
	hear "$text" -r
	is "$out" "$text" "it is never reworded"
done <<'END'
I'm a monster, I hit her.
I lost my temper and slapped my husband last night.
I'm so sorry I hit you yesterday.
I can't promise that I'll be alive tomorrow if you go.
My husband says I'm his wife and it's part of the deal.
He told me I could forget the holiday if I said no one more time.
She keeps telling me that I'd do it if I really loved her.
I hate myself for letting him do it.
I let him, because it's easier than saying no.
END
has "$(printf '%s\n' "I'm a monster, I hit her." |
	attune reframe --config=none)" "harming someone" \
	"who has harmed is told where to turn"
lacks "$(printf '%s\n' "I'm a monster, I hit her." |
	attune reframe --config=none)" "not your fault" "and not comforted"
while IFS= read -r text; do
	hear "$text" -f csv
	is "$(sed 1d "$tmp/.out" | cut -d, -f6)" error \
		"neither money nor the body is a lever: $text"
	hear "$text" -r
	is "$out" "$text" "and there are no better words for it"
done <<'END'
Unlock your phone right now.
Give me your password.
Turn your location on and leave it on.
You are not allowed to see your sister.
We're having sex tonight, end of discussion.
I'll stop paying for the car if you keep sleeping in the spare room.
You can't have the car keys until we have sex.
If you cared you would take the pill.
If we don't have sex by the end of the month I'll find someone who wants me.
one more night on that xbox and im packing a bag
Don't make me choose between you and my parents, because you won't like the answer.
You got your massage, now it's my turn.
we always do it on payday, don't break tradition
I drove four hours to see you and you're too tired?
END
while IFS= read -r text; do
	hear "$text" --check
	exits 0 "one's own body is one's own: $text"
done <<'END'
If you ever touch me again, I'm calling my brother.
Kiss me there again and I'll scream.
If you touch me there again I'll leave the room.
Stop it, or I'll shout for help.
END
hear "Touch me like that again and you'll be sleeping in the car." -f csv
is "$(sed 1d "$tmp/.out" | cut -d, -f7)" threat \
	"a no with a threat behind it is a threat"
has "$(sed 1d "$tmp/.out")" "Please don't touch me like that." \
	"but the no stays"
while IFS= read -r text; do
	hear "$text" -f csv
	is "$(sed 1d "$tmp/.out")" "" "nothing is heard in: $text"
done <<'END'
I pushed him to apply, and he got the job.
I beat her at chess and she laughed.
I threw the ball at him.
He told me I could forget the umbrella, the sun is out.
She told me it's part of the job to travel.
I let him drive because I was tired.
Give me your phone, I'll put my number in.
Turn your location on so the driver can find you.
You can't go in until the doctor comes.
If it keeps raining I'm leaving the bike here.
One more chapter and I'm off to bed.
I cooked and you are tired, so let's eat in bed.
You are not allowed to see your present yet.
I'm off the pill, so let's use a condom.
END

printf 'One fine line.\n\nYou always interrupt me.\n' >two
run attune reframe -f gcc two
is "$(echo "$out" | cut -d: -f1-5)" "two:3:1: warning: overgeneralization" \
	"-f gcc says where, how much and what"
run attune reframe -f csv two
is "$(sed -n 1p "$tmp/.out")" "file,line,col,end_line,end_col,severity,category,rule,text,message,rewrite,slots,confidence" \
	"-f csv has the columns of the contract"
run attune reframe -f json two
printf '%s' "$out" | perl -MJSON::PP -0777 -ne \
	'my $j = decode_json($_); exit !(@$j == 1 && $j->[0]{line} == 3)'
ok $? "-f json is JSON"
run attune reframe two
has "$out" "You always interrupt me.
  |" "a remark stands under its line"
run attune reframe -x overgeneralization --check two
exits 0 "-x leaves a category out"
run attune reframe --only=blame --check two
exits 0 "--only looks for nothing else"
printf '"You never listen."\n' >quoted
run attune reframe --check quoted
exits 0 "a quotation is somebody else's"
run attune reframe --quotes -f csv quoted
is "$(sed 1d "$tmp/.out" | wc -l | tr -d ' ')" 1 "--quotes looks inside"

printf 'id,note\n1,"You never help, ever."\n2,Soup.\n' >n.csv
run attune reframe --column note n.csv
is "$(sed -n '1p;3p' "$tmp/.out")" "id,note,heard,why,perhaps
2,Soup.,,," "--column adds what is heard to each row"
is "$(sed -n 2p "$tmp/.out" | cut -d, -f4)" overgeneralization \
	"in words of categories"
run attune reframe --column no-such n.csv
exits 2 "a column that is not there is trouble"
has "$err" "no-such" "and is named"

cat >own.csv <<'END'
id,category,pattern,example,counterexample
own-spoon,demand,\bpass the spoon\b,Pass the spoon. | Now pass the spoon.,A spoon. | The spoons.
END
printf 'pass the spoon\n' >in
run attune reframe -R own.csv -f csv in
has "$out" ",own-spoon," "a rule of one's own is heard"
printf 'id,category,pattern,example,counterexample\nbad,demand,(unclosed,x | y,z | w\n' >bad.csv
run attune reframe -R bad.csv in
exits 2 "a pattern that is none is refused"
has "$err" "bad.csv:2:" "by file and line"
printf 'id,category,pattern,example,counterexample\nslow,demand,(?:[a-z]+ ?)+[#%%],go there# | go#,b | c\n' >slow.csv
awk 'BEGIN { for (i = 0; i < 40; i++) { printf "# "; for (k = 0; k < 60; k++)
	printf "some words "; printf "here. " } print "#" }' >as
run timeout 20 attune reframe -R slow.csv -f csv as
exits 3 "a pattern that costs too much is switched off"
has "$err" "slow.csv:2:" "and named"

# What nobody ends is cut, but not where eighty words are one sentence, and
# what stands across a cut is heard, and heard once.
cat >cut.csv <<END2
id,category,pattern,guard_off,example,counterexample
across,demand,(?:so )?you (?:all )?must hear,all,you must hear | so you must hear,b | c
whole,demand,^i said .* farewell\\.\$,all,I said my farewell.,b | c
END2
awk 'BEGIN { for (k = 0; k < 80; k++) {
	for (n = 0; n < 540 + k; n++) printf "%s", substr("tree ", n % 5 + 1, 1)
	printf " so you all must hear"
	for (n = 0; n < 200; n++) printf " more"
	print "\n" } }' >cut
run attune reframe -R cut.csv --only=across -f csv cut
is "$(printf '%s\n' "$out" | grep -c ,across,)" 80 \
	"what stands across a cut is heard once"
awk 'BEGIN { printf "I said"; for (n = 0; n < 77; n++) printf " things"
	print " farewell." }' >cut
run attune reframe -R cut.csv --only=whole -f csv cut
has "$out" ",whole," "a sentence of eighty words is not cut"

# Near-misses of every rule without an end, four times over.
perl "$src/tests/bench/endless.pl" near 262144 \
	"$ATTUNE_DATA/en/rules/rules.csv" >endless
run timeout 60 attune reframe -f csv endless
exits 0 "no rule is too costly where all nearly match and nothing ends"
is "$err" "" "and none is named"

cp -R "$ATTUNE_DATA" share
guards=share/en/rules/guards.csv
cp "$guards" sound
at=$(($(wc -l <sound) + 1))
printf 'bad-one,blame,(unclosed,,,,,,,,1\n' | cat sound - >"$guards"
run env ATTUNE_DATA="$PWD/share" attune reframe --self-test
exits 1 "the self-test makes the patterns of guards"
has "$out" "guards.csv:$at: " "and names the one that is none"
printf 'slow-one,all,,,,,(?:[a-z]+ ?)+(?<=#),,,,1\n' | cat sound - >"$guards"
sed 's|$| You never help me, it is all your fault and everyone knows.|' as >once
for i in 1 2 3 4; do cat once; echo; done >slow
run env ATTUNE_DATA="$PWD/share" timeout 20 attune reframe -f csv slow
exits 3 "a guard that costs too much is switched off"
has "$err" "guards.csv:$at:sentence: " "and named"
: >"$guards"
run env ATTUNE_DATA="$PWD/share" attune reframe as
exits 2 "an empty file of guards is trouble"
has "$err" "share/en/rules/guards.csv" "and named"

printf 'caf\351 never mind\n' >latin
run attune reframe latin
exits 0 "bytes that are no UTF-8 are no catastrophe"
printf 'You are \033[31m so selfish\n' >esc
run attune reframe esc
lacks "$out" "$(printf '\033')" "an escape in the text is shown, not sent"
printf '%s\n' 'I feel rejected and YOU NEVER HOLD ME ANYMORE.' >loud
run attune reframe --config=none loud
lacks "$(tr A-Z a-z <"$tmp/.out")" "the hold" "what is shouted is no name"
printf '%s\n' 'You always miss the MRI appointment with ANNA and BEN.' >loud
run attune reframe --config=none loud
has "$(cat "$tmp/.out")" "MRI" "and a short word in capitals stays one"
awk 'BEGIN { for (i = 0; i < 200000; i++) printf "you never mind the gap " }' \
	>long
run timeout 60 attune reframe -f csv long
exits 0 "a line of five megabytes is read to its end"
is "$(printf 'You never  listen to\t me.\n' | attune reframe --config=none \
	-f csv | sed '1d; s/.*,og-never-verb,\(.*\),May.*/\1/')" \
	"You never  listen" "two blanks between words hide nothing"
# A threat and a disclosure stay as they are with -r; on a terminal that is
# said beside the text, in a filter it never gets into the message.
printf '%s\n' 'You never listen to me.' 'If you say no again I will leave you.' \
	'He locked me in.' >draft
attune reframe --config=none -r --lines draft >plain 2>errors
is "$(cat errors)" "" "a filter says nothing beside the text"
is "$(sed 1d plain)" "$(sed 1d draft)" "and leaves threat and disclosure"
if [ -x "$top/tests/pty" ]; then
	: >steps
	"$top/tests/pty" steps sh -c 'exec attune reframe --config=none -r \
		--lines draft >rewritten' >seen
	same rewritten plain "on a terminal the text is the same"
	has "$(cat seen)" "draft:2: This line takes away" \
		"beside it the line of the threat is named"
	has "$(cat seen)" "draft:3: " "and that of the disclosure"
	has "$(tr -s ' \r\n' ' ' <seen)" "not your fault" "with calm words"
	has "$(tr -s ' \r\n' ' ' <seen)" "Agreement under pressure is not a yes" \
		"and what pressure is"
	red=$(printf 'red\033[31m')
	echo "If you leave me I'll kill myself." >"$red"
	"$top/tests/pty" steps sh -c 'exec attune reframe --config=none -r \
		--lines red* >rewritten' >seen
	has "$(tr -s ' \r\n' ' ' <seen)" "a crisis line" \
		"words of suicide get the words that help"
	lacks "$(cat seen)" "$red" "and a file's name is shown, not sent"
else
	skip 7 "tests/pty is not built"
fi
done_testing
