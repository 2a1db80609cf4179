#!/bin/sh
# SPDX-License-Identifier: MIT
# Content that cannot be read, shipped or one's own: it is named with its
# file, nothing of it is used, and nothing else happens.
. "$(dirname "$0")/lib.sh"

printf 'people = anna ben\nwho = anna\n' >config
cp "$src/tests/data/report-registers.csv" log.csv
# broken FILE COMMAND...: the command meets FILE with a quotation that never
# ends, and then with a header and nothing that can be a column.
broken() {
	file=$1
	shift
	rm -rf data
	cp -r "$src/share" data
	sed -i '1a "never ends' "data/en/$file"
	ATTUNE_DATA=$tmp/data run attune "$@"
	exits 2 "$* stops at a broken $file"
	has "$err" "data/en/$file:" "and names it"
	is "$out" "" "and says nothing else"
	printf 'nothing\nthat,is,a\nhead,er\n' >"data/en/$file"
	ATTUNE_DATA=$tmp/data run attune "$@"
	exits 2 "$* stops when $file has no columns"
	is "$out" "" "and says nothing of it"
}
broken safety.csv report --config=config log.csv
broken decks.csv prompt --config=config
broken decks/opening.csv prompt --config=config opening
broken glossary.csv prompt --config=config --glossary
broken experiments.csv prompt --config=config --menu
broken agenda.csv prompt --config=config --agenda
broken repair.csv prompt --config=config --repair
broken items/daily.csv checkin --config=config -y -w anna communication=7
for rules in rules guards words macros spelling frames frame-words verbs; do
	rm -rf data
	cp -r "$src/share" data
	sed -i '1a "never ends' "data/en/rules/$rules.csv"
	echo 'You never listen.' >sentence
	ATTUNE_DATA=$tmp/data run attune reframe --config=none sentence
	exits 2 "reframe stops at broken $rules"
	has "$err" "data/en/rules/$rules.csv:" "and names them"
	is "$out" "" "and says nothing else"
done
done_testing
