#!/bin/sh
# SPDX-License-Identifier: MIT
# A withdrawal, a merge and an entry that needs a new column are killed before
# every one of their system calls, and every write, sync and rename is made to
# fail: the log is the old one or the new one, byte for byte (no log has the
# column and not the entry), and what was asked is done by the next run.
. "$(dirname "$0")/lib.sh"
. "$src/tests/kill-lib.sh"
log=$top/cmd/log
private=$HOME/.local/share/attune/private
head=id,time,who,kind,visibility,ref,desire,note
{
	echo $head
	i=1
	while test $i -le 9; do
		echo "AAAAAAAAAAA$i,2026-11-0${i}T20:00:00+01:00,anna,checkin,shared,,$i,\"she said \"\"$i\"\"\""
		i=$((i + 1))
	done
	# Longer than what is written at once.
	awk 'BEGIN { for (i = 1000; i < 2500; i++)
		printf "BBBBBBBB%d,2026-11-10T20:00:00+01:00,anna,note,shared,,,\"note %d\"\n", i, i }'
} >old
sed '/^AAAAAAAAAAA4,/d' old >withdrawn
{ echo $head; echo "CCCCCCCCCCC1,2026-11-20T20:00:00+01:00,ben,note,shared,,,x"
} >other.csv
{ echo id,time,who,kind,visibility,walk,note
echo "DDDDDDDDDDD1,2026-11-20T20:00:00+01:00,anna,note,shared,far,x"
} >wide.csv
mkdir -m 700 us
prepare() {
	rm -rf us/* us/.[!.]* "$HOME/.local"
	mkdir -p -m 700 "$private"
	cp old us/anna.csv
	chmod 640 us/anna.csv
}

withdraw() {
	"$@" "$log" -L us -w anna --withdraw=AAAAAAAAAAA4 >out 2>err
}
merge() {
	"$@" "$log" --merge us/anna.csv other.csv -o us/anna.csv >out 2>err
}
widen() {
	"$@" "$log" -a -L us wide.csv >out 2>err
}
prepare
widen env || echo "# the widening itself fails"
cp us/anna.csv widened
prepare
merge env || echo "# the merge itself fails"
cp us/anna.csv merged

# Whether the log is whole; $state is then old or new.
look() {
	state=
	cmp -s us/anna.csv old && state=old
	cmp -s us/anna.csv "$new" && state=new
	test -n "$state" || wrong "neither the old log nor the new one"
	test "$(stat -c %a us/anna.csv)" = 640 || wrong "another mode"
}

# What must hold after any end: the next run does it, and tidies up.
again() {
	if test $op = withdraw; then
		"$log" -L us -w anna -a -s desire=1 2>/dev/null ||
			wrong "the next entry fails"
		test "$(tail -n 1 us/anna.csv | cut -d, -f7)" = 1 ||
			wrong "the next entry is lost"
		if test -s "$private/anna.withdrawn"; then
			grep -q ^AAAAAAAAAAA4 us/anna.csv &&
				wrong "listed, but still there"
		else
			test $state = old || wrong "gone, but not listed"
		fi
		"$log" -L us -w anna -q --withdraw=AAAAAAAAAAA5 ||
			wrong "the next withdrawal fails"
		grep -q ^AAAAAAAAAAA5 us/anna.csv && wrong "not withdrawn"
	else
		$op env || wrong "the next $op fails"
		cmp -s us/anna.csv $new || wrong "no $op"
	fi
	test "$(ls -A us)" = anna.csv ||
		test $op != withdraw && test -z "$(ls -A us | grep -v anna.csv)" ||
		wrong "something is left beside the log"
}

kills() {
	prepare
	$op strace -f -o trace
	calls >list
	while read -r name n; do
		k=1
		while test $k -le "$n"; do
			point="$op, killed at $name $k"
			if chosen; then
				prepare
				$op strace -f -o trace \
					-e "inject=$name:signal=KILL:when=$k"
				look
				again
			fi
			k=$((k + 1))
		done
	done <list
	group "$op: killed at any call"
}

# usage: fails NAME ERROR: every call of that name.  A failed sync of the
# directory comes when the new log has its name; messages may fail too.
fails() {
	k=1
	while :; do
		point="$op, $1 $2 $k"
		prepare
		$op strace -f -o trace -e "inject=$1:error=$2:when=$k"
		got=$?
		grep -q "^[0-9]* *$1(.*INJECTED" trace || break
		points=$((points + 1))
		look
		sed '/INJECTED/,$d' trace | grep -q '^[0-9]* *rename' &&
			named=new || named=old
		case $got in
		0) test $state = new || wrong "status 0, but the old log" ;;
		2)
			test $state = $named || wrong "status 2, $state log"
			test -s err || wrong "no message"
			;;
		*) wrong "status $got" ;;
		esac
		if test $2 = EINTR && test $got != 0; then
			wrong "EINTR is told"
		fi
		if test "$(sed -n 's/^[0-9]* *fsync(.*INJECTED.*/x/p' trace)"; then
			test $got = 2 || test $2 = EINTR ||
				wrong "a failed sync is called done"
		fi
		test -z "$(ls -A us | grep -v '^anna.csv$')" ||
			wrong "something is left beside the log"
		again
		k=$((k + 1))
	done
}

is "$(head -n 1 widened)" "$head,walk" "a new column comes behind the others"
is "$(tail -n 1 widened)" \
	"DDDDDDDDDDD1,2026-11-20T20:00:00+01:00,anna,note,shared,,,x,far" \
	"with its entry"
is "$(sed '1d; $d; s/,$//' widened)" "$(sed 1d old)" "and no cell in the others"
for op in withdraw merge widen; do
	new=withdrawn
	test $op = merge && new=merged
	test $op = widen && new=widened
	prepare
	$op strace -f -y -o trace
	order "$op: locked, written, synced, named, synced again" \
		'^openat.*anna.csv' '^fcntl.*F_OFD_SETLK' \
		'^openat.*\.anna\.csv\.[0-9A-Z]*.*O_EXCL' \
		'^write\([0-9]+<.*/\.anna\.csv\.' \
		'^fchmod\([0-9]+<.*/\.anna\.csv\..*0640' \
		'^fsync\([0-9]+<.*/\.anna\.csv\.' '^rename.*\.anna\.csv\.' \
		'^fsync\([0-9]+<[^>]*/us>'
	test $op != withdraw || order "the list is synced first" \
		'^write\([0-9]+<.*/anna.withdrawn>' \
		'^fsync\([0-9]+<.*/anna.withdrawn>' \
		'^openat.*\.anna\.csv\.[0-9A-Z]*.*O_EXCL'
	kills
	for error in ENOSPC EIO EINTR; do
		for call in write fsync renameat; do
			fails $call $error
		done
	done
	group "$op: a write, sync or rename that fails"
done
done_testing
