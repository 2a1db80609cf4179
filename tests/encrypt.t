#!/bin/sh
# SPDX-License-Identifier: MIT
# Encrypted private logs: what is kept alone is never in a file in plain, to
# add needs no secret, and what was cut or changed is named and not shown.
. "$(dirname "$0")/lib.sh"
. "$src/tests/encrypt-lib.sh"
secret=xyzzysecret
anna=$private/anna.age

# The beginning: nothing is made that could not be written to.
config recipients
echo nonsense >"$tmp/public"
run attune log --init
exits 2 "--init with recipients that age refuses is refused"
is "$(ls -A "$private" 2>/dev/null)" "" "and makes no private log"
rm public
run attune log --init
exits 2 "and so it is with a file that is not there"
has "$err" "'recipients'" "whose key is named"
age-keygen -y key >public
umask 0
run attune log --init
umask 022
exits 0 "--init makes encrypted logs where the config has recipients"
is "$(cd "$private" && find . -printf '%p %m\n' | sort)" \
	"$(for p in ". 700" "./anna.age 700" "./anna.age/main.age 600" \
		"./anna.age/new 700" "./anna.age/tmp 700" "./ben.age 700" \
		"./ben.age/main.age 600" "./ben.age/new 700" \
		"./ben.age/tmp 700"; do echo "$p"; done)" \
	"for everyone, open to nobody else whatever the umask"
before=$(sha256sum "$anna/main.age")
run attune log --init
exits 0 "a second --init"
is "$(sha256sum "$anna/main.age")" "$before" "leaves them as they are"
has "$(attune log --path -w anna --audience=own)" "$anna" \
	"--path names the directory"

# To add needs no secret.
run kept "$secret one" "$(printf '%0900d' 0) two"
exits 0 "rows are added without an identity"
is "$out$err" "" "in silence"
run attune log -a -s desire=5
exits 0 "and so is a shared row"
run attune checkin -a -y stress=6
exits 0 "and a check-in"
is "$err" "" "in silence too"
is "$(stat -c %s "$anna"/new/* | sort -u | wc -l)" 1 \
	"short, long and shared ones: all files are of one size"
is "$(ls "$anna/new" | wc -l)" 4 "shared rows have a file with nothing in it"
is "$(ls "$private/ben.age/new")" "" "and none for who wrote nothing"
is "$(ls -A "$anna/tmp")" "" "nothing is left in tmp"
is "$(stat -c %a "$anna"/new/* | sort -u)" 600 "all of them 0600"
is "$(grep -rl "$secret" "$home")" "" "no file has a word of it"
run attune log -L default --audience=own
exits 2 "without an identity nothing of it is read"
has "$err" "'identity'" "the key is named"
is "$out" "" "and no row is shown, shared ones included"
run attune log -L default
exits 0 "what is shared is read all the same"
lacks "$out$err" "$secret" "without it"
run attune log --fold
exits 2 "nor can it be folded"

# With the identity.
config recipients identity
is "$(notes | cut -c1-15)" "$(printf '%s one\n%015d' "$secret" 0)" \
	"with it the rows are read, in the order of writing"
echo 7 | attune log -a -s visibility=private -s pain=@-
has "$(attune report -L default --audience=own -w anna -f csv)" pain \
	"report --audience=own has what is in it"
lacks "$(attune report -L default -f csv)" pain "and the joint report has not"
run attune log --lint -w anna
exits 0 "--lint finds nothing wrong"
is "$out" "" "and says nothing"
is "$(attune log -L default --audience=own --values=kind)" \
	"$(printf 'checkin\nnote')" "--values knows them"
run attune log --fold
exits 0 "--fold"
is "$out$err" "" "is silent"
is "$(ls "$anna" "$anna/new" "$anna/tmp" | tr '\n' ' ' | grep -c .age)" 1 \
	"and leaves"
is "$(cd "$anna" && find . -type f)" ./main.age "one file"
is "$(($(stat -c %s "$anna/main.age") % 2048))" 200 "padded as well"
before=$(sha256sum "$anna/main.age")
run attune log --fold
exits 0 "a second --fold"
is "$(sha256sum "$anna/main.age")" "$before" "does nothing"
is "$(notes | cut -c1-15)" "$(printf '%s one\n%015d' "$secret" 0)" \
	"the same rows are read"

# One's own rows can be changed.
run attune log --amend=last -s desire=1
exits 0 "--amend of a row in it"
kept three
run attune log --amend=last -s tags=t
exits 0 "and of a new one"
is "$(attune log -L default --audience=own -H -c tags,note | tail -n 1)" \
	t,three "stands for the old one"
