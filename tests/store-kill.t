#!/bin/sh
# SPDX-License-Identifier: MIT
# One append is killed before every one of its system calls, and every call on
# the log is made to fail: the old rows stay byte for byte, the row is whole
# or absent, what was acknowledged is there, and the next append works.
. "$(dirname "$0")/lib.sh"
. "$src/tests/kill-lib.sh"
appender=${APPENDER:-$top/tests/appender}
if ! test -x "$appender"; then
	echo "1..0 # SKIP no $appender"
	exit 0
fi
# shellcheck disable=SC2154 # lib.sh sets it
dir=$tmp
log=$dir/l/us.csv
# The states a log may be in: none (nor its directory), rows, torn, zeros.
# $dir/old then has the whole lines that must stay, $dir/tail what must stay
# somewhere.
prepare() {
	rm -rf "$dir/l"
	: >"$dir/old"
	: >"$dir/tail"
	test "$state" = none && return
	mkdir -m 700 "$dir/l"
	"$appender" -b "$log" old 5 >/dev/null || wrong "not prepared"
	cp "$log" "$dir/old"
	case $state in
	torn) printf 'ABC,2026-11-2' | tee "$dir/tail" >>"$log" ;;
	zeros) printf '\0\0\0\0' >>"$log" ;;
	esac
	cp "$log" "$dir/before"
}

# The lines of a row named $1 in the log.
lines_of() {
	grep -c "\"\"$1-1\"\"" "$log" 2>/dev/null || :
}

# usage: check STATUS, after an append of the row "new"; its stdout is in
# $dir/ack.  Status 137 is killed.
check() {
	size=$(wc -c <"$dir/old")
	if test "$size" -gt 0; then
		head -c "$size" "$log" | cmp -s - "$dir/old" ||
			wrong "old rows changed"
	fi
	there=$(lines_of new)
	: "${there:=0}"
	test -s "$dir/ack" && test "$there" != 1 && wrong "acknowledged, lost"
	case $1 in
	0) test "$there" = 1 || wrong "status 0, no row" ;;
	2) test "$there" = 0 || wrong "status 2, but a row" ;;
	3 | 137) test "$there" -le 1 || wrong "two rows" ;;
	*) wrong "status $1" ;;
	esac
	if test "$1" = 2 && test -s "$dir/tail"; then
		cmp -s "$log" "$dir/before" || cmp -s "$log" "$dir/old" ||
			wrong "status 2, something changed"
	elif test "$1" = 2 && test "$size" -gt 0; then
		cmp -s "$log" "$dir/old" || test "$state" = zeros ||
			wrong "status 2, something changed"
	fi
	timeout 5 "$appender" ${private:+"$private"} "$log" next 1 \
		>/dev/null 2>&1 ||
		wrong "the next append fails"
	if test -s "$dir/tail"; then
		cat "$log" "$log.torn" 2>/dev/null |
			grep -qF "$(cat "$dir/tail")" || wrong "torn text lost"
	fi
	"$appender" ${private:+"$private"} "$log" new 1 >/dev/null 2>&1 ||
		wrong "no retry"
	test "$(lines_of new)" = 1 || wrong "retried, not there once"
	test "$(lines_of next)" = 1 || wrong "the next row is not there once"
	want=2
	test "$size" -gt 0 && want=7
	test "$("$appender" -r "$log" 2>&1)" = $want || wrong "broken log"
}

# usage: trace STRACE-OPTION...
trace() {
	strace -f -o trace "$@" \
		"$appender" ${private:+"$private"} "$log" new 1 \
		>"$dir/ack" 2>"$dir/err"
}

kills() {
	prepare
	trace
	calls >"$dir/calls"
	while read -r name n; do
		k=1
		while test $k -le "$n"; do
			point="$state $name $k"
			if chosen; then
				prepare
				trace -e "inject=$name:signal=KILL:when=$k"
				check $?
			fi
			k=$((k + 1))
		done
	done <"$dir/calls"
	group "killed at a call, $1"
}

