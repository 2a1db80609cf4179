#!/bin/sh
# SPDX-License-Identifier: MIT
# A log on a disk of 64 KiB: rows are appended until it is full.  What was
# acknowledged is there, the row that was not is given back, nothing is torn.
. "$(dirname "$0")/lib.sh"

mkdir disk
if [ "$(id -u)" != 0 ] || ! command -v mount >/dev/null ||
	! mount -t tmpfs -o size=64k,mode=700 attune disk 2>/dev/null; then
	skip 1 "no disk can be mounted here"
	done_testing
fi
trap 'cd /; umount "$tmp/disk" || umount -l "$tmp/disk"; rm -rf "$tmp"' EXIT
long=$(printf '%01000d' 0 | tr 0 x)
log=$tmp/disk/us.csv

# fill: appends rows until that fails; $n is the row that
# failed, $status, $err and the logs before and after it tell how.
fill() {
	n=0
	while [ $n -lt 200 ]; do
		n=$((n + 1))
		cp "$log" before.csv 2>/dev/null
		printf 'time,kind,note\n%s,note,row-%d. %s\n' \
			"$ATTUNE_NOW" $n "$long" >row.csv
		in=$tmp/row.csv
		run attune log -a -L "$log" -w anna -
		in=
		[ "$status" -eq 0 ] || return
	done
}

# stored WHAT: there are exactly the rows from 1 to $n - 1.
stored() {
	run attune log --strict "$log" -H -c note
	exits 0 "$1: the log can be read"
	is "$(printf '%s\n' "$out" | sed 's/ .*//')" \
		"$(seq -f 'row-%.0f.' 1 $((n - 1)))" \
		"$1: what was acknowledged is there, and no more"
	is "$(tail -c 1 "$log" | od -An -tx1)" " 0a" "$1: its last row is whole"
	is "$(ls -A disk)" us.csv "$1: nothing lies beside it"
}

fill
[ $n -gt 20 ] && [ $n -lt 70 ]
ok $? "the disk is full after some rows ($n)"
exits 2 "the row that does not fit is refused"
has "$err" "No space left on device" "with the reason"
has "$err" "not saved: " "it is given back"
has "$err" "row-$n. $long" "whole"
is "$(printf '%s\n' "$err" | grep -c "row-[0-9]*\.")" 1 "and no other row"
same "$log" before.csv "not a byte has changed"
stored "full"

# Four writers at once, from the first row on.
rm -f "$log"
for w in 1 2 3 4; do
	i=0
	while [ $i -lt 30 ]; do
		i=$((i + 1))
		printf 'time,kind,note\n%s,note,w%d-%d. %s\n' "$ATTUNE_NOW" \
			$w $i "$long" |
			attune log -a -L "$log" -w anna - 2>>"told-$w" &&
			echo "w$w-$i." >>"acknowledged-$w"
	done &
done
wait
run attune log --strict "$log" -H -c note
exits 0 "four writers: the log can be read"
is "$(printf '%s\n' "$out" | sed 's/ .*//' | sort)" \
	"$(sort acknowledged-*)" "four writers: acknowledged is stored"
is "$(cat told-* | grep -c '^not saved: .*w[1-4]-[0-9]*\.')" \
	$((120 - $(cat acknowledged-* | wc -l))) \
	"four writers: every other row was given back"

# What writes the log anew has no room for a second one: the first stays.
cp "$log" before.csv
run attune log --lint --fix "$log"
same "$log" before.csv "--fix without room leaves the log"
run attune log --merge "$log" row.csv -o "$log"
same "$log" before.csv "--merge without room too"
printf 'time,kind,walk\n%s,note,far\n' "$ATTUNE_NOW" >row.csv
run attune log -a -L "$log" -w anna row.csv
same "$log" before.csv "and so does a new column"
exits 2 "which is told"
has "$err" "No space left on device" "with the reason"
is "$(ls -A disk)" us.csv "nothing lies beside it"

# Room again.
umount disk && mount -t tmpfs -o size=256k,mode=700 attune disk &&
	cp before.csv "$log" && chmod 600 "$log"
fill
[ $n -gt 50 ]
ok $? "with room there are more rows"
done_testing