run attune log --share=last
exits 0 "--share makes a shared row of one"
run attune log -L default -H -k note -c tags,note
is "$out" t,three "which everyone reads"
kept four
attune log --fold
kept five
run attune log --withdraw=last
exits 0 "--withdraw of a new row"
is "$(notes | grep -c five)" 0 "takes it out"
id=$(attune log -L default --audience=own -g four -H -c id)
run attune log --withdraw="$id"
exits 0 "and of one in main.age"
is "$(bare "$anna/main.age" | grep -c 'five\|four')" 0 "takes it out of there"
is "$(notes | grep -c three)" 2 "and the others stay"
cp "$anna/main.age" "$anna/new/OLD.age"
kept six
cp "$anna"/new/* .
id=$(attune log -L default --audience=own -g six -H -c id)
attune log -q --withdraw="$id"
cp ./*.age "$anna/new"
run attune log -a -s desire=2
exits 0 "an entry does not ask for withdrawn rows"
run attune log --fold
exits 0 "--fold does"
is "$(bare "$anna/main.age" | grep -c six)" 0 \
	"and takes out what a synchronizer brought back"

# Whatever is wrong with a ciphertext: named, and nothing of it shown.
kept seven
entry=$(basename "$anna"/new/*)
for file in main.age "new/$entry"; do
	cp "$anna/$file" good
	size=$(stat -c %s good)
	for cut in 0 1 100 $((size / 2)) $((size - 1)); do
		head -c $cut good >"$anna/$file"
		run attune log -L default --audience=own
		is "$status $out" "2 " "$file cut at $cut: no row is shown"
		has "$err" "$file" "and it is named"
	done
	for at in 10 150 $((size / 2)) $((size - 2)); do
		cp good "$anna/$file"
		byte=$(od -An -tu1 -j$at -N1 good)
		# shellcheck disable=SC2059 # the byte is the format
		printf "\\$(printf %o $((byte ^ 1)))" |
			dd of="$anna/$file" bs=1 seek=$at conv=notrunc \
				2>/dev/null
		run attune log -L default --audience=own
		is "$status $out" "2 " "$file with bit at $at: no row is shown"
		run attune log --fold
		exits 2 "and it is not folded"
		cmp -s good "$anna/$file"
		is $? 1 "and not touched"
	done
	cp good "$anna/$file"
done
run attune report -L default --audience=own -w anna
exits 0 "whole again, report reads it"
age-keygen -o other 2>/dev/null
sed "s,$tmp/key,$tmp/other," "$HOME/.config/attune/config" >c
run attune log --config=c -L default --audience=own
is "$status $out" "2 " "another's identity opens nothing"
has "$err" "identity does not fit" "which is said"
age-keygen -y other >rec2
sed "s,$tmp/public,$tmp/rec2," "$HOME/.config/attune/config" >c
before=$(sha256sum "$anna/main.age")
run attune log --config=c --fold
exits 2 "--fold to recipients that the identity does not open is refused"
is "$(sha256sum "$anna/main.age")" "$before" "and changes nothing"

# A plain log beside it.
attune log --fold
echo "id,time,who,kind,visibility,note
AAAAAAAAAAA1,2026-11-01T20:00:00+01:00,anna,note,private,plain one" \
	>"$private/anna.csv"
chmod 600 "$private/anna.csv"
run attune log -L default --audience=own
exits 2 "a plain log beside it is named"
has "$err" "--fold" "with what helps"
run kept eight
exits 0 "and nothing is added to it"
is "$(wc -l <"$private/anna.csv")" 2 "in plain"
run attune log --fold
exits 0 "--fold takes it in"
has "$err" "may still hold it" "and says what remains"
is "$(find "$private" -name "*.csv*")" "" "it is gone"
has "$(notes)" "plain one" "and its row is there"
rm -r "$private/ben.age"
run attune log -a -w ben -s visibility=private -s desire=1
exits 2 "with recipients nothing is appended to a plain private log"
has "$err" "not saved: " "the row is given back"
is "$(find "$private" -name "ben*")" "" "and no file is made"

# The walls.
chmod 750 "$anna"
run kept nine
exits 2 "a directory that others may look into is refused"
has "$err" "chmod 700" "with what helps"
has "$err" "not saved: " "and the row given back"
chmod 700 "$anna"
mv "$anna" "$tmp/moved"
ln -s "$tmp/moved" "$anna"
run kept nine
exits 2 "and so is a link"
rm "$anna"
mv "$tmp/moved" "$anna"

# What everyone sees does not depend on it.
see() {
	for words in "" "-f text" "--values=who" "--sort -f json" "--lint"; do
		# shellcheck disable=SC2086
		attune log -L default $words 2>&1 </dev/null
		echo "status $?"
	done
	attune report -L default 2>&1 </dev/null
	ls -A "$home" "$private" "$home/shared"
}
want=$(see)
kept "$secret" more
is "$(see)" "$want" "what both can see is the same with more of it"

# Nothing but pipes ever carries the text, and no socket is opened.
if command -v strace >/dev/null && strace -o /dev/null true 2>/dev/null; then
	ASAN_OPTIONS=detect_leaks=0
	export ASAN_OPTIONS
	see_trace() {
		grep "$secret" "$1" | grep '^[0-9]* *p*writev*[0-9]*(' |
			grep -v '([0-9]*<pipe:'
	}
	echo "$secret" >text
	strace -f -yy -s 9999 -o trace "$top/cmd/log" -a \
		-s visibility=private -s kind=note -s note=@text
	is "$(grep -c "write([0-9]*<pipe:.*$secret" trace)" 1 \
		"the text goes through a pipe"
	is "$(see_trace trace)" "" "and into nothing else"
	is "$(grep -c 'execve("/usr/bin/age", \["age", "-R", "[^"]*/public"\]' \
		trace)" 1 "age is told a file name alone"
	is "$(grep 'execve("' trace | grep -c "$secret")" 0 \
		"and no text"
	strace -f -yy -s 9999 -o folding "$top/cmd/log" --fold
	is "$(see_trace folding)" "" "nor does --fold write it"
	strace -f -yy -s 9999 -o reading "$top/cmd/log" -L default \
		--audience=own -o /dev/null
	is "$(see_trace reading | grep -v '/dev/null')" "" "nor reading"
	is "$(cat trace folding reading |
		grep -c ' \(socket\|connect\|bind\)(')" 0 "no socket is opened"
	unset ASAN_OPTIONS
