#!/bin/sh
# SPDX-License-Identifier: MIT
# The image of the rules: with it and without it, the same is found; and it is
# left alone when it is not of the rules that are there.
. "$(dirname "$0")/lib.sh"

if [ ! -e "$top/cmd/rules-en.image" ]; then
	echo "1..0 # SKIP built for another machine: no image"
	exit 0
fi
for f in tune-flag tune-clean calm-clean; do
	mlr --icsv --onidx cut -f text "$src/tests/wording/$f.csv"
done | awk 'NR % 10 == 1 { print $0 "\n" }' >texts
mkdir bare
cp "$top/cmd/reframe" bare/
with=$top/cmd/reframe without=$PWD/bare/reframe

# same WHAT ARGUMENT...: both programs say the same of the texts.
same() {
	what=$1
	shift
	"$with" --config=none "$@" texts >a 2>&1
	"$without" --config=none "$@" texts >b 2>&1
	cmp -s a b && [ -s a ]
	ok $? "$what"
}

same "the same is found with the image and without it"
same "with rewordings in the text" --rewrite
same "in every register" --register=journal -f csv
same "of some categories" --only=threat,blame -f gcc
same "inside quotations, strictly" --quotes --strict -f json

head=id,category,severity,lang,register,pattern,on,guard_off,unless,words
printf '%s,%s\n%s\n%s\n' "$head" confidence,rewrite,feeling,slots,message,example,counterexample,source,since,rev \
	'own-tea,blame,,en,any,\btea\b,sentence,,,,90,,,,May be heard as tea,Tea. | More tea.,Milk. | Water.,own,0.1,1' \
	'og-never-verb,blame,,en,any,\bmilk\b,sentence,,,,90,,,,May be heard as milk,Milk. | More milk.,Tea. | Water.,own,0.1,1' \
	>own.csv
printf 'Some tea.\n\nSome milk.\n\nYou never listen to me.\n' >>texts
same "with rules of one's own, one in place of a shipped one" -R own.csv
has "$(cat a)" "heard as milk" "and the own rule is heard"
same "with one's own rules only" -R own.csv --only=own-tea,og-never-verb

# changed WHAT: a share whose rules are not the image's is taken as it is.
cp -r "$src/share" share
chmod -R u+w share
sed 's/May be heard as a count of every time/May be heard as COUNTED/' \
	"$src/share/en/rules/rules.csv" >share/en/rules/rules.csv
ATTUNE_DATA=$PWD/share
export ATTUNE_DATA
same "rules that changed since are what is heard"
has "$(cat a)" "heard as COUNTED" "and not what the image holds"
ATTUNE_DATA=$src/share

mkdir other
cp "$top/cmd/reframe" other/
with=$PWD/other/reframe
head -c 100000 "$top/cmd/rules-en.image" >other/rules-en.image
same "an image that was cut short is left alone"
sed '1s/attune/ATTUNE/' "$top/cmd/rules-en.image" >other/rules-en.image
same "and one of another build"
: >other/rules-en.image
same "and an empty one"
is "$("$top/cmd/reframe" --config=none --self-test 2>&1)" \
	"$("$without" --config=none --self-test 2>&1)" \
	"the rules keep their promises either way"
done_testing
