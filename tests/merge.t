#!/bin/sh
# SPDX-License-Identifier: MIT
# attune log --merge: several logs made one, also by git.  The laws of the
# union are tested by unit/merge.
. "$(dirname "$0")/lib.sh"

head=id,time,who,kind,visibility,desire,note
row() {
	echo "AAAAAAAAAAA$1,2026-11-0$1T20:00:00+01:00,${2:-anna},checkin,shared,$1,$3"
}
{ echo "$head"; row 1; row 3; row 5 anna x; } >a.csv
{ echo "$head,walk"; row 2 ben ,far; row 3 anna ,; row 4 ben ,; } >b.csv
{
	echo "$head,walk"
	row 1 anna ,
	row 2 ben ,far
	row 3 anna ,
	row 4 ben ,
	row 5 anna x,
} >ab.csv
chmod 600 ./*.csv

run attune log --merge a.csv b.csv
exits 0 "logs are merged"
is "$out" "$(cat ab.csv)" "to the rows of all, once, in order"
is "$err" "" "without a word"
run attune log --merge b.csv a.csv ab.csv a.csv
is "$out" "$(cat ab.csv)" "whatever the order, and however often"
in=b.csv
run attune log --merge - a.csv
is "$out" "$(cat ab.csv)" "standard input is one too"
in=
mkdir us
cp a.csv b.csv us
run attune log --merge us
is "$out" "$(cat ab.csv)" "so is a folder"
sort -r b.csv | sed '1h;1d;$G' >rev.csv
{ sed -n 1p b.csv; sed 1d b.csv | sort -r; } >rev.csv
run attune log --merge rev.csv a.csv
is "$out" "$(cat ab.csv)" "unsorted ones are sorted"
run attune log --merge a.csv b.csv -o out.csv
same out.csv ab.csv "-o writes a new file"
is "$(stat -c %a out.csv)" 600 "for oneself alone"
cp a.csv mine.csv
chmod 640 mine.csv
ln -s mine.csv link.csv
run attune log --merge link.csv b.csv -o link.csv
exits 0 "the output may be one of the inputs"
is "$(stat -c %F,%a link.csv mine.csv)" "symbolic link,777
regular file,640" "it keeps its mode, a link stays one"
same mine.csv ab.csv "and gets all rows"
touch -d 2020-01-01 mine.csv
run attune log --merge mine.csv a.csv -o mine.csv
is "$(stat -c %y mine.csv | cut -c 1-4)" 2020 "what does not change stays"
run attune log --merge a.csv -o /dev/stdout
is "$out" "$(cat a.csv)" "a device is written in place"
{ echo "$head"; row 1 | sed s/shared,1/shared,9/; } >c.csv
run attune log --merge a.csv c.csv
exits 0 "unlike rows of one id are no trouble"
is "$(printf '%s\n' "$out" | grep -c AAAAAAAAAAA1)" 2 "both are kept"
is "$err" "attune log: c.csv:2:id: another row has the same id; both are kept: a.csv:2" \
	"and both named"
mkdir -p dir/ben.csv
cp a.csv dir/anna.csv
run attune log --merge dir
exits 2 "a directory named like a log is not merged silently"
is "$err" "attune log: dir/ben.csv: a directory with the name of a log" \
	"but named"
run attune log -H dir
exits 3 "nor passed over by a reader"
is "$err" "attune log: dir/ben.csv: a directory with the name of a log" \
	"but named there too"
is "$out" "$(attune log -H a.csv)" "the others are read"
run attune log --strict dir
exits 2 "--strict stops there"
run attune log --lint dir
is "$out" "dir/ben.csv: a directory with the name of a log" "lint names it"
rm -r dir
{
	echo "time,who,$(seq -s , -f a%.0f 600)"
	echo "time,who,$(seq -s , -f b%.0f 600)"
} >wide.csv
run attune log --merge a.csv wide.csv
exits 2 "no log of more than 1024 columns is made"
is "$out$err" "attune log: more than 1024 columns in all, which no log may have" \
	"and that is said"

# What would lose a row is refused.
run attune log --merge
exits 2 "nothing cannot be merged"
run attune log --merge a.csv nowhere.csv
exits 2 "nor what is not there"
cp a.csv out.csv
{ echo "$head"; echo '<<<<<<< HEAD'; row 1; echo =======; row 2
	echo '>>>>>>> other'; } >x.csv
run attune log --merge x.csv a.csv -o out.csv
exits 2 "git's conflict marks are refused"
has "$err" "x.csv:2: holds git's conflict marks" "and named"
{ cat b.csv; echo a,b; } >x.csv
run attune log --merge x.csv b.csv -o out.csv
exits 2 "a broken record is refused"
has "$err" "x.csv:5: a broken record" "and named"
same out.csv a.csv "the output stays"
run attune log --merge x.csv b.csv -o new.csv
test ! -e new.csv
ok $? "or is not made"

# With git: two branches, each with entries of its own.
if ! command -v git >/dev/null; then
	skip 9 "git is not installed"
	done_testing
fi
GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null
GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a
export GIT_CONFIG_NOSYSTEM GIT_CONFIG_GLOBAL GIT_AUTHOR_NAME \
	GIT_AUTHOR_EMAIL GIT_COMMITTER_NAME GIT_COMMITTER_EMAIL
# repository NAME ATTRIBUTE: with a log of row 1, 2 and 3 on the branches.
repository() {
	git init -q -b main "$1" && cd "$1" || exit 2
	echo "*.csv merge=$2" >.gitattributes
	{ echo "$head"; row 1; } >us.csv
	git add . && git commit -qm one
	git checkout -qb phone
	row 2 ben >>us.csv
	git commit -qam two
	git checkout -q main
	row 3 anna '"two, three"' >>us.csv
	git commit -qam three
}
merged=$(echo "$head"; row 1; row 2 ben; row 3 anna '"two, three"')
(
	repository driver attune
	git config merge.attune.name "a log of attune"
	git config merge.attune.driver "attune log --merge %A %B -o %A"
	git merge -q phone >../git.out 2>&1
	echo $? >../git.status
)
is "$(cat git.status)" 0 "git merges two branches with the driver"
is "$(cat driver/us.csv)" "$merged" "to the rows of both, in order"
is "$(cd driver && git status --porcelain)" "" "and nothing is left over"
(
	repository three attune
	git config merge.attune.driver "attune log --merge %A %O %B -o %A"
	git merge -q phone >../git.out 2>&1
	echo $? >../git.status
)
is "$(cat git.status)" 0 "the common ancestor may be among them"
is "$(cat three/us.csv)" "$merged" "with the same result"
(
	repository union union
	git merge -q phone >../git.out 2>&1
	echo $? >../git.status
	attune log us.csv -c desire -H --sort >../git.rows
	attune log --merge us.csv -o us.csv
)
is "$(cat git.status)" 0 "git's own union merges them too"
is "$(cat git.rows)" "1
2
3" "a log that can be read"
is "$(cat union/us.csv)" "$merged" "and --merge puts it in order"
(
	repository none unset
	sed -i 's/.*/*.csv -merge/' .gitattributes
	git rm -q --cached .gitattributes && rm .gitattributes
	git commit -qm none
	git merge -q phone >../git.out 2>&1
	attune log --merge us.csv 2>../git.err
	git show :2:us.csv >ours
	git show :3:us.csv >theirs
	attune log --merge ours theirs -o us.csv
)
has "$(cat git.err)" "git show :2:FILE" \
	"a conflict is told with the way out of it"
is "$(cat none/us.csv)" "$merged" "which is one"
done_testing