else
	skip 7 "strace cannot trace here"
fi

# Programs that stand there as age and are none.
if [ "$(id -u)" = 0 ] && unshare -m true 2>/dev/null; then
	bad_age() {
		name=$1
		printf '#!/bin/sh\n%s\n' "$2" >bad
		chmod 755 bad
		count_before=$(ls "$anna/new" | wc -l)
		echo "$secret" >text
		# shellcheck disable=SC2016
		run unshare -m sh -c 'mount --bind "$1" /usr/bin/age && shift &&
			exec "$@"' sh "$tmp/bad" attune log -a \
			-s visibility=private -s kind=note -s note=@text
		exits 2 "age that $name: the row is not saved"
		has "$err" "not saved: " "and given back"
		has "$err" "$secret" "whole"
		is "$(ls "$anna/new" | wc -l)$(ls -A "$anna/tmp")" \
			"$count_before" "and no file is made"
		run unshare -m sh -c 'mount --bind "$1" /usr/bin/age && shift &&
			exec "$@"' sh "$tmp/bad" attune log -L default \
			--audience=own
		is "$status $out" "2 " "nor is anything read by it"
	}
	bad_age fails "exit 1"
	bad_age "is killed" 'kill -9 $$'
	bad_age "says nothing" "exec cat >/dev/null"
	bad_age "reads nothing" "exit 0"
	bad_age "gives back what it gets, and fails" "cat; exit 1"
	bad_age "begins well and fails" \
		'echo age-encryption.org/v1; cat /usr/bin/env; exit 1'
	bad_age "reads a part" "head -c 10 >/dev/null; exit 3"
	mkdir -p "$tmp/none"
	echo "$secret" >text
	# shellcheck disable=SC2016
	run unshare -m sh -c 'mount --bind /dev/null /usr/bin/age &&
		exec "$@"' sh attune log -a -s visibility=private \
		-s kind=note -s note=@text
	exits 2 "no age: the row is not saved"
	has "$err" "needs the program age" "it is named"
	has "$err" "not saved: " "and the row given back"
else
	skip 38 "no file can be put in the place of age here"
fi
# Four writers, and folds beside them.
attune log --fold
for w in 1 2 3 4; do
	for i in 1 2 3 4 5; do
		kept "w$w-$i" || echo "w$w-$i" >>failed
	done &
	for i in 1 2 3; do
		attune log --fold || echo fold >>failed
	done &
done
wait
is "$(cat failed 2>/dev/null)" "" "four writers and folds at once"
attune log --fold
is "$(bare "$anna/main.age" | grep -o 'w[1-4]-[1-5]' | sort)" \
	"$(for w in 1 2 3 4; do for i in 1 2 3 4 5; do
		echo "w$w-$i"; done; done)" "every row is there, and once"

# What a killed run left in tmp goes when it is surely dead.
touch -d '2 days ago' "$anna/tmp/OLD.age"
touch "$anna/tmp/YOUNG.age"
attune log --fold
is "$(ls "$anna/tmp")" YOUNG.age "old files in tmp are taken away, new ones not"
is "$(grep -rl "$secret" "$home")" "" "no file has a word of it in the end"

# An identity with a passphrase: age asks for it at the terminal, once.
pty=$top/tests/pty
if [ -x "$pty" ]; then
	kept last
	printf '%s\n' 'expect Enter passphrase' 'send sesame\n' \
		'expect Confirm' 'send sesame\n' >steps
	"$pty" steps age -p -o locked "$tmp/key" >seen 2>&1
	mv locked "$tmp/key"
	printf '%s\n' 'expect Enter passphrase' 'send sesame\n' >steps
	"$pty" steps sh -c 'exec attune log -L default --audience=own -H \
		-c note >rows 2>errors' >seen 2>&1
	has "$(cat rows)" w4-5 "an identity with a passphrase opens the log"
	has "$(cat rows)" last "all of it"
	is "$(grep -c 'passphrase' seen)" 1 "and is asked for once"
else
	skip 3 "tests/pty is not built"
fi

done_testing
