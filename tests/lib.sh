# What every test script stands on: a clean, private, fixed world, and the
# words of the Test Anything Protocol.  Read with:
#	. "$(dirname "$0")/lib.sh"
# Afterwards: $src the source tree, $top the build tree, $tmp an empty
# directory that goes away, HOME inside it; attune and the programs in PATH.

src=$(cd "$(dirname "$0")/.." && pwd)
top=${ATTUNE_BUILDDIR:-$src}
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
trap 'exit 2' HUP INT TERM
unset LANGUAGE LC_MESSAGES LC_NUMERIC LC_TIME LC_CTYPE LANG ATTUNE_LOG \
	ATTUNE_PRIVATE XDG_STATE_HOME XDG_CONFIG_HOME XDG_DATA_HOME COLUMNS \
	NO_COLOR ACCESSIBLE POSIXLY_CORRECT
LC_ALL=C.UTF-8 TZ=UTC TERM=dumb HOME=$tmp/home
ATTUNE_NOW=2026-11-22T21:14:05+01:00
ATTUNE_DATA=$src/share
ATTUNE_EXEC_PATH=$top/cmd
ATTUNE_LOCALEDIR=$tmp/locale
PATH=$top/cmd:$PATH
export LC_ALL TZ TERM HOME ATTUNE_NOW ATTUNE_DATA ATTUNE_EXEC_PATH \
	ATTUNE_LOCALEDIR PATH
mkdir "$HOME"
cd "$tmp" || exit 2

count=0
failed=0

# ok STATUS WHAT: WHAT holds when STATUS is 0.
ok() {
	count=$((count + 1))
	if [ "$1" -eq 0 ]; then
		printf 'ok %d - %s\n' "$count" "$2"
	else
		failed=$((failed + 1))
		printf 'not ok %d - %s\n' "$count" "$2"
	fi
}

# is GOT WANTED WHAT: two texts are equal.
is() {
	if [ "$1" = "$2" ]; then
		ok 0 "$3"
	else
		ok 1 "$3"
		printf '%s\n' "$1" | sed 's/^/# got:    /'
		printf '%s\n' "$2" | sed 's/^/# wanted: /'
	fi
}

# has TEXT PART WHAT: TEXT has PART in it.  lacks: it has not.
has() {
	case $1 in
	*"$2"*) ok 0 "$3" ;;
	*)
		ok 1 "$3"
		printf '%s\n' "$1" | sed 's/^/# got:    /'
		printf '%s\n' "$2" | sed 's/^/# wanted part: /'
		;;
	esac
}
lacks() {
	case $1 in
	*"$2"*)
		ok 1 "$3"
		printf '%s\n' "$1" | sed 's/^/# got:    /'
		printf '%s\n' "$2" | sed 's/^/# unwanted part: /'
		;;
	*) ok 0 "$3" ;;
	esac
}

# run COMMAND...: leaves $out, $err and $status.  Standard input is /dev/null,
# or the file named by $in.
run() {
	"$@" <"${in:-/dev/null}" >"$tmp/.out" 2>"$tmp/.err"
	status=$?
	out=$(cat "$tmp/.out")
	err=$(cat "$tmp/.err")
}

# exits STATUS WHAT: the last run ended with STATUS.
exits() {
	is "$status" "$1" "$2"
	[ "$status" -eq "$1" ] || sed 's/^/# stderr: /' "$tmp/.err"
}

# same FILE FILE WHAT: two files are byte for byte equal.
same() {
	if cmp -s "$1" "$2"; then
		ok 0 "$3"
	else
		ok 1 "$3"
		diff "$1" "$2" | head -n 20 | sed 's/^/# /'
	fi
}

# need PROGRAM...: leaves the whole script out, counted, when one is missing.
need() {
	for program; do
		command -v "$program" >/dev/null 2>&1 || {
			echo "1..0 # SKIP $program is not installed"
			exit 0
		}
	done
}

# skip N WHY: N cases are left out and counted.
skip() {
	n=$1
	while [ "$n" -gt 0 ]; do
		count=$((count + 1))
		printf 'ok %d # SKIP %s\n' "$count" "$2"
		n=$((n - 1))
	done
}

# done_testing: the last line of a script.
done_testing() {
	echo "1..$count"
	[ "$failed" -eq 0 ]
	exit
}
