#!/bin/sh
# SPDX-License-Identifier: MIT
# Every word for people can be translated; no machine format changes.
. "$(dirname "$0")/lib.sh"
. "$src/tests/options-lib.sh"
need msgfmt xgettext perl

# POTFILES.in lists exactly the files that hold words for people.
grep -oE '(cmd|lib)/[a-z0-9_/-]+\.c\b' "$src/Makefile.am" | sort -u |
	(cd "$src" && xargs grep -lE '\b(N?_|P_)\("') | LC_ALL=C sort >used
grep -v '^#' "$src/share/po/POTFILES.in" | LC_ALL=C sort >listed
same listed used "POTFILES.in lists the files that speak to people"
is "$(grep -vE '^(#|$)' "$src/share/po/POTFILES.in" |
	LC_ALL=C sort -c 2>&1)" "" "in order"

# A catalogue that puts every phrase between double brackets.
(cd "$src" && xgettext --from-code=UTF-8 --keyword=_ --keyword=N_ \
	--keyword=P_:1,2 -o "$tmp/pseudo.po" $(cat "$tmp/used")) 2>xgettext.err
is "$(cat xgettext.err)" "" "xgettext reads the sources without a complaint"
perl -0777 -pe '
	s/charset=CHARSET/charset=UTF-8/;
	s/Plural-Forms: [^"]*"/Plural-Forms: nplurals=2; plural=(n != 1);\\n"/;
	' pseudo.po | perl -e '
	local $/ = ""; my $first = 1;
	while (<STDIN>) {
		if ($first) { $first = 0; print; next }
		my ($id) = /^msgid ((?:".*"\n?)+)/m;
		my ($many) = /^msgid_plural ((?:".*"\n?)+)/m;
		for ($id, $many) { next unless defined;
			my @l = /"(.*)"/g; my $t = join "", @l;
			my ($end) = $t =~ /((?:\\n)*)$/; $t =~ s/(?:\\n)*$//;
			my ($start) = $t =~ /^((?:\\n)*)/; $t =~ s/^(?:\\n)*//;
			$_ = $t eq "." ? "\"..\"" : "\"$start\xc2\xab$t\xc2\xbb$end\""; }
		if (defined $many) {
			s/^msgstr\[0\] ""/msgstr[0] $id/m;
			s/^msgstr\[1\] ""/msgstr[1] $many/m;
		} else { s/^msgstr ""\n*\z/msgstr $id\n\n/m; }
		print;
	}' >xx.po
mkdir -p locale/xx/LC_MESSAGES
msgfmt -c -o locale/xx/LC_MESSAGES/attune.mo xx.po 2>msgfmt.err
ok $? "the pseudo-catalogue can be built"
sed 's/^/# /' msgfmt.err

for p in $programs; do
	attune "$p" --lang=xx --help >help
	# Option names, their words and wrapped rests of phrases are no news.
	is "$(perl -CSD -ne '
		next if /^\s*$/; s/^\s+(-., )?--[a-z-]+(\[?=\S+)?//;
		next if /^\s*$/; $open = 1 if /\x{ab}/;
		print unless $open; $open = 0 if /\x{bb}\s*$/;' help)" "" \
		"every phrase of $p --help comes from the catalogue"
	table "$p" >a
	LANGUAGE=xx LC_ALL=C.UTF-8 attune "$p" --options >b
	same a b "$p --options is the same in every language"
	run attune "$p" --lang=xx --no-such-option
	is "$(grep -c "$(printf '\302\253')" "$tmp/.err")" 2 \
		"usage errors of $p come from the catalogue"
done

# Machine formats know no locale, a decimal comma included.
cp "$src"/share/examples/couple/*.csv .
for locale in C C.UTF-8 de_DE.UTF-8 no_SUCH; do
	for c in "log -f csv" "log -f tsv" "log -f json" "log -f jsonl" \
		"report -f csv"; do
		# shellcheck disable=SC2086
		LC_ALL=$locale LANGUAGE=xx attune ${c%% *} ${c#* } anna.csv \
			ben.csv >"out.$locale" 2>"err.$locale"
		case $c in
		report*)
			# The column text is for people and comes last.
			mlr --icsv --ocsv cut -x -f text "out.$locale" \
				>cut 2>/dev/null && mv cut "out.$locale" ;;
		esac
		cp "out.$locale" "out.$(echo "$c" | tr ' ' _).$locale"
		same "out.$(echo "$c" | tr ' ' _).C" "out.$locale" \
			"$c is the same under $locale"
	done
done
for lang in "$src"/share/po/*.po; do
	[ -f "$lang" ] || continue
	msgfmt -c -o /dev/null "$lang" 2>err
	ok $? "$(basename "$lang") is sound"
	is "$(msgfmt --statistics -o /dev/null "$lang" 2>&1 |
		grep -oE '[0-9]+ (fuzzy|untranslated)')" "" \
		"$(basename "$lang") is complete"
done
done_testing
