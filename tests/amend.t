#!/bin/sh
# SPDX-License-Identifier: MIT
# attune log --amend and --share: new rows made of one's own old ones.
. "$(dirname "$0")/lib.sh"

now=$ATTUNE_NOW
head=id,time,who,kind,visibility,ref,about,desire,sexsat,tags,note,walk
mkdir -m 700 us
new() {
	rm -rf us/* "$HOME/.local"
	cat >us/anna.csv <<END
$head
AAAAAAAAAAA1,2026-11-01T20:00:00+01:00,anna,checkin,shared,,,7,,sun,"a, b",far
AAAAAAAAAAA2,2026-11-10T20:00:00+01:00,anna,weekly,shared,,,3,,,,
ABAAAAAAAAA3,2026-11-12T20:00:00+01:00,anna,checkin,shared,,,8,,,,
END
	cat >us/ben.csv <<END
$head
BBBBBBBBBBB1,2026-11-22T21:00:00+01:00,ben,checkin,shared,,,1,,,,
END
	chmod 600 us/*.csv
	mkdir -p -m 700 "$HOME/.local/share/attune/private"
	cat >"$HOME/.local/share/attune/private/anna.csv" <<END
$head
CCCCCCCCCCC1,2026-11-02T20:00:00+01:00,anna,note,private,,,,4,,quiet,near
CCCCCCCCCCC2,2026-11-03T20:00:00+01:00,anna,note,clinician,,CCCCCCCCCCC1,2,,,"so, so",
END
	chmod 600 "$HOME"/.local/share/attune/private/*
	cp us/anna.csv old.csv
}
log() {
	run attune log -L us -w anna "$@"
}

# Amending.
new
log --amend=AAAAAAAAAAA1 -s desire=6 --tee -H
exits 0 "a row is amended"
is "$err" "" "without a word"
id=$(printf '%s\n' "$out" | cut -d, -f1)
is "$(tail -n 1 us/anna.csv)" \
	"$id,2026-11-01T20:00:00+01:00,anna,checkin,shared,AAAAAAAAAAA1,,6,,sun,\"a, b\",far,$now" \
	"by a whole new row that names it"
is "$(sed '$d' us/anna.csv)" "$(sed '1s/$/,logged/; 2,$s/$/,/' old.csv)" \
	"the old rows stay, with an empty cell for when this was written"
log -c id,desire -k checkin -w anna -H
is "$out" "ABAAAAAAAAA3,8
$id,6" "the log shows the new one"
log --amend=aaaaaaaaaaa1 -s tags=
exits 0 "small letters are an id too"
log -c desire,tags,note,ref -H --since=2026-11-01 --until=2026-11-01
is "$out" "6,,\"a, b\",$id" "the newest version is amended, and a cell emptied"
new
log --amend=last -s desire=1
log -c desire,ref -H -n 1 -k checkin
is "$out" 1,ABAAAAAAAAA3 "last is the row written last"
log --amend=last -s desire=2
log -c desire -H --since=2026-11-12 --until=2026-11-12
is "$out" 2 "which may be an amended one"
new
log --amend=AB -s desire=5
exits 0 "the beginning of an id is enough"
log --amend=A -s desire=5
exits 2 "if it is one row's"
is "$err" "attune log: several rows of yours have an id that begins like this" \
	"else it is refused"
printf 'two\nlines' >words
in=words
log --amend=AAAAAAAAAAA2 -s note=@-
in=
log -c note,ref -H -k weekly
is "$out" "two ¶ lines,AAAAAAAAAAA2" "words come from standard input"
log --amend=CCCCCCCCCCC1 -s note=@words
exits 0 "a private row is amended"
log --audience=own -c visibility,sexsat,note,ref -H --since=2026-11-02 \
	--until=2026-11-02
is "$out" "private,4,two ¶ lines,CCCCCCCCCCC1" "and stays private"
is "$(grep -c CCCC us/anna.csv)" 0 "out of the shared log"

# What is not one's own does not exist.
new
log --amend=BBBBBBBBBBB1 -s desire=5
exits 2 "another's row cannot be amended"
other=$err
log --amend=ZZZZZZZZZZZ1 -s desire=5
exits 2 "nor one that is not there"
is "$err" "$other" "and both are told in the same words"
is "$err" "attune log: no row of yours has this id" "these"
run attune log -L us -w ben --amend=CCCCCCCCCCC1 -s desire=5
is "$err" "$other" "a private row of another is told so too"
same us/anna.csv old.csv "nothing has changed"
for pair in who=ben kind=note visibility=private id=AAAAAAAAAAA9 \
	ref=AAAAAAAAAAA9 desire=11; do
	log --amend=AAAAAAAAAAA1 -s $pair
	exits 2 "$pair is refused"
	has "$err" "attune log: ${pair%%=*}: " "by its name"
done
same us/anna.csv old.csv "and nothing changes"
log --amend=AAAAAAAAAAA1
exits 2 "--amend needs a value"
run attune log -L us --amend=AAAAAAAAAAA1 -s desire=5
exits 2 "and a person"
mkdir -p "$HOME/.config/attune"
printf 'people = anna ben\nhere = ben\n' >"$HOME/.config/attune/config"
log --amend=AAAAAAAAAAA1 -s desire=5
exits 2 "who does not write here does not amend here"
rm "$HOME/.config/attune/config"
sed -i '2s/,7,/,70,/' us/anna.csv
log --amend=AAAAAAAAAAA1 -s desire=7
exits 0 "a row with a bad cell can be put right"
log -c desire -H --until=2026-11-01
exits 0 "and is then as if it never was"
is "$out" 7 "wrong"

# Sharing.
new
log --share=CCCCCCCCCCC1
exits 0 "a private row is shared"
is "$err" "attune log: not shared: sexsat
attune log: not shared: walk" "what stays behind is named"
log -c time,kind,visibility,ref,note,walk -H -k note
is "$out" "2026-11-02T20:00:00+01:00,note,shared,,quiet," \
	"without what is asked in private"
is "$(grep -c CCCCC us/anna.csv)" 0 "without a hint at the private one"
is "$(grep -c CCCCC "$HOME/.local/share/attune/private/anna.csv")" 2 \
	"which stays"
log --share=CCCCCCCCCCC2 -s about=BBBBBBBBBBB1
exits 0 "a row for a therapist is shared, and answers another"
log -c about,desire -H -k note --since=2026-11-03
is "$out" BBBBBBBBBBB1,2 "as it was asked"
new
log --share=CCCCCCCCCCC2
is "$(tail -n 1 us/anna.csv | cut -d, -f 2-9)" \
	"2026-11-03T20:00:00+01:00,anna,note,shared,,,2," \
	"an id of a private row does not go along"
log --share=AAAAAAAAAAA1
exits 2 "a shared row is not shared again"
log --share=CCCCCCCCCCC1 -s visibility=clinician
exits 2 "nor for somebody else"
printf 'share.anna = walk\n' >"$HOME/.config/attune/config"
log --share=CCCCCCCCCCC1
log -c walk -H -k note -n 1 --until=2026-11-02
is "$out" near "a column of one's own is shared where the config says so"
done_testing
