#!/bin/sh
# SPDX-License-Identifier: MIT
# The pipelines of README, word for word, from a check-in to the report.
. "$(dirname "$0")/lib.sh"
need perl

world() {
	rm -rf "$tmp/world"
	mkdir -p "$tmp/world"
	cd "$tmp/world" || exit 2
	HOME=$tmp/world/home
	ATTUNE_NOW=2026-11-08T21:30:00+01:00
	export HOME ATTUNE_NOW
	mkdir -p "$HOME/.local/share/attune/shared" "$HOME/.config/attune"
	chmod 700 "$HOME/.local/share/attune/shared"
	cp "$src"/share/examples/couple/*.csv "$HOME/.local/share/attune/shared"
	chmod 600 "$HOME"/.local/share/attune/shared/*.csv
	printf 'people = anna ben\n' >"$HOME/.config/attune/config"
}

# Every line of README that begins with TAB "$ " is run by itself.
# A command goes on after a backslash and inside quotes.
perl -ne 's/^\t// or next; $on = 1, $odd = 0, $cmd = "" if s/^\$ //;
	next unless $on; $odd ^= tr/\x27// % 2; $cmd .= $_;
	next if $odd || $cmd =~ /\\\n\z/; $on = 0;
	$cmd =~ s/\\\n\s*/ /g; $cmd =~ s/\n\s*(?=.)/ /g; print $cmd;
	' "$src/README" >joined
ok "$([ "$(wc -l <joined)" -ge 5 ]; echo $?)" "README shows pipelines"
while IFS= read -r line; do
	case $line in
	*mlr*) command -v mlr >/dev/null || {
		skip 1 "miller is not installed"
		continue
	} ;;
	*gnuplot*) command -v gnuplot >/dev/null || {
		skip 1 "gnuplot is not installed"
		continue
	} ;;
	esac
	(world; sh -c "$line" >out 2>err </dev/null)
	is "$?" 0 "README: $line"
	is "$(cat "$tmp/world/err")" "" "and complains of nothing"
done <joined

# A check-in appears in the log and in the report.
world
attune checkin -y --who=anna communication=9 affection=8 closeness=8 |
	attune log -a --tee >tee
is "$(cut -d, -f3,4,5 tee)" "who,kind,visibility
anna,checkin,shared" "checkin | log -a --tee shows the row as it is stored"
id=$(sed -n 's/,.*//;2p' tee)
has "$(attune log -L default --last=1d)" "$id" \
	"the row is in the log under the id it was given"
attune log -L default --who=anna --last=1d | attune report >out 2>&1
is "$?" 0 "log | report works"
has "$(cat out)" "anna" "and speaks of the one who wrote"
is "$(attune log -L default | attune log | attune log -f csv | cksum)" \
	"$(attune log -L default | cksum)" "log | log changes no byte"

if command -v mlr >/dev/null; then
	is "$(attune log -L default -w anna | mlr --icsv --ojson filter \
		'$kind == "weekly"' then cut -f freq then head -n 1 |
		tr -d ' \n')" '[{"freq":1}]' "Miller reads our CSV by name"
	is "$(attune report -L default -f csv | mlr --icsv --onidx \
		filter '$section == "data" && $statistic == "n_days" &&
		$item == "communication"' then cut -f value then count |
		tr -d ' ')" 2 "and the report's, a number a row"
fi
if command -v gnuplot >/dev/null; then
	attune log -L default -w ben -c time,closeness >c.csv
	gnuplot -e 'set datafile separator ","; set term dumb; set xdata time;
		set timefmt "%Y-%m-%dT%H:%M:%S";
		plot "c.csv" using 1:2 notitle' >plot 2>err
	is "$?" 0 "gnuplot draws our CSV"
	has "$(cat plot)" "A" "with points in it"
fi
done_testing
