#!/bin/sh
# SPDX-License-Identifier: MIT
# What reframe leaves out because its writer asked for it, and what it says of
# the words and lines in the notes of a couple.
. "$(dirname "$0")/lib.sh"

own=$HOME/.local/share/attune/content/rules
places() {
	attune reframe --config=none -f gcc "$@" 2>err | cut -d: -f2
}
cat >letter.txt <<'END'
You never listen to me. [ok] You are a liar.
You never ask how I am.
END
is "$(places letter.txt | tr '\n' ' ')" "1 2 " \
	"[ok] is for the sentence before it"
has "$(attune reframe --config=none -r letter.txt)" "[ok] I" \
	"and the sentence behind it is reworded without it"
printf 'You never listen to me. attune: ok\nYou never ask how I am.\n' >lines.txt
is "$(places --lines lines.txt)" 2 "attune: ok is for its line"
printf '<!-- attune: off overgeneralization -->\n\nYou never listen to me.\n\nYou are a liar.\n\nattune: on\n\nYou never ask how I am.\n' >off.txt
is "$(places off.txt | tr '\n' ' ')" "5 9 " \
	"attune: off with a category is for it alone, up to attune: on"
is "$(places letter.txt off.txt | tr '\n' ' ')" "1 2 5 9 " \
	"and for no other file"
printf 'attune: off\n\nHe locked me in the bedroom again.\n\nYou never listen to me.\n' >harm.txt
is "$(places harm.txt)" 3 "a disclosure is answered all the same"
run attune reframe --config=none --strict off.txt
lacks "$err" "leaves nothing out" "a mark that works is not named"
printf 'A quiet evening. attune: ok\n' >idle.txt
run attune reframe --config=none --strict idle.txt
has "$err" "idle.txt:1: this mark leaves nothing out" \
	"with --strict an idle mark is named"
run attune reframe --config=none --check lines.txt
exits 1 "what is left is something to look at"
run attune reframe --config=none --check --lines lines.txt
sed -i 's/$/ attune: ok/' lines.txt
run attune reframe --config=none --check --lines lines.txt
exits 0 "when all is left out there is nothing"

mkdir -p "$own"
printf '# ours\nYou never ask\n' >"$own/allow.txt"
is "$(places letter.txt)" 1 "a phrase of allow.txt is left out"
rm "$own/allow.txt"
attune reframe --config=none -f json letter.txt |
	grep -o '"key":"[^"]*' | cut -d'"' -f4 >"$own/known.txt"
is "$(places letter.txt)" "" "what is known is left out"
printf 'You never call.\n' >>letter.txt
is "$(places letter.txt)" 3 "and what is new is not"
mkfifo "$own/allow.txt"
rm "$own/allow.txt" "$own/known.txt"
mkdir "$own/allow.txt"
run attune reframe --config=none letter.txt
exits 2 "a list that cannot be read is no list without phrases"
has "$err" "allow.txt" "and is named"
rmdir "$own/allow.txt"

# With the notes.
mkdir -m 700 us
cat >us/anna.csv <<'END'
time,who,kind,title,class,visibility,note
2026-11-01T20:00:00+01:00,anna,glossary,cuddle,,shared,lying close
2026-11-01T20:00:00+01:00,anna,boundary,no phones in bed,off,shared,
2026-11-01T20:00:00+01:00,anna,glossary,tempo,,shared,the same
END
cat >us/ben.csv <<'END'
time,who,kind,title,class,visibility,note
2026-11-02T20:00:00+01:00,ben,glossary,cuddle,,shared,a beginning
2026-11-02T20:00:00+01:00,ben,glossary,tempo,,shared,the same
2026-11-02T20:00:00+01:00,ben,boundary,secret garden,off,private,
END
chmod 600 us/*
cat >plan.txt <<'END'
Shall we cuddle tonight, at your tempo? My phone stays outside.

Another cuddle tomorrow, in the garden?
END
run attune reframe --config=none -w anna -L us plan.txt
exits 0 "the notes are looked into"
has "$out" "“cuddle” means different things to you, and may. To anna: lying close." \
	"a word that both mean differently is pointed out"
has "$(echo "$out" | tr -s ' \n' ' ')" "To ben: a beginning." \
	"with both meanings"
lacks "$out" "tempo”" "a word that both mean alike is not"
has "$out" "A line in your notes touches this. anna: no phones in bed" \
	"a line is named"
lacks "$out" "secret" "and never one that somebody keeps to themselves"
is "$(echo "$out" | grep -c 'means different')" 1 "each is said once"
is "$(attune reframe --config=none -w anna,ben -L us plan.txt)" "$out" \
	"for both it reads the same"
is "$(attune reframe --config=none plan.txt)" "$(cat plan.txt)" \
	"without -w nothing is said of any notes"
command -v strace >/dev/null &&
	is "$(strace -f -e trace=openat attune reframe -L us plan.txt 2>&1 |
		grep -c 'us/')" 0 "and no log is opened"
is "$(attune reframe --config=none -w anna -L us -r plan.txt)" \
	"$(cat plan.txt)" "a rewritten text stays a text"
run attune reframe --config=none -w anna -L not-there plan.txt
exits 2 "a log that is named must be there"
done_testing
