#!/bin/sh
# SPDX-License-Identifier: MIT
# Hostile files.  Whatever is given to them, attune log and attune report end
# in time and in little memory, with the status that the table below says,
# say nothing that a terminal obeys and nothing of a note; a log that takes
# no row stays byte for byte, one that does keeps the rows it has.
# HOSTILE_KEEP=DIR keeps what was run there; HOSTILE_ONLY=PATTERN takes the
# cases whose names match; HOSTILE_SHOW=1 prints the table as it came out.
. "$(dirname "$0")/lib.sh"
need perl
export ASAN_OPTIONS=detect_leaks=0

# Five seconds and 600 MB; sanitizers want more of both.
seconds=5 memory=600000
if nm "$top/cmd/log" 2>/dev/null | grep -q __asan_init; then
	seconds=30 memory=unlimited
fi

mkdir files err base
holes=$(mktemp -d "/dev/shm/attune-hostile.XXXXXXXX" 2>/dev/null) ||
	holes=$tmp/files
trap 'rm -rf "$tmp"; [ "$holes" = "$tmp/files" ] || rm -rf "$holes"' EXIT
perl "$src/tests/hostile.pl" "$tmp/files" "$holes" || exit 2
cat >base/log.csv <<END2
id,time,who,kind,visibility,ref,desire,tags,note
BASE00000001,2026-11-01T20:00:00+01:00,anna,checkin,shared,,7,sun,SECRETCELL
BASE00000002,2026-11-02T20:00:00+01:00,anna,checkin,shared,,6,,
END2
chmod 600 base/log.csv
cd files || exit 2

# bounded COMMAND...: within the limits; its status is left in $status.
# A shell of its own for each would cost more than the programs.
# shellcheck disable=SC3045 # else there is no limit
ulimit -v "$memory" 2>/dev/null || [ "$memory" = unlimited ] ||
	echo "# no limit of memory here"
bounded() {
	timeout -k 1 "$seconds" "$@"
	status=$?
}

wrong() {
	problems="$problems
# $name: $1"
}

# finish RUN WANTED: judges the status that was left.
finish() {
	got="$got $status"
	case " $2 " in
	*" $status "*) ;;
	*) wrong "$1: status $status, wanted $2: $(head -n 1 "$err" |
		LC_ALL=C tr -cd ' -~')" ;;
	esac
	case $status in
	124) case $2 in *124*) ;; *) wrong "$1: not done in $seconds s" ;; esac ;;
	137) wrong "$1: not done in $seconds s" ;;
	12[5-9] | 1[3-9]? | 2??) wrong "$1: crashed, status $status" ;;
	esac
	# Trouble is told, success is not.
	case $status in
	2 | 3) [ -s "$err" ] || wrong "$1: status $status, not a word" ;;
	esac
}

# What a log must be after an append that left $status.
kept() {
	if [ "$status" -ne 0 ]; then
		cmp -s "$tmp/l/log.csv" "$tmp/base/log.csv" ||
			wrong "append: failed, but changed the log"
	elif [ "$(grep -c '^BASE0000000[12],' "$tmp/l/log.csv")" != 2 ]; then
		wrong "append: old rows lost"
	elif ! attune log --strict -L "$tmp/l" >"$tmp/read" 2>&1; then
		wrong "append: left a log that cannot be read"
	fi
	for left in "$tmp/l/".* "$tmp/l/"*; do
		case $left in
		*/. | */.. | */log.csv | */anna.csv) ;;
		*) wrong "append: left $left" ;;
		esac
	done
}

# append WANTED: from standard input and as an operand by turns.
append() {
	rm -rf "$tmp/l" "$HOME"
	mkdir -m 700 "$tmp/l" "$HOME"
	cp -p "$tmp/base/log.csv" "$tmp/l/log.csv"
	err=$tmp/err/$name.append
	turn=$((turn + 1))
	if [ -f "$file" ] && [ -r "$file" ] && [ $((turn % 2)) = 0 ]; then
		bounded attune log -a -L "$tmp/l/log.csv" -w anna \
			<"$file" >"$tmp/out" 2>"$err"
	else
		bounded attune log -a -L "$tmp/l/log.csv" -w anna -- "$file" \
			</dev/null >"$tmp/out" 2>"$err"
	fi
	[ ! -s "$tmp/out" ] || wrong "append: wrote to standard output"
	finish append "$1"
	kept
	[ "$status" -ne 0 ] || mv "$tmp/l/log.csv" "$tmp/err/$name.append-out"
}

