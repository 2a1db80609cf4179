#!/bin/sh
# SPDX-License-Identifier: MIT
# The forbidden lexicon (tests/lexicon.csv): words that label, judge, push or
# promise what numbers cannot; no shipped word is among them, and no output of
# report.  attune-methods(7) and attune-ethics(7) explain some of these words.
. "$(dirname "$0")/lib.sh"
need perl
need mandoc
need msgfmt
need xgettext

# The messages as the sources have them now.
(cd "$src" && xgettext --from-code=UTF-8 --keyword=_ --keyword=N_ \
	--keyword=P_:1,2 -o "$tmp/messages.pot" -f share/po/POTFILES.in)

lexicon() {
	perl "$src/tests/lexicon.pl" "$src/tests/lexicon.csv" "$@"
}
is "$(lexicon prove)" "" "every entry finds what it is for"
is "$(lexicon en ui po messages.pot)" "" "messages"
for po in "$src"/share/po/*.po; do
	[ -e "$po" ] || continue
	lang=$(basename "$po" .po)
	is "$(lexicon "$lang" ui po "$po")" "" "messages ($lang)"
done
for lang in en de es fr; do
	is "$(lexicon "$lang" card csv $(find "$src/share/$lang" -name '*.csv' \
		! -path '*/rules/*' ! -name resources.csv | LC_ALL=C sort))" \
		"" "cards, items, experiments and safety words ($lang)"
done
for man in "$src"/man/*.[157]; do
	case $man in
	*attune-methods.7 | *attune-ethics.7) continue ;;
	esac
	mandoc -T utf8 "$man" 2>/dev/null | perl -CSD -pe 's/.\x08//g' >page
	is "$(lexicon en manual text page)" "" "${man##*/}"
done
is "$(lexicon en manual text "$src/README")" "" "README"

# What report says, to everyone, in every form: the sample couple, half a year
# with changes in it, and registers of every kind.  Words from a log are not
# ours, so notes stay out.
awk -v seed=8 -v a=anna -v b=ben -f "$src/tests/generate.awk" >long.csv
cp "$src/tests/data/report-registers.csv" registers.csv
cp -r "$src/share/examples/couple" couple
for po in "$src"/share/po/*.po; do
	lang=$(basename "$po" .po)
	mkdir -p "$ATTUNE_LOCALEDIR/$lang/LC_MESSAGES"
	msgfmt -o "$ATTUNE_LOCALEDIR/$lang/LC_MESSAGES/attune.mo" "$po"
done
for lang in en de es fr; do
	attune report --lang=$lang --methods >page
	is "$(lexicon $lang report text page)" "" "report --methods ($lang)"
	for log in couple long.csv registers.csv; do
		for how in "--audience=couple" "--map --deidentify" \
			"--audience=own -w anna" \
			"--audience=clinician" "--audience=medical -w anna" \
			"--audience=clinician --note=dap" \
			"--audience=clinician --note=soap" \
			"--audience=clinician --note=birp"; do
			# shellcheck disable=SC2086
			attune report --lang=$lang --no-notes $how "$log" \
				>page 2>err
			is "$(lexicon $lang report text page)" "" \
				"report $how ($lang, $log)"
		done
		attune report --lang=$lang --no-notes -f html "$log" 2>err |
			sed 's/<style>.*<\/style>//; s/<[^>]*>/ /g' |
			sed '/{/,/}/d' >page
		is "$(lexicon $lang report text page)" "" \
			"report -f html ($lang, $log)"
		attune report -f csv "$log" 2>err | sed 's/.*,//' >page
		is "$(lexicon en report text page)" "" \
			"report -f csv ($log)"
	done
done
done_testing
