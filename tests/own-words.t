#!/bin/sh
# SPDX-License-Identifier: MIT
# What reframe asks of others it asks of us: messages, cards, items,
# experiments, safety words, manuals and README give it nothing to remark on.
. "$(dirname "$0")/lib.sh"
need perl xgettext

# The messages as the sources have them now.
(cd "$src" && xgettext --from-code=UTF-8 --keyword=_ --keyword=N_ \
	--keyword=P_:1,2 -o "$tmp/messages.pot" -f share/po/POTFILES.in)

perl "$src/tests/own-words.pl" "$src" messages.pot where >words
n=$(wc -l <words)
ok "$((n < 4000))" "there are words to hear ($n texts)"
is "$(printf 'You never listen to me.\nA quiet evening.\n' |
	attune reframe --lines -f csv --config=none | wc -l | tr -d ' ')" 2 \
	"reframe hears what is to be heard, line by line"
attune reframe --lines -x safety -f csv --config=none words >heard 2>err
ok $? "all are heard to their end"
is "$(cat err)" "" "without a message"
is "$(sed 1d heard | while IFS=, read -r _ line _ _ _ _ category rule rest; do
	printf '%s: %s %s %s\n' "$(sed -n "${line}p" where)" "$category" \
		"$rule" "${rest%%,*}"
done)" "" "and there is nothing to remark on"
done_testing