# read_as RUN WANTED COMMAND...
read_as() {
	err=$tmp/err/$name.$1
	run=$1 wanted=$2
	shift 2
	bounded attune "$@" -- "$file" </dev/null >"$tmp/out" 2>"$err"
	finish "$run" "$wanted"
	if [ "$run" = log ] && [ "$status" != 2 ] && [ -s "$tmp/out" ]; then
		bounded attune log --strict --raw -- - \
			<"$tmp/out" >/dev/null 2>"$tmp/err/again"
		[ "$status" -eq 0 ] || wrong "log: its output is no log"
	fi
	case $run in
	report | text) mv "$tmp/out" "$tmp/err/$name.$run-out" ;;
	esac
}

# try NAME LOG REPORT APPEND LINT: the statuses wanted; - leaves one out.
try() {
	name=$1 problems='' got='' file=$1.csv
	case $name in
	*/* | ????????????????????????????????*) name=path-$count ;;
	esac
	[ -e "$holes/$file" ] && file=$holes/$file
	[ -e "$file" ] || [ -L "$file" ] || file=$1
	[ "$2" = - ] || read_as log "$2" log
	case $name in
	text-* | name-* | kind-* | conflict-* | private-*)
		read_as text "$2" log -f text
		;;
	esac
	[ "$3" = - ] || read_as report "$3" report
	[ "$4" = - ] || append "$4"
	[ "$5" = - ] || read_as lint "$5" log --lint
	[ -z "${HOSTILE_SHOW-}" ] || echo "#= $name$got"
	[ -z "$problems" ]
	ok $? "$1: $2 $3 $4 $5"
	[ -z "$problems" ] || printf '%s\n' "${problems#?}"
}

turn=0

# The table: statuses of log, report, append and lint, then the cases.
# 0 fine, 1 lint has found something, 2 it could not be done, 3 done, but bad
# records were left out.
table() {
	cat <<END2
# Odd, but right.  (What is written to people makes it visible.)
0 0 0 0 quote-doubled quote-only-doubled quote-blanks quote-typographic
0 0 0 0 quote-all columns-1024 name-128 name-comma name-quote name-formula
0 0 0 0 name-prototype name-equals name-blanks case-time header-only ref-orphan
0 0 0 0 ref-self ref-circle-2 ref-circle-3 tags-one-cell tags-empties rating-na
0 0 0 0 rating-zeros text-formula text-html text-format text-shell text-emoji
0 0 0 0 text-noncharacter time-odd-0 time-odd-1 time-odd-2 time-odd-8 who-odd-2
0 0 0 0 who-odd-3 text-zerowidth text-pilcrow bom-cell ref-other text-marks
# Reading takes it, writing does not: too long, no word, or nothing at all.
0 0 2 0 empty cell-64KiB text-combining kind-long cell-quotes
0 0 2 1 name-latin1 name-escape name-bidi bom-twice kind-escape kind-bidi blanks
# Read as it is meant; lint names it.
0 0 0 1 vertical-tab unicode-breaks name-break text-escape text-bell
0 0 0 1 text-backspace text-delete text-c1-utf8 text-all-c0 text-title
0 0 0 1 text-bidi text-tagchars
0 0 0 1 quote-lf quote-crlf quote-cr quote-row-within bom bom-quoted
0 0 0 1 bom-joined bom-rows crlf cr crcrlf lfcr mixed-breaks no-last-break
0 0 0 1 cr-last blank-lines million-breaks header-no-break header-blank
0 0 0 1 semicolons tabs sep-semicolon
0 0 0 1 header-again header-each header-turned header-more header-again-bom
0 0 0 1 id-twice-same id-twice-other id-case id-none private private-ref
0 0 0 1 conflict-in-quotes time-odd-3 time-odd-4 time-odd-5 time-odd-7
0 0 0 1 time-odd-9 private-nothing rows-50000 who-5000 kinds-5000 ref-chain
0 0 0 1 ref-fork tags-20000 torn-81 sep-pipe utf7-bom header-short torn-66
# Read, or nobody else's business; not to be written.
0 0 2 1 newlines bom-only torn-utf8 private-rating private-id private-tags
0 0 2 1 private-latin1 clinician-rating visibility-empty visibility-capital
0 0 2 1 visibility-blank visibility-homoglyph private-column text-c1-bytes
0 0 2 1 text-continuation text-overlong text-surrogate text-beyond
0 0 2 1 text-truncated text-latin1 text-ff-fe private-time private-who
0 0 2 1 private-column-bad private-long
# Together more columns than a log may have: no table is written.
2 0 0 1 columns-twice-1000
# Some records are bad.
3 3 2 1 quote-open-last quote-open-first quote-stray quote-after quote-three
3 3 2 1 quote-backslash quote-time quote-every-line quote-far quote-open-3MiB
3 3 2 1 nul-note nul-quoted nul-time nul-who nul-tail nul-tail-long
3 3 2 1 nul-torn-tail nul-lines utf16-inside cell-64KiB-1 cell-900KB
3 3 2 1 record-2MiB record-2MiB-quoted record-30MiB commas commas-long
3 3 2 1 tail-30MiB rows-bad-50000 rows-short-50000 ragged-short ragged-long
3 3 2 1 semicolon-rows conflict conflict-diff3 conflict-crlf conflict-open
3 3 2 1 conflict-escape torn-1 torn-6 torn-13 torn-24 torn-39 torn-45 torn-53
3 3 2 1 torn-60 torn-62 torn-cr torn-middle id-bad-0 id-bad-1 id-bad-2 id-bad-3
3 3 2 1 id-bad-4 id-bad-5 id-bad-6 id-bad-7 id-bad-8 id-bad-9 ref-bad
3 3 2 1 private-quote time-bad-00 time-bad-01 time-bad-02 time-bad-03
3 3 2 1 time-bad-04 time-bad-05 time-bad-06 time-bad-07 time-bad-08 time-bad-09
3 3 2 1 time-bad-10 time-bad-11 time-bad-12 time-bad-13 time-bad-14 time-bad-15
3 3 2 1 time-bad-16 time-bad-17 time-bad-18 time-bad-19 time-bad-20 time-bad-21
3 3 2 1 time-bad-22 time-bad-23 time-bad-24 time-bad-25 time-bad-26 time-bad-27
3 3 2 1 time-bad-28 time-bad-29 time-bad-31 time-bad-32 time-bad-33 time-bad-34
3 3 2 1 rating-bad-00 rating-bad-01 rating-bad-02 rating-bad-03 rating-bad-04
3 3 2 1 rating-bad-05 rating-bad-06 rating-bad-07 rating-bad-08 rating-bad-09
3 3 2 1 rating-bad-10 rating-bad-11 rating-bad-12 rating-bad-13 rating-bad-14
3 3 2 1 rating-bad-15 rating-bad-17 rating-bad-18 rating-bad-19 who-bad-01
3 3 2 1 who-bad-02 who-bad-03 who-bad-04 who-bad-05 who-bad-06 who-bad-07
3 3 2 1 who-bad-10 who-bad-11 who-bad-12 tags-bad-0 tags-bad-1 tags-bad-3
3 3 2 1 tags-bad-4 tags-bad-5 date-bad
3 3 2 1 who-odd-0 who-odd-1 torn-67 torn-75 time-odd-6
3 3 2 1 semicolon-header
# The same of 4 GiB.
3 - 2 1 hole-behind-rows
3 3 - - hole-between-rows
3 - - 1 hole-in-quotes
# What a hand wrote is understood when it is taken in, but not in a log.
3 3 0 1 decimal-comma time-bad-30 rating-bad-16 rating-bad-20 who-bad-00
3 3 0 1 who-bad-08 who-bad-09 tags-bad-2
# No log at all.
2 2 2 1 quote-open-header quote-header-stray nul-header nul-only nul-begin
2 2 2 1 utf16le-bom utf16be-bom utf16le utf16be utf32le-bom utf32be ebcdic gzip
2 2 2 1 binary line-30MiB columns-1025 columns-100000 columns-commas
2 2 2 1 columns-later name-129 name-60KB name-2MiB commas-only quotes-only
2 2 2 1 header-gone strangers twice-id twice-time twice-who
2 2 2 1 twice-note twice-desire twice-stranger capitals name-empty
2 2 2 1 name-trailing ragged-comma-end pipes colons spaces carets units
2 2 2 1 sep-wrong sep-quote sep-only sep-twice sep-quoted conflict-first
2 2 2 1 header-again-twice torn-header-row hole
# What a log cannot do without is made when rows are appended.
2 2 0 1 no-time no-who no-time-no-who both-even header-torn
END2
}
table | while read -r l r a i names; do
	case $l in
	[0-9-])
		# shellcheck disable=SC2086 # they are several
		printf "%s $l $r $a $i\n" $names
		;;
	esac
done >"$tmp/table"
while read -r case statuses; do
	# shellcheck disable=SC2254,SC2086 # a pattern; they are four
	case $case in
	${HOSTILE_ONLY-*}) try "$case" $statuses ;;
	esac
done <"$tmp/table"

# What is no plain file.
rest=0123456789012345678901234567890123456789
cat >"$tmp/table" <<END2
dir-empty 0 0 2 0
dir-csv 0 0 2 0
dir-nested 3 3 2 1
dir-bad 3 3 2 1
dir-fifo 2 2 2 2
dir-loop 2 2 2 2
link 0 0 0 1
fifo 2 2 2 2
socket 2 2 2 2
loop 2 2 2 2
loop-a 2 2 2 2
dangling 2 2 2 2
nowhere 2 2 2 2
nowhere/at/all.csv 2 2 2 2
crlf.csv/ 2 2 2 2
crlf.csv/anna.csv 2 2 2 2
/dev/zero 2 2 2 2
/dev/full 2 2 2 2
/dev/null 2 2 2 2
/dev/tty 2 2 2 2
/proc/self/mem 0 0 2 0
$rest$rest$rest$rest$rest$rest$rest.csv 2 2 2 2
END2
while read -r case statuses; do
	# shellcheck disable=SC2254,SC2086 # a pattern; they are four
	case $case in
	${HOSTILE_ONLY-*}) try "$case" $statuses ;;
	esac
done <"$tmp/table"
if [ "$(id -u)" = 0 ]; then
	skip 2 "root reads everything"
else
	try unreadable 2 2 2 2
	try dir-unreadable 2 2 2 2
fi
# Names that a terminal would obey: only their bad row is told.
for path in ./file-name* ./-file-name.csv; do
	turn=1 file=$path problems='' got='' name=name-$count
	read_as log 3 log
	read_as report 3 report
	append 2
	read_as lint 1 log --lint
	[ -z "$problems" ]
	ok $? "a file of a strange name: $(echo "$path" | LC_ALL=C tr -cd ' -~')"
	[ -z "$problems" ] || printf '%s\n' "${problems#?}"
done


# Pipes without an end: whatever comes of it, it comes in time.
# endless NAME SHELL-TEXT STATUSES COMMAND...
endless() {
	name=$1 text=$2 wanted=$3 problems='' got='' err=$tmp/err/$1.pipe
	shift 3
	rm -rf "$tmp/l" "$HOME"
	mkdir -m 700 "$tmp/l" "$HOME"
	cp -p "$tmp/base/log.csv" "$tmp/l/log.csv"
	sh -c "$text" 2>/dev/null | {
		bounded "$@" >/dev/null 2>"$err"
		echo "$status" >"$tmp/status"
	}
	status=$(cat "$tmp/status")
	finish "$2 from a pipe" "$wanted"
	cmp -s "$tmp/l/log.csv" "$tmp/base/log.csv" || wrong "the log changed"
	[ -z "$problems" ]
	ok $? "an endless pipe: $name"
	[ -z "$problems" ] || printf '%s\n' "${problems#?}"
}
if [ -z "${HOSTILE_ONLY-}" ]; then
	endless zeros 'cat /dev/zero' 2 attune log -
	endless zeros-report 'cat /dev/zero' 2 attune report -
	endless zeros-append 'cat /dev/zero' 2 \
		attune log -a -L "$tmp/l/log.csv" -w anna -
	rows='echo time,who,note; yes 2026-11-02T20:00:00Z,anna,SECRETCELL'
	endless rows "$rows" 2 attune log -
	endless rows-report "$rows" 2 attune report -
	endless quote 'echo time,who,note; yes \"SECRETCELL' 2 attune log -
	endless bad-append 'echo time,who,note; yes SECRETCELL' 2 \
		attune log -a -L "$tmp/l/log.csv" -
	# What runs through has no end, and little memory.
	usual=$seconds seconds=2
	endless rows-raw "$rows" 124 attune log --raw -
	# All that is taken before the limit is given back, which takes time.
	endless rows-append "$rows" "2 124" \
		attune log -a -L "$tmp/l/log.csv" -
	seconds=$usual
fi

# A long pipe runs through in less memory than it has bytes.
if [ "$memory" = unlimited ]; then
	skip 3 "memory cannot be bounded under a sanitizer"
elif [ -z "${HOSTILE_ONLY-}" ]; then
	row="2026-11-02T20:00:00Z,anna,some words of a note, and more of it"
	long() {
		echo time,who,note,more
		yes "$row" | head -n 4000000
		[ -z "${1-}" ] || printf 'time,who,walk\n%s\n' "$1"
	}
	# shellcheck disable=SC3045
	got=$(long | (ulimit -v 200000 && attune log --raw -H -c who -) |
		grep -c '^anna$')
	is "$got" 4000000 "a pipe of 250 MB runs through in 200 MB"
	long 2026-11-02T20:00:00Z,anna,far |
		attune log --raw -c who - >/dev/null 2>"$tmp/said"
	is "$?" 2 "a column that first comes behind 64 MiB is not dropped silently"
	is "$(cat "$tmp/said")" "attune log: standard input:4000003:walk: a column that comes this far behind takes a file: a pipe can be read once only" \
		"but named"
fi

# All that was said, at last.
least=1000
[ -z "${HOSTILE_ONLY-}" ] || least=1
run perl "$src/tests/hostile-said.pl" "$tmp/err" $least
exits 0 "no message has what a terminal obeys, nor a word of a note"
[ -z "$out" ] || printf '%s\n' "$out" | head -n 40 | sed 's/^/# /'
[ -z "${HOSTILE_KEEP-}" ] || cp -r "$tmp/." "$HOSTILE_KEEP"
done_testing