# usage: fails NAME ERROR WANTED-STATUSES [INJECTION...]
# Every call of that name on the log, its directory or the torn file.
fails() {
	call=$1 error=$2 wanted=$3
	shift 3
	k=1
	while :; do
		point="$state $call $error $k"
		prepare
		trace -P "$dir/l" -P "$log" -P us.csv -P us.csv.torn \
			-P "$log.torn" "$@" \
			-e "inject=$call:error=$error:when=$k"
		got=$?
		grep -q "^[0-9]* *$call(.*INJECTED" trace || break
		points=$((points + 1))
		case " $wanted " in
		*" $got "*) ;;
		*) wrong "status $got, wanted $wanted" ;;
		esac
		if test "$call" = fsync && test $got = 3; then
			sed '1,/INJECTED/d' trace |
				grep -qE '(fsync|ftruncate)\(' &&
				wrong "something was tried after a failed sync"
		fi
		check $got
		k=$((k + 1))
	done
}

# What kill cannot show: that each thing is on disk before the next is done.
syncs() {
	state=none
	prepare
	trace -y
	order "a new log: written, synced, its name synced, then told" \
		'^mkdir' "^fsync\\([0-9]+<$dir/l>" "^fsync\\([0-9]+<$dir>" \
		'^write\([0-9]+<.*us.csv>' '^fsync\([0-9]+<.*us.csv>' \
		"^fsync\\([0-9]+<$dir/l>" '^write\(1<'
	state=rows
	prepare
	trace -y
	order "a log: locked, looked at, written, synced, told" \
		'^openat.*us.csv' '^fcntl.*F_OFD_SETLK' '^newfstatat.*us.csv' \
		'^pread' '^write\([0-9]+<.*us.csv>' \
		'^fsync\([0-9]+<.*us.csv>' '^write\(1<'
	is "$(grep -c 'write([0-9]*<.*us.csv>' trace)" 1 \
		"it is written in one go"
	prepare
	trace -y -e inject=write:error=ENOSPC:when=1
	order "a failed write is taken back and that is synced" \
		'^write\([0-9]+<.*INJECTED' '^ftruncate' \
		'^fsync\([0-9]+<.*us.csv>'
	state=torn
	prepare
	trace -y
	order "torn text is synced beside the log before it is cut off" \
		'^write\([0-9]+<.*us.csv.torn>' \
		'^fsync\([0-9]+<.*us.csv.torn>' "^fsync\\([0-9]+<$dir/l>" \
		'^ftruncate\([0-9]+<.*us.csv>' '^write\([0-9]+<.*us.csv>' \
		'^fsync\([0-9]+<.*us.csv>' '^write\(1<'
	state=rows
	prepare
	"$appender" -b "$log" many 10000 >many.out
	trace -y
	is "$(awk '/pread64\([0-9]*<.*us.csv>/ { n += $NF }
		END { print (n > 0 && n <= 3 * 65536) }' trace)" 1 \
		"of a long log only the beginning and the end are read"
}

private=
syncs
state=none
kills "a new log"
state=rows
kills "a log with rows"
state=torn
kills "a torn log"
state=zeros
kills "a log with zeros at its end"
private=-p state=none
kills "a new private log"
private=-p state=rows
kills "a private log with rows"
private=

for error in ENOSPC EIO EDQUOT; do
	for state in rows torn zeros; do
		fails write "$error" 2
	done
	state=none
	fails write "$error" 2
	group "write: $error is told and nothing changes"
	for state in none rows torn zeros; do
		fails fsync "$error" "2 3"
	done
	group "fsync: $error is told, not tried again"
	for state in torn zeros; do
		fails ftruncate "$error" 2
	done
	group "ftruncate: $error is told and nothing changes"
	for state in none rows torn; do
		fails openat "$error" "2 3"
	done
	group "openat: $error is told"
done
for call in write fsync ftruncate openat fcntl; do
	for state in none rows torn zeros; do
		fails "$call" EINTR 0
	done
	group "$call: nobody sees EINTR"
done
for error in EINVAL ENOLCK EOPNOTSUPP; do
	for state in none rows; do
		fails fcntl "$error" 0
	done
done
group "another kind of lock is tried"
state=rows
for error in ENOSPC EIO; do
	fails ftruncate EIO "3" -e "inject=write:error=$error:when=1"
done
group "what cannot be put back is not sure"
done_testing
