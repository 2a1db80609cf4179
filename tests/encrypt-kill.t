#!/bin/sh
# SPDX-License-Identifier: MIT
# A fold, a withdrawal from an encrypted log and an entry into it are killed
# before every one of their system calls, and every write, sync and rename is
# made to fail: no row is lost, none comes back, and what was asked is done by
# the next run.
. "$(dirname "$0")/lib.sh"
. "$src/tests/encrypt-lib.sh"
. "$src/tests/kill-lib.sh"
log=$top/cmd/log
anna=$private/anna.age
config recipients identity
"$log" --init
kept one two
"$log" --fold
kept three four
cp -a "$private" old
echo five >text
id=$("$log" -L default --audience=own -g two -H -c id)
prepare() {
	rm -rf "$private"
	cp -a old "$private"
}
fold() {
	"$@" "$log" --fold >out 2>err
}
withdraw() {
	"$@" "$log" -q --withdraw="$id" >out 2>err
}
add() {
	"$@" "$log" -a -s visibility=private -s kind=note -s note=@text \
		>out 2>err
}

# Whether the log is whole; $state is then old or new.
look() {
	state=
	has=$(notes | sort | tr '\n' ' ')
	case $op:$has in
	fold:"four one three two ")
		state=old
		test "$(bare "$anna/main.age" | grep -c 'three\|four')" = 2 &&
			state=new
		;;
	withdraw:"four one three two " | add:"four one three two ") state=old ;;
	withdraw:"four one three " | add:"five four one three two ") state=new ;;
	esac
	test -n "$state" || wrong "neither the old log nor the new one: $has"
	test "$(find "$private" \( -type f ! -perm 600 -o \
		-type d ! -perm 700 \) | wc -l)" = 0 || wrong "another mode"
	grep -rqs 'three\|five' "$private" && wrong "a word in plain"
}

again() {
	# What is withdrawn cannot be withdrawn once more.
	$op env || test $op$state = withdrawnew || wrong "the next $op fails"
	case $op:$(notes | sort -u | tr '\n' ' ') in
	fold:"four one three two ")
		test -z "$(ls "$anna/new")" || wrong "not folded"
		test "$(bare "$anna/main.age" | grep -c ',anna,note,')" = 4 ||
			wrong "a row twice" ;;
	withdraw:"four one three " | add:"five four one three two ") ;;
	*) wrong "no $op" ;;
	esac
}

kills() {
	prepare
	$op strace -o trace
	calls >list
	while read -r name n; do
		k=1
		while test $k -le "$n"; do
			point="$op, killed at $name $k"
			if chosen; then
				prepare
				$op strace -o trace \
					-e "inject=$name:signal=KILL:when=$k"
				look
				again
			fi
			k=$((k + 1))
		done
	done <list
	group "$op: killed at any call"
}

# usage: fails NAME ERROR: every call of that name, those on pipes too.
fails() {
	k=1
	while :; do
		point="$op, $1 $2 $k"
		prepare
		$op strace -o trace -e "inject=$1:error=$2:when=$k"
		got=$?
		grep -q "^$1(.*INJECTED" trace || break
		points=$((points + 1))
		look
		case $got in
		0) test $state = new || wrong "status 0, but the old log" ;;
		2) test -s err || wrong "no message" ;;
		*) wrong "status $got" ;;
		esac
		if test $2 = EINTR && test $got != 0; then
			wrong "EINTR is told"
		fi
		if test $op = add && test $got != 0; then
			grep -q '^not saved: .*five' err ||
				grep -q '^write(2,.*INJECTED' trace ||
				wrong "the row is not given back"
		fi
		test -z "$(ls -A "$anna/tmp")" || wrong "something is left"
		again
		k=$((k + 1))
	done
}

for op in fold withdraw add; do
	prepare
	$op strace -y -o trace
	to=main.age
	test $op = add && to=
	order "$op: written, synced, named, synced again" \
		'^openat.*/anna.age/tmp>.*O_EXCL' \
		'^write.*/anna.age/tmp/' '^fsync.*/anna.age/tmp/' "^renameat.*$to" '^fsync.*anna.age'
	kills
	for error in ENOSPC EIO EINTR; do
		for call in write fsync renameat; do
			fails $call $error
		done
	done
	group "$op: a write, sync or rename that fails"
done
done_testing
