#!/bin/sh
# SPDX-License-Identifier: MIT
# attune log for other tools: dialects, tidy rows, times; that any log is read
# back cell for cell; and what LibreOffice makes of it.
. "$(dirname "$0")/lib.sh"

cat >log.csv <<'CSV'
id,time,who,kind,visibility,review_by,desire,stress,tags,note,mine
AAAAAAAAAAAA,2026-11-22T21:14:05+01:00,anna,checkin,shared,,6.5,3,late;travel,Quiet,4
BBBBBBBBBBBB,2026-11-23T01:30:00+01:00,ben,checkin,shared,2026-12-20,7,,,=1+1,
CCCCCCCCCCCC,2026-11-23T08:00:00Z,anna,checkin,shared,,,5,,"-2, but ""why""",-2
CSV

# sheet DIALECT LANG: what such a spreadsheet gets, without the BOM.
sheet() {
	run attune log log.csv --dialect="$1" --lang="$2" \
		-c time,who,review_by,desire,note,mine
	printf '%s' "$out" | sed '1s/^\xef\xbb\xbf//'
}
# A catalogue of the one word that matters, so that the test does not depend
# on which translations are finished.
need msgfmt
mkdir -p locale/de/LC_MESSAGES
printf 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n
msgid "."\nmsgstr ","\n' | msgfmt -o locale/de/LC_MESSAGES/attune.mo -

is "$(sheet excel en)" "time,who,review_by,desire,note,mine
2026-11-22 21:14:05,anna,,6.5,Quiet,4
2026-11-23 01:30:00,ben,2026-12-20,7,'=1+1,
2026-11-23 08:00:00,anna,,,\"'-2, but \"\"why\"\"\",-2" \
	"excel: wall times with a blank, texts guarded, numbers not"
is "$(sheet excel de)" "time;who;review_by;desire;note;mine
2026-11-22 21:14:05;anna;;6,5;Quiet;4
2026-11-23 01:30:00;ben;2026-12-20;7;'=1+1;
2026-11-23 08:00:00;anna;;;\"'-2, but \"\"why\"\"\";-2" \
	"excel in German: semicolons and decimal commas"
is "$(sheet calc en)" "time,who,review_by,desire,note,mine
2026-11-22T21:14:05,anna,,6.5,Quiet,4
2026-11-23T01:30:00,ben,2026-12-20,7,'=1+1,
2026-11-23T08:00:00,anna,,,\"'-2, but \"\"why\"\"\",-2" \
	"calc: the same with T"
is "$(sheet calc de | sed -n 2p)" \
	"2026-11-22T21:14:05,anna,,\"6,5\",Quiet,4" \
	"calc in German: still commas, so that it opens without being asked"
for dialect in excel calc; do
	is "$(attune log log.csv --dialect=$dialect | head -c3 | od -An -tx1)" \
		" ef bb bf" "$dialect begins with a BOM"
done
is "$(attune log log.csv --dialect=tsv)" "$(attune log log.csv -f tsv)" \
	"tsv carries data as they are"
is "$(attune log log.csv --lang=de)" "$(cat log.csv)" \
	"without a dialect no language changes a byte"
is "$(attune log log.csv --dialect=excel -d tab -c who,desire | tail -n2)" \
	"$(printf 'ben\t7\nanna\t')" "another delimiter may be named"
printf '%s\n' 'time,who,=cmd()' '2026-11-22T21:14:05+01:00,anna,+x' >bad.csv
is "$(attune log bad.csv --dialect=calc | sed '1s/^...//' | cut -d, -f3)" \
"'=cmd()
'+x" "a column that nobody knows is guarded, and its name"
run attune log log.csv --dialect=excel -f json
exits 2 "a dialect is one of CSV"
run attune log log.csv --dialect=lotus
exits 2 "there are three"

# Times.
for form in stored,2026-11-23T01:30:00+01:00 utc,2026-11-23T00:30:00Z \
	local,2026-11-23T01:30:00 date,2026-11-23 day,2026-11-22 \
	week,2026-W47 epoch,1795393800; do
	is "$(attune log log.csv -w ben -H -c time --time="${form%%,*}")" \
		"${form#*,}" "--time=${form%%,*}"
done
is "$(attune log log.csv -w ben -c time,desire --time=epoch -f jsonl)" \
	'{"time":1795393800,"desire":7}' "in JSON an epoch is a number"

# Tidy rows.
is "$(attune log log.csv --long --time=day)" \
"id,time,who,kind,item,value
AAAAAAAAAAAA,2026-11-22,anna,checkin,desire,6.5
AAAAAAAAAAAA,2026-11-22,anna,checkin,stress,3
AAAAAAAAAAAA,2026-11-22,anna,checkin,mine,4
BBBBBBBBBBBB,2026-11-22,ben,checkin,desire,7
CCCCCCCCCCCC,2026-11-23,anna,checkin,stress,5
CCCCCCCCCCCC,2026-11-23,anna,checkin,mine,-2" \
	"--long: one rating a row, the user's own items too"
