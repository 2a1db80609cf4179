#!/bin/sh
# SPDX-License-Identifier: MIT
# Rules of other languages: they keep their promises, and a text is heard in
# the language it is in, when its writer wants that one.
. "$(dirname "$0")/lib.sh"

for rules in "$src"/share/*/rules/rules.csv; do
	lang=$(basename "${rules%/rules/rules.csv}")
	is "$(reframe --config=none --lang="$lang" --self-test 2>&1)" "" \
		"$lang: every rule and guard keeps its promise"
done

printf 'Du hörst mir nie zu.\n\nYou never listen to me.\n\n%s\n' \
	'Nunca me escuchas.' >text
heard() {
	reframe --config=none -f gcc "$@" text | sed 's/.*\[\(.*\)\]$/\1/' |
		tr '\n' ' '
}
is "$(LANGUAGE=de heard)" "de-og-nie og-never-verb " \
	"a German writer is heard in German and in English"
is "$(LANGUAGE=es heard)" "og-never-verb es-og-nunca-me " \
	"and a Spanish one in Spanish and in English"
is "$(heard)" "og-never-verb " "others in English"
for lang in de es fr; do
	is "$(echo 'He hit me last night.' | LANGUAGE=$lang reframe \
		--config=none -f csv | sed '1d; s/.*,safety,.*/safety/')" \
		safety "$lang: a short disclosure in English is heard as one"
done
printf '%s\n' 'Tu n’étais jamais là quand j’ai besoin de toi.' >elided
is "$(reframe --config=none --lang=fr -f csv elided | sed 's/.*blame.*//' |
	wc -l)" 2 "a curly apostrophe before an accent is one"
is "$(heard --lang=de)" "de-og-nie " "--lang asks for one language"
is "$(heard --lang=de-AT)" "de-og-nie " "or for a kind of it"

head=id,category,severity,lang,register,pattern,on,guard_off,unless,words
printf '%s,%s\n%s\n' "$head" \
	confidence,rewrite,feeling,slots,message,example,counterexample,source,since,rev \
	'own-late,blame,,en,any,\b{YOU} late\b,sentence,,,,90,,,,May be heard as blame,You late. | You late!,Late. | Soon.,own,0.1,1' \
	>own.csv
is "$(LANGUAGE=de heard -R own.csv)" "de-og-nie og-never-verb " \
	"one's own rules for another language are no hindrance"
is "$(reframe --config=none --lang=de text)" "$(cat <<'E2'
Du hörst mir nie zu.
  | “Du hörst mir nie” Kann klingen wie „jedes Mal“; auf einen einzelnen Moment
    lässt sich leichter antworten

You never listen to me.

Nunca me escuchas.
E2
)" "what has no other wording in its language gets none"
printf '%s\n' 'Er hat mich wieder geschlagen und ich habe Angst.' >text
has "$(reframe --config=none --lang=de text 2>&1)" "nicht deine Schuld" \
	"a disclosure gets the calm words, in every language"
done_testing
