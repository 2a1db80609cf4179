#!/bin/sh
# SPDX-License-Identifier: MIT
# attune log --withdraw: one's own rows leave without a trace.
. "$(dirname "$0")/lib.sh"

head=id,time,who,kind,visibility,ref,desire,note
private=$HOME/.local/share/attune/private
mkdir -m 700 us
new() {
	rm -rf us/* "$HOME/.local"
	printf '\357\273\277%s\r\n' "$head" >us/anna.csv
	cat >>us/anna.csv <<END
AAAAAAAAAAA1,2026-11-01T20:00:00+01:00,anna,checkin,shared,,7,"two
lines"
AAAAAAAAAAA2, 2026-11-02T20:00:00+01:00 ,anna,checkin,shared,,3,

AAAAAAAAAAA3,2026-11-03T20:00:00+01:00,anna,checkin,shared,AAAAAAAAAAA2,4,
AAAAAAAAAAA4,2026-11-04T20:00:00+01:00,anna,note,shared,,,"of ""its"" own"
id,time,who,desire
,2026-11-05T20:00:00+01:00,anna,5
END
	cat >us/ben.csv <<END
$head
BBBBBBBBBBB1,2026-11-22T21:00:00+01:00,ben,checkin,shared,,1,
END
	cp us/anna.csv old.csv
	cp us/ben.csv ben.old
	mkdir -p -m 700 "$private"
	cat >"$private/anna.csv" <<END
$head
CCCCCCCCCCC1,2026-11-02T20:00:00+01:00,anna,note,private,,,quiet
CCCCCCCCCCC2,2026-11-03T20:00:00+01:00,anna,note,private,,,quiet
END
	chmod 600 us/*.csv "$private"/*
}
log() {
	run attune log -L us -w anna "$@"
}
list() {
	sort "$private/anna.withdrawn" | tr '\n' ' '
}

new
chmod 640 us/anna.csv
log --withdraw=AAAAAAAAAAA4
exits 0 "a row is withdrawn"
sed '/A4,/d' old.csv >want
same us/anna.csv want "all others stay byte for byte"
is "$(stat -c %a us/anna.csv)" 640 "and so does the mode"
has "$err" "copies elsewhere remain" "it is said what it cannot reach"
is "$(list)" "AAAAAAAAAAA4 " "the id is in the private list"
is "$(stat -c %a "$private/anna.withdrawn")" 600 "which is private"
is "$(ls -A us)" "anna.csv
ben.csv" "nothing is left beside the log"
new
log --withdraw=AAAAAAAAAAA1 -q
sed '2,3d' old.csv >want
same us/anna.csv want "a row of two lines goes with both"
is "$err" "" "-q says nothing"
new
log --withdraw=AAAAAAAAAAA3
sed '/A[23],/d' old.csv >want
same us/anna.csv want "a row takes with it what it replaced"
is "$(list)" "AAAAAAAAAAA2 AAAAAAAAAAA3 " "so that it does not reappear"
new
log --withdraw=AAAAAAAAAAA2
same us/anna.csv want "and what replaced it"
new
log --withdraw=last -q
sed '$d' old.csv >want
same us/anna.csv want "the last row is the one written last"
new
log -H -c id -w anna -n 1
log --withdraw="$out"
sed '$d' old.csv >want
same us/anna.csv want "a row without an id goes by that of its content"
new
log --withdraw=C
exits 2 "the beginning of an id must be one row's"
log --withdraw=CCCCCCCCCCC2
is "$(cut -d, -f1 "$private/anna.csv" | tr '\n' ' ')" "id CCCCCCCCCCC1 " \
	"a private row goes too"
same us/anna.csv old.csv "and the shared log is not touched"

# What is not one's own does not exist.
new
log --withdraw=BBBBBBBBBBB1
exits 2 "another's row is not withdrawn"
other=$err
log --withdraw=ZZZZZZZZZZZ1
exits 2 "nor one that is not there"
is "$err" "$other" "and both are told in the same words"
same us/ben.csv ben.old "nothing changes"
test ! -e "$private/anna.withdrawn"
ok $? "and no list is made"
run attune log -L us --withdraw=AAAAAAAAAAA1
exits 2 "it takes a person"
log --withdraw=
exits 2 "and an id"
mkdir -p "$HOME/.config/attune"
printf 'here = ben\n' >"$HOME/.config/attune/config"
log --withdraw=AAAAAAAAAAA1
exits 2 "who does not write here does not withdraw here"
rm "$HOME/.config/attune/config"
same us/anna.csv old.csv "nothing changes then"

# Everything.
new
printf 'AAAA' >us/anna.csv.torn
printf 'AAAAAAAAAAA9,2026' >>us/anna.csv
cp us/ben.csv us/anna.b.csv
log --withdraw=all
exits 0 "everything is withdrawn"
printf '\357\273\277%s\r\n\nid,time,who,desire\n' "$head" >want
same us/anna.csv want "headers are left"
is "$(cat "$private/anna.csv")" "$head" "of the private log too"
is "$(ls -A us | tr '\n' ' ')" "anna.b.csv anna.csv ben.csv " \
	"and nothing beside"
same us/ben.csv ben.old "another's file stays"
same us/anna.b.csv ben.old "also if its name begins alike"
is "$(list | wc -w)" 7 "all ids are in the list"

# One file for two.
new
cat old.csv ben.old >both.csv
chmod 600 both.csv
run attune log -L both.csv -w anna --withdraw=all
exits 0 "a log that is one file is cleaned"
is "$(attune log both.csv -H -c who)" ben "of one's own rows"

# What comes back.
new
cp us/anna.csv us/anna.sync-conflict-20261122-101112-ABCDEFG.csv
log --withdraw=AAAAAAAAAAA4
is "$(grep -l AAAAAAAAAAA4 us/*)" "" "copies of synchronizers are cleaned too"
cp old.csv us/anna.csv
cp old.csv "us/anna (conflicted copy).csv"
cp old.csv us/anna@phone.csv
chmod 600 us/*
log -c id -H -w anna
has "$out" AAAAAAAAAAA4 "readers do not know of the list"
run attune log -L us -w ben -a -s desire=1
has "$(cat us/anna.csv)" AAAAAAAAAAA4 "nor does another's entry"
sed -i '/^id,time,who,desire/,$d' us/anna.csv
log -a -s desire=1
exits 0 "one's own next entry"
is "$err" "" "without a word"
is "$(grep -l AAAAAAAAAAA4 us/*)" "" "takes out what came back"
is "$(tail -n 1 us/anna.csv | cut -d, -f3,7)" anna,1 "and is there itself"
cp old.csv us/anna.csv
log --lint --fix
is "$(grep -l AAAAAAAAAAA4 us/*)" "" "so does --lint --fix"
is "$(list)" "AAAAAAAAAAA4 " "the list is as it was"

# Trouble.
new
sed -i '/^id,time,who,desire/,$d' us/anna.csv
cp us/anna.csv old.csv
ln us/anna.csv second
log --withdraw=AAAAAAAAAAA4
exits 2 "a file with two names is not written anew"
same us/anna.csv old.csv "nothing changes"
rm second
log -a -s desire=1
is "$(grep -c AAAAAAAAAAA4 us/anna.csv)" 0 "the next entry ends it"
done_testing