is "$(attune log log.csv --long -c who,tags,desire -n1 -w anna --until=2026-11-22)" \
"who,tags,item,value
anna,late;travel,desire,6.5" "chosen columns are repeated, or become rows"
is "$(attune log log.csv --long -c who,desire --dialect=excel --lang=de |
	sed -n 2p)" "anna;desire;6,5" "for a spreadsheet too"
is "$(attune log log.csv --long -c desire -f json)" \
'[
{"item":"desire","value":6.5},
{"item":"desire","value":7}
]' "and in JSON"
run attune log log.csv --long -f text
exits 2 "nobody reads tidy rows"
is "$(attune log log.csv --sort -n1 --long -c time,stress -H --time=utc)" \
	"2026-11-23T08:00:00Z,stress,5" "after sorting and counting"

# Whatever stands in a log, others read what we read.
cat >words <<'TXT'
plain
 two blanks before and behind 
a, b; c	d
"quoted" and ""doubled""
"
ends in a quotation mark"
=1+1
'=1+1
-5
1e5
007
NA
ééé ✓ 漢字 🙂
trailing backslash \
percent %s & <b> `x` $(x)
sep=;
#comment
ab ¶ cd
null
TXT
i=0
while IFS= read -r word; do
	i=$((i + 1))
	printf '%s' "$word" | attune log -a -L made.csv -w anna \
		-s "time=2026-11-01T12:00:$(printf %02d $i)+01:00" \
		-s desire=6.5 -s tags='a;b' -s note=@-
done <words
printf 'two\nlines\r\nthree' |
	attune log -a -L made.csv -w ben -s note=@- -s stress=0
cut -c1-200 made.csv >/dev/null
is "$(attune log made.csv -H | wc -l)" "$((i + 1))" "a hostile log is made"
attune log made.csv -f json >made.json

# reads NAME FILE: a tool's JSON of made.csv has the cells that ours has.
cat >compare.py <<'PY'
import json, sys
def rows(name):
    with open(name, encoding="utf-8") as f:
        return [{k: "" if v is None else str(v) for k, v in row.items()}
                for row in json.load(f)]
ours, theirs = rows("made.json"), rows(sys.argv[1])
def plain(rows):
    return [{k: v for k, v in r.items()} for r in rows]
if plain(ours) != plain(theirs):
    for a, b in zip(ours, theirs):
        for k in a:
            if a[k] != b.get(k):
                print("#", k, repr(a[k]), repr(b.get(k)))
    sys.exit(len(ours) == len(theirs) and 1 or 2)
PY
need python3 mlr sqlite3
attune log made.csv >again.csv
attune log again.csv >more.csv
same again.csv more.csv "our own table reads it back byte for byte"
python3 - >python.json <<'PY'
import csv, json
with open("again.csv", encoding="utf-8", newline="") as f:
    print(json.dumps(list(csv.DictReader(f, strict=True))))
PY
ok "$(python3 compare.py python.json >&2; echo $?)" \
	"Python's csv reads the same cells"
mlr --icsv --ojson --infer-none cat again.csv >mlr.json
ok "$(python3 compare.py mlr.json >&2; echo $?)" \
	"Miller reads the same cells"
sqlite3 -json :memory: '.import --csv again.csv t' 'select * from t' \
	>sqlite.json
ok "$(python3 compare.py sqlite.json >&2; echo $?)" \
	"SQLite reads the same cells"
is "$(attune log made.csv --na=NULL -H -c desire -w ben)" NULL \
	"--na names what is missing"

# What LibreOffice makes of the dialects, in English and in German: dates are
# dates, numbers are numbers, and no formula runs.  It takes long and a large
# package: make check-desktop (DESKTOP=1) runs it.
if [ "${DESKTOP:-0}" != 1 ]; then
	skip 18 "make check-desktop runs LibreOffice"
	done_testing
elif ! command -v soffice >/dev/null; then
	skip 18 "soffice is not installed"
	done_testing
fi
mkdir desktop
cd desktop || exit 2

# Tokens of LibreOffice's CSV filter: delimiter, quotation mark, UTF-8 (76),
# first line, columns, language (1033 English of the US, 1031 German), quoted
# cells as text, special numbers (dates) told.
excel_en='CSV:44,34,76,1,,1033,false,true'
excel_de='CSV:59,34,76,1,,1031,false,true'
# What its dialogue offers to who just presses Enter: the system's language,
# no special numbers.
calc='CSV:44,34,76,1,,0,false,false'

