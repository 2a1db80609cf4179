#!/bin/sh
# SPDX-License-Identifier: MIT
# Every fuzz target reads its committed corpus to the end.
. "$(dirname "$0")/lib.sh"
for dir in "$src"/tests/fuzz/corpus/*/; do
	target=$(basename "$dir")
	run timeout 60 "$top/tests/fuzz/$target" "$dir"
	exits 0 "the corpus of $target ends well"
	is "$(grep -c '^ok' "$tmp/.out")" "$(ls "$dir" | wc -l | tr -d ' ')" \
		"each of its files was read"
done
done_testing
