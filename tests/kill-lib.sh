# SPDX-License-Identifier: MIT
# For scripts that have a program killed, or its calls fail, at one system call
# after another.  Read with:
#	. "$src/tests/kill-lib.sh"
# EVERY=N tests one point in N (10); 1 tests all of them.
every=${EVERY:-10}
export ASAN_OPTIONS=detect_leaks=0
if ! strace -f -o trace -e inject=fsync:error=EIO:when=1 true 2>/dev/null; then
	echo "1..0 # SKIP strace cannot trace here"
	exit 0
fi
points=0 bad=0 turn=0

# group WHAT: ends a group of points.
group() {
	test $bad = 0 && test $points -gt 0
	ok $? "$1, $points points, $bad wrong"
	points=0 bad=0
}

# wrong WHAT: what is wrong at $point.
wrong() {
	bad=$((bad + 1))
	# shellcheck disable=SC2154 # who reads this sets it
	echo "# $point: $1"
}

# Every name of a call in the file trace but execve, and how often it comes, as
# "NAME COUNT" lines.
calls() {
	sed -n 's/^[0-9]* *\([a-z_0-9]*\)(.*/\1/p' trace | sort | uniq -c |
		while read -r n name; do
			test "$name" = execve || echo "$name $n"
		done
}

# Whether it is this point's turn.
chosen() {
	turn=$((turn + 1))
	test $((turn % every)) = 0 || return 1
	points=$((points + 1))
}

# order WHAT CALL...: patterns that must be found in trace in this order.
order() {
	what=$1
	shift
	sed 's/^[0-9]* *//' trace >order
	at=0
	for call; do
		next=$(awk -v at="$at" -v call="$call" \
			'NR > at && $0 ~ call { print NR; exit }' order)
		test -n "$next" || break
		at=$next
	done
	test -n "$next"
	ok $? "$what"
}