cat >log.csv <<'CSV'
id,time,who,kind,visibility,review_by,desire,tags,note
AAAAAAAAAAAA,2026-11-22T21:14:05+01:00,anna,checkin,shared,2026-12-20,6.5,late;travel,Quiet
AAAAAAAAAAAB,2026-11-23T01:30:00+01:00,ben,checkin,shared,,7,,=1+1
AAAAAAAAAAAC,2026-11-23T08:00:00+01:00,anna,checkin,shared,,5.25,,+1+1
AAAAAAAAAAAD,2026-11-23T08:01:00+01:00,anna,checkin,shared,,0,,-1+1
AAAAAAAAAAAE,2026-11-23T08:02:00+01:00,anna,checkin,shared,,10,,@SUM(A1)
AAAAAAAAAAAF,2026-11-23T08:03:00+01:00,anna,checkin,shared,,1,,"  =HYPERLINK(""http://example.invalid"";""x"")"
AAAAAAAAAAAG,2026-11-23T08:04:00+01:00,anna,checkin,shared,,2,,"=WEBSERVICE(""http://example.invalid"")"
AAAAAAAAAAAH,2026-11-23T08:05:00+01:00,anna,checkin,shared,,3,,"=cmd|' /c x'!A1"
AAAAAAAAAAAJ,2026-11-23T08:06:00+01:00,anna,checkin,shared,,4,,＝1+1
CSV

# A profile of its own for each language, so that nothing is asked and the
# user's own is not touched.
profile() {
	mkdir -p "profile-$1/user"
	cat >"profile-$1/user/registrymodifications.xcu" <<XML
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale"
oor:op="fuse"><value>$2</value></prop></item>
</oor:items>
XML
}
profile en en-US
profile de de-DE

# office LANG ARGUMENT...: LibreOffice without a window.
office() {
	lang=$1
	shift
	soffice "-env:UserInstallation=file://$tmp/desktop/profile-$lang" --headless \
		--norestore "$@" >office.log 2>&1
}

cat >look.py <<'PY'
import sys, xml.etree.ElementTree as tree
T = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
O = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
X = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
for row in tree.parse(sys.argv[1]).iter(T + "table-row"):
    cells = []
    for cell in row.iter(T + "table-cell"):
        n = int(cell.get(T + "number-columns-repeated", 1))
        kind = cell.get(O + "value-type", "")
        value = cell.get(O + "date-value") or cell.get(O + "value") or \
            "".join("".join(p.itertext()) for p in cell.iter(X + "p"))
        if cell.get(T + "formula"):
            kind = "FORMULA"
        cells += [kind + ":" + value if kind else "-"] * min(n, 9)
    if cells and cells[0] != "-":
        print(" ".join(cells[:5]))
PY

# The columns of the log: time, a date, a number, a text, a text.
wanted='string:time string:review_by string:desire string:tags string:note
date:2026-11-22T21:14:05 date:2026-12-20 float:6.5 string:late;travel string:Quiet'

# opens NAME LANG FILTER: one file in one language.
opens() {
	name=$1 lang=$2
	office "$lang" "--infilter=$3" --convert-to fods "$name"
	python3 look.py "${name%.csv}.fods" >"$name.seen"
	is "$(sed 2q "$name.seen")" "$wanted" \
		"$name: dates are dates and numbers are numbers"
	is "$(grep -c 'date:.* float:' "$name.seen")" 9 \
		"$name: in every row"
	is "$(grep -c FORMULA "$name.seen")" 0 "$name: no formula runs"
}
for lang in en de; do
	for dialect in excel calc; do
		attune log log.csv --lang=$lang --dialect=$dialect \
			-c time,review_by,desire,tags,note \
			>"$dialect-$lang.csv"
	done
done
# shellcheck disable=SC2154 # set above
{
opens excel-en.csv en "$excel_en"
opens excel-de.csv de "$excel_de"
opens calc-en.csv en "$calc"
opens calc-de.csv de "$calc"
}

# Without any filter LibreOffice 7.4 takes every file for Windows-1252, so that
# letters outside ASCII are lost; dates, numbers and guards are not.
for lang in en de; do
	office $lang --convert-to fods "calc-$lang.csv"
	python3 look.py "calc-$lang.fods" >plain.seen
	is "$(sed -n 2p plain.seen)" "$(printf '%s\n' "$wanted" | sed 1d)" \
		"calc-$lang.csv without import options: the same"
	is "$(grep -c 'date:.* float:' plain.seen) \
$(grep -c FORMULA plain.seen)" "9 0" "calc-$lang.csv: and no formula runs"
done

# And back: a sheet that a German LibreOffice saves as CSV.
attune log log.csv --lang=de --dialect=excel >sheet.csv
office de "--infilter=$excel_de" --convert-to ods sheet.csv
office de --convert-to \
	'csv:Text - txt - csv (StarCalc):59,34,76,1,,1031,false,true,false' \
	--outdir back sheet.ods
run attune log --import --tz=Europe/Berlin back/sheet.csv
exits 0 "what LibreOffice saves again can be imported"
is "$(attune log -L default -c who,desire,tags,note --sort | sed 3q)" \
"who,desire,tags,note
anna,6.5,late;travel,Quiet
ben,7,,=1+1" "with its numbers and its texts"
done_testing
