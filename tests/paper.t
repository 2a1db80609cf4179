#!/bin/sh
# SPDX-License-Identifier: MIT
# Pages of people who write a great deal: lists end with how many more there
# are on paper, and never where safety is at stake.  With DESKTOP=1 Chromium
# prints eight weeks of two and of three people on two sheets of A4.
. "$(dirname "$0")/lib.sh"

ATTUNE_NOW=2026-11-22T21:30:00+01:00
for people in 2 3; do
	awk -v people=$people -f "$src/tests/busy.awk" >$people.csv
	attune report --config=none -f html $people.csv >joint-$people.html
	attune report --config=none -f html --audience=own --who=ana \
		$people.csv >own-$people.html
done
attune report --config=none -f html --audience=medical --who=ana 2.csv \
	>medical.html
attune report --config=none -f html --audience=clinician 2.csv >private.html

list() {
	sed -n "/<h[23]>$2</,/<\/ul>/p" "$1"
}
out=$(list joint-2.html "What helped")
is "$(echo "$out" | grep -c '<li>')" 3 "a list has three items on paper"
is "$(echo "$out" | grep -c '<li class="screen">')" 1 "the others on screen"
has "$out" '<li class="paper">and 1 more</li>' "and paper says how many"
has "$(list joint-2.html Agreements)" '<li class="paper">and 3 more</li>' \
	"so do agreements"
is "$(grep -c 'class="paper">and [0-9]* more' private.html)" 0 \
	"nothing is cut of what a therapist is to be told"
is "$(grep -c '<main class="private whole">' private.html)" 1 \
	"and its words are whole"
is "$(grep -c '<main class="cut">' joint-2.html)" 1 \
	"where elsewhere long ones are cut on paper"
is "$(sed -n '/<style>/,/<\/style>/p' private.html |
	grep -oE '[^{},]*[{][^}]*line-clamp' | grep -vc '^\.cut ')" 0 \
	"by rules for these sheets alone"
is "$(attune report --config=none 2.csv | grep -cE 'and [0-9]+ more$')" 0 \
	"nor of text"
style=$(sed -n '/<style>/,/<\/style>/p' joint-2.html)
has "$style" ".paper{display:none}" "the screen does not count them"
has "$style" "details,.cut .screen,.brief .c{display:none}" \
	"and paper leaves out what it has no room for"
is "$(sed -n '/>Stress</,/<div class="paper">/p' joint-3.html |
	grep -c '<figure class="\(brief\|screen\)">')" 3 \
	"such as charts of what is not a main measure"
is "$(sed -n '/>Affection</,/<div class="paper">/p' joint-3.html |
	grep -c '<figure>')" 3 "but not those that are"
has "$(sed -n '/>Feeling heard</,/>Talks</p' joint-3.html)" \
	"(8 entries)</th>" "whose medians of weeks say what they rest on"

# sheets PAGE: how many sheets of A4 Chromium prints.
sheets() {
	sed 's/@page{margin/@page{size:A4;margin/' "$1" >print.html
	chromium --headless=new --no-sandbox --disable-gpu \
		--user-data-dir="$tmp/profile" --no-pdf-header-footer \
		--print-to-pdf=print.pdf "file://$tmp/print.html" \
		>/dev/null 2>&1
	pdfinfo print.pdf | sed -n 's/^Pages: *//p'
}
if [ -z "$DESKTOP" ]; then
	skip 5 "DESKTOP=1 prints the pages with Chromium"
elif ! command -v chromium >/dev/null || ! command -v pdfinfo >/dev/null; then
	skip 5 "chromium or pdfinfo is missing"
else
	for page in joint-2 joint-3 own-2 own-3; do
		n=$(sheets $page.html)
		[ "${n:-9}" -le 2 ]
		ok $? "$page prints on $n sheets of A4, at most two"
	done
	is "$(sheets medical.html)" 1 "a medical sheet on one"
fi
done_testing
