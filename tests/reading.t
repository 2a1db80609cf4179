#!/bin/sh
# SPDX-License-Identifier: MIT
# Ten draws of each deck, in each language that has decks, as they are read on
# a terminal of 60 columns.
. "$(dirname "$0")/lib.sh"
need perl
need msgfmt

decks=$(cd "$src/share/en/decks" && ls | sed 's/\.csv$//')
for lang in en de; do
	[ -d "$src/share/$lang/decks" ] || continue
	if [ -e "$src/share/po/$lang.po" ]; then
		mkdir -p "$ATTUNE_LOCALEDIR/$lang/LC_MESSAGES"
		msgfmt -o "$ATTUNE_LOCALEDIR/$lang/LC_MESSAGES/attune.mo" \
			"$src/share/po/$lang.po"
	fi
	for deck in $decks; do
		for seed in 0 1 2 3 4 5 6 7 8 9; do
			attune prompt --config=none --lang="$lang" --width=60 \
				--depth=4 --seed="$seed" "$deck" 2>>err ||
				echo "status $?" >>err
			echo "--- $deck $seed"
		done
	done >"pages.$lang"
done
is "$(cat err)" "" "every draw of every deck is made without a word"
for lang in en de; do
	is "$(grep -c '^---' "pages.$lang")" "$(($(echo "$decks" | wc -l) * 10))" \
		"ten draws of each deck ($lang)"
	is "$(perl -CSD -ne 'chomp; print "$.: $_\n" if length > 60' \
		"pages.$lang")" "" "no line is longer than 60 columns ($lang)"
	is "$(grep -n ' $' "pages.$lang")" "" "no line ends in a blank ($lang)"
	is "$(perl -CSD -0777 -ne 'print "$&\n" while /\n\n\n+---|[\x00-\x09\x0b-\x1f\x7f]|\{\w+\}|%[sd]/g' \
		"pages.$lang")" "" "no page has a hole or a mark in it ($lang)"
done
is "$(grep -niwE 'the|you|your|and|with|what|which|would' pages.de | head -n 5)" \
	"" "a German page holds no English"
is "$(grep -niwE 'der|die|und|nicht|du|dein|ihr|wie' pages.en |
	grep -viwE 'die (away|down)|dies?' | head -n 5)" "" \
	"and an English page no German"
done_testing
