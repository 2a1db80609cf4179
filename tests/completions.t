#!/bin/sh
# SPDX-License-Identifier: MIT
# The three completion files are what the option tables say, and each shell
# can read its own.  To renew them: make completions.
. "$(dirname "$0")/lib.sh"
. "$src/tests/options-lib.sh"

mkdir tables
for p in $programs; do
	table "$p" >"tables/$p"
done
for shell in bash zsh fish; do
	case $shell in
	bash) file=attune.bash ;;
	zsh) file=_attune ;;
	fish) file=attune.fish ;;
	esac
	for p in $programs; do
		set -- "$@" "tables/$p"
	done
	awk -v shell=$shell -f "$src/completions/generate.awk" "$@" >"$file"
	set --
	same "$file" "$src/completions/$file" "$file is what the tables say"
	if command -v $shell >/dev/null; then
		$shell -n "$file"
		ok $? "$shell can read it"
	else
		skip 1 "$shell is not installed"
	fi
done
if command -v bash >/dev/null; then
	is "$(bash -c '. ./attune.bash; COMP_WORDS=(attune lo); COMP_CWORD=1
		_attune; echo "${COMPREPLY[*]}"')" "log" \
		"bash completes a program"
	has "$(bash -c '. ./attune.bash; COMP_WORDS=(attune report --aud)
		COMP_CWORD=2; compopt() { :; }; _attune
		echo "${COMPREPLY[*]}"')" "--audience=" \
		"bash completes an option"
	has "$(bash -c '. ./attune.bash
		COMP_WORDS=(attune report --audience = co); COMP_CWORD=4
		_attune; echo "${COMPREPLY[*]}"')" "couple" \
		"bash completes a word of an option"
fi
done_testing
