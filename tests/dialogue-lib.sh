# SPDX-License-Identifier: MIT
# What the tests of dialogues on a terminal share; read behind tests/lib.sh.
# Afterwards: anna has said yes to the words of the first run.

pty=$top/tests/pty
[ -x "$pty" ] || {
	echo "1..0 # SKIP tests/pty is not built"
	exit 0
}
shared=$HOME/.local/share/attune/shared/anna.csv
private=$HOME/.local/share/attune/private/anna.csv
esc=$(printf '\033')
cr=$(printf '\r')

# dialogue COMMAND...: runs it with the steps on standard input; leaves the
# transcript in $seen and the files seen, rows and errors.
dialogue() {
	cat >steps
	"$pty" steps sh -c 'exec "$@" >rows 2>errors' sh "$@" >seen 2>pty.err
	status=$?
	sed 's/^/# /' pty.err
	cp errors "$tmp/.err"
	seen=$(cat seen)
}
# The last row printed, without its id.
row() {
	tail -n 1 rows | cut -d, -f2-
}
# agree TAG: TAG has said yes to the words of the first run before.
agree() {
	printf '%s\n' time,who,kind,visibility,title,state \
		"2026-01-01T12:00:00+01:00,$1,consent,private,us,given" |
		attune log -a
}
agree anna
cp -p "$private" yes.csv
# fresh: a world in which nothing else has happened.
fresh() {
	rm -rf "$HOME/.local" "$HOME/.config"
	mkdir -p -m 700 "$HOME/.local/share/attune/private"
	cp -p yes.csv "$private"
}
fresh
