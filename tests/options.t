#!/bin/sh
# SPDX-License-Identifier: MIT
# The option tables: what they promise, the programs do.
. "$(dirname "$0")/lib.sh"
. "$src/tests/options-lib.sh"

tab=$(printf '\t')
ok "$([ -n "$programs" ]; echo $?)" "attune --help names the programs"
for p in $programs; do
	run attune "$p" --help
	exits 0 "$p --help is granted"
	is "$err" "" "$p --help says nothing on standard error"
	is "$(awk 'length > 79' "$tmp/.out")" "" "$p --help fits 79 columns"

	run attune "$p" --version
	is "$out" "$p (attune) $(attune --version | awk '{ print $2 }')" \
		"$p --version names program and version"

	run attune "$p" --no-such-option
	exits 2 "$p refuses an unknown option"
	is "$out" "" "$p prints nothing on standard output then"
	is "$(wc -l <"$tmp/.err" | tr -d ' ')" 2 "and exactly two lines of error"
	has "$err" "attune $p: try 'attune $p --help'" \
		"$p points to its help"

	table "$p" >"$tmp/table"
	is "$(awk -F'\t' 'NF != 6' "$tmp/table")" "" \
		"$p --options has six fields a line"
	while IFS="$tab" read -r letter name arg kind values help; do
		case $name in
		help | version) continue ;;
		esac
		grep -q -- "--$name" "$tmp/.help.$p" 2>/dev/null || {
			attune "$p" --help >"$tmp/.help.$p"
			grep -q -- "--$name" "$tmp/.help.$p"
			ok $? "$p --help shows --$name"
		}
		case $kind in
		none*)
			run attune "$p" "--$name=x" --help
			exits 2 "$p --$name takes no argument"
			;;
		*maybe*) ;;
		*)
			run attune "$p" "--$name"
			exits 2 "$p --$name wants an argument"
			has "$err" "needs an argument" "and says so ($p --$name)"
			;;
		esac
		case $kind in
		word*)
			run attune "$p" "--$name=no-such-word"
			exits 2 "$p --$name refuses another word"
			has "$err" "$values" "and names the words ($p --$name)"
			for word in $values; do
				run attune "$p" "--$name=$word" --version
				exits 0 "$p --$name takes $word"
			done
			;;
		number*)
			run attune "$p" "--$name=many"
			exits 2 "$p --$name refuses what is no number"
			;;
		esac
	done <"$tmp/table"
done
run attune
exits 2 "attune alone asks which program"
run attune no-such
exits 2 "attune refuses a program it does not know"
is "$(wc -l <"$tmp/.err" | tr -d ' ')" 2 "in two lines"
is "$(attune --exec-path)" "$ATTUNE_EXEC_PATH" "--exec-path says where they are"
done_testing
