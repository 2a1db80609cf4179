#!/bin/sh
# SPDX-License-Identifier: MIT
# What the words of a sentence add up to, beside what rules know: with weights
# of a few words, so that each case has one reason.
. "$(dirname "$0")/lib.sh"

cp -r "$src/share" share
chmod -R u+w share
ATTUNE_DATA=$PWD/share
export ATTUNE_DATA
weights=share/en/rules/weights.csv
head -n 1 "$src/$weights" >head

# weigh ROW...: these rows are all the weights there are; each is a gram, what
# it weighs for any remark, and perhaps a category and its weight.
weigh() {
	{
		cat head
		for row; do
			printf '%s\n' "$row" | awk -F: '
				NR == FNR { n = split($0, name, ","); next }
				{ printf "%s,10,%s", $1, $2
				for (i = 4; i <= n; i++)
					printf ",%s", name[i] == $3 ? $4 : ""
				print "" }' head -
		done
	} | sed '2s/,10,/,1000,/' >$weights
}
heard() {
	reframe --config=none -f gcc "$@" | sed 's/.*\[\(.*\)\]$/\1/' |
		tr '\n' ' '
}

weigh :-200 @:300 kettle:9000:blame:9000 soup:-9000 duty:1000:pressure:9000
is "$(echo 'You never listen to me.' | heard)" "og-never-verb " \
	"a rule is heard where the words say nothing"
is "$(echo 'The kettle is on.' | heard)" "w-blame " \
	"words alone are noticed, in the category they speak for"
is "$(echo 'The lamp is on.' | heard)" "" "others are not"
is "$(echo 'You never listen to soup.' | heard)" "" \
	"a rule is dropped where the words speak against it"
is "$(echo 'You never listen to your duty.' | heard)" "w-pressure " \
	"where they speak for another category, that one is named"
is "$(echo 'You never listen to your duty.' | reframe --config=none -f csv |
	sed '1d; s/.*,pressure,w-pressure,.*/pressure/')" pressure \
	"for the whole sentence"
is "$(echo 'He hit me, and the soup went cold.' | heard)" "sf-core-hit " \
	"a disclosure is never doubted"
printf '%s,%s\n%s\n' \
	id,category,severity,lang,register,pattern,on,guard_off,unless,words \
	confidence,rewrite,feeling,slots,message,example,counterexample,source,since,rev \
	'own-soup,blame,,en,any,\bsoup\b,sentence,,,,90,,,,May be heard as soup,Soup. | Soup!,Tea. | Milk.,own,0.1,1' \
	>own.csv
is "$(echo 'Some soup.' | heard -R own.csv)" "own-soup " \
	"nor is a rule of one's own"

is "$(echo 'The kettle is on.' | heard -x w-blame)" "" \
	"-x leaves out one that goes by words"
is "$(echo 'The kettle is on.' | heard -x blame)" "" "and its category"
is "$(echo 'The kettle is on.' | heard --only=threat)" "" \
	"which --only does not turn into another"
is "$(echo 'The kettle is on.' | heard --only=blame)" "w-blame " \
	"--only takes it"
is "$(echo 'No, not tonight, kettle.' | heard)" "" \
	"a word of consent is left alone, whatever the words weigh"
is "$(echo 'He said: "The kettle is on."' | heard)" "" \
	"and so is what somebody else said"

printf 'We had tea. The kettle is on. It rained.\n' >letter
is "$(reframe --config=none -f gcc letter | cut -d : -f 2-3)" "1:13" \
	"in a letter it is the sentence itself that is marked"
is "$(reframe --config=none --rewrite letter |
	sed 's/^We had tea\. .*[.?] It rained\.$/We had tea. … It rained./')" \
	"We had tea. … It rained." "and what stands beside it stays"
is "$(echo 'The KETTLE, is on!' | heard)" "w-blame " \
	"capitals and commas are of no account"
weigh :-200 'kett*:9000:blame:9000'
is "$(echo 'Two kettles.' | heard)" "w-blame " \
	"a word that was cut stands for its forms"
is "$(echo 'Two kettles.' | heard --lang=de)" "" \
	"the words of one language weigh nothing in another"

weigh :-200 kettle:heavy
run reframe --config=none
exits 2 "a weight that is no number is trouble"
has "$err" "$PWD/$weights:3:" "and named by file and line"
rm $weights
is "$(printf 'The kettle is on.\n\nYou never listen to me.\n' | heard)" \
	"og-never-verb " "without weights rules alone are heard"
done_testing
