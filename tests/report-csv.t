#!/bin/sh
# SPDX-License-Identifier: MIT
# attune report -f csv and json: every section, numbers against numbers
# counted elsewhere, and the programs that people will read them with.
. "$(dirname "$0")/lib.sh"

# 200 days of two people from the first of January 2026, a Thursday.  What
# stretches ana lowers her closeness two days on, travel lifts ben's tiredness,
# weekends lift ana's affection, ben's talking is better while t1 runs, and ana
# writes most of the words.
cat >make.awk <<'AWK'
function random(n) { state = (state * 16807) % 2147483647; return state % n }
function clip(x) { return x < 0 ? 0 : x > 10 ? 10 : x }
function date(day, month) {
	for (month = 1; day >= long[month]; month++) day -= long[month]
	return sprintf("2026-%02d-%02d", month, day + 1)
}
function row(day, who, kind, rest) {
	printf "%sT20:%02d:00Z,%s,%s,%s\n", date(day), random(60), who, kind,
		rest
}
function rate(day, who, c, a, cl, s, f, rest) {
	row(day, who, "checkin", ",,,,," c "," a "," cl "," s "," f "," rest)
}
BEGIN {
	split("31 28 31 30 31 30 31", long, " ")
	state = 4711
	print "time,who,kind,title,class,state,review_by,minutes," \
		"communication,affection,closeness,stress,fatigue,tags,note,csi"
	for (d = 0; d < 200; d++) {
		s[d] = random(7) + 1
		away = d % 9 == 4
		if (random(10) < 8)
			rate(d, "ana", 5 + random(3),
				3 + random(3) + 2 * ((d + 3) % 7 >= 5),
				clip(9 - s[d - 2] + random(3)), s[d],
				2 + random(5), ",It's been a long day,")
		if (random(10) < 8)
			rate(d, "ben",
				4 + random(3) + 3 * (d >= 150 && d < 164),
				3 + random(4), 5 + random(3), 3 + random(4),
				3 + random(3) + 3 * away,
				(away ? "travel" : "") "," (d % 5 ? "" : "tea") ",")
		if (d % 10 == 0)
			row(d, d % 30 ? "ana" : "ben", "talk",
				"money,speaker,,,10,,,,,,,,")
	}
	row(20, "ana", "trigger", "work,stress,declared,,,,,,,,,,")
	row(20, "ben", "trigger", "trains,tag:travel,declared,,,,,,,,,,")
	row(150, "ana", "experiment", "t1,,running,2026-06-13,,,,,,,,,")
	row(151, "ben", "experiment", "t1,,running,2026-06-13,,,,,,,,,")
	row(3, "ana", "note", ",,,,,,,,,,,,40")
	row(190, "ana", "note", ",,,,,,,,,,,,52")
	row(190, "ben", "note", ",,,,,,,,,,,,48")
}
AWK
awk -f make.awk >log.csv
printf '%s\n' 'id,name,sd,reliability,retest,cutoff,source' \
	'csi,A scale of ours,17,0.94,0.84,51.5,made up' >scale.csv
ATTUNE_NOW=2026-07-20T22:00:00Z
run attune report -f csv --scale=scale.csv log.csv
exits 0 "the table is written"
is "$err" "" "without a word beside it"
cp "$tmp/.out" csv
is "$(sed 1d csv | cut -d, -f2 | sort -u | tr '\n' ' ')" "baseline calendar \
change data experiment gap instrument note tag trend trigger usual voice " \
	"with every section"
# the WHO ITEM FACTOR STATISTIC...: cells 7 on of that row.
the() {
	awk -F, -v s="$1" -v w="$2" -v i="$3" -v f="$4" -v t="$5" '
		$2 == s && $3 == w && $4 == i && $5 == f && $6 == t {
			print $7, $10, $14 }' csv
}
is "$(the trigger ana closeness stress lag)" "2 152 noticed_a_week_before" \
	"the lag of a link that is there"
has "$(the trigger ana closeness stress tau_b)" " 152 noticed" "which is noticed"
is "$(awk -F, '$2 == "trigger" && $14 == "noticed"' csv | wc -l | tr -d ' ')" 1 \
	"and is the only one"
has "$(the trigger ana stress communication tau_b)" none \
	"of a declared trigger the other direction is looked at, too"
is "$(the trigger ben stress communication tau_b)" "" "of others it is not"
is "$(the tag ben fatigue travel median_diff | cut -d' ' -f1,3)" "3 noticed" \
	"what differs on tagged days"
is "$(the tag ben fatigue travel lag | cut -d' ' -f1)" 0 "on the same day"
is "$(awk -F, '$2 == "tag" && $14 == "noticed"' csv | wc -l | tr -d ' ')" 1 \
	"and nothing else does"
is "$(the experiment ben communication t1 median_diff | cut -d' ' -f1)" 3 \
	"an experiment with what came before"
has "$(the experiment ben communication t1 nap)" large "in three words"
has "$(the experiment ana communication t1 nap)" little "of which this is one"
is "$(awk -F, '$2 == "experiment" && $6 == "n_during" { print $11, $12 }' csv |
	sort -u)" "2026-05-31 2026-06-13" "its days, which two wrote down"
has "$(the calendar ana affection weekend median_diff)" noticed "weekends"
has "$(the calendar ben affection weekend median_diff)" none \
	"and where they are as other days"
is "$(awk -F, '$2 == "voice" && $6 == "share" { print $3, $5, $14 }' csv |
	sort | tr '\n' ';')" "ana entries about_equal;ana minutes uneven;ana \
turns uneven;ana words uneven;ben entries about_equal;ben minutes uneven;ben \
turns uneven;ben words uneven;" "parts of what is written and said"
is "$(the voice ana '' turns share | cut -d' ' -f1,2)" "0.65 20" "turns in talks"
is "$(the instrument ana csi '' change)" "12 2 no" "totals of a user's scale"
is "$(the instrument ana csi '' rci)" "1.24784 2 no" "by its retest"
is "$(the instrument ana csi '' rci_min_change)" "18.8486 2 no" \
	"12 / (17 * sqrt(2 * .16)), 1.96 * that, by hand"
has "$(the instrument ben csi '' change)" "1 not_enough" "one is not enough"
is "$(attune report -f csv log.csv | grep -c ,instrument,)" 0 \
	"without a scale its column is no rating"
has "$(attune report -f csv --now=2026-09-20T22:00:00Z log.csv |
	grep ',last_entry,' | tr '\n' ' ')" ",paused," "a pause is named"
is "$(attune report -f csv --now=2026-09-20T22:00:00Z log.csv | awk -F, '
	$6 == "state" && $2 == "change" && $14 != "not_enough"')" "" \
	"and no present told"
is "$(attune report -f csv --until=2026-02-15 log.csv | awk -F, '
	$2 == "trigger" && $14 != "not_enough"')" "" "46 days show no link"

# Links between people are for a therapist alone.
is "$(awk -F, '$2 == "trigger" && $3 ~ /-/' csv)" "" "no link between people"
{
	sed 1q log.csv
	for who in ana ben; do
		echo "2026-01-01T09:00:00Z,$who,consent,therapist,,given,,,,,,,,,,"
	done
	sed 1d log.csv
} | sed '1s/$/,visibility/; s/consent.*/&,clinician/; /clinician/!s/$/,shared/; 1s/,shared$//' >told.csv
attune report -f csv --audience=clinician told.csv >private
is "$(awk -F, '$2 == "trigger" && $3 ~ /-/ { print $3 }' private | sort -u |
	tr '\n' ' ')" "ana-ben ben-ana " "but for a therapist, in both directions"
is "$(awk -F, '$2 == "trigger" && $3 !~ /-/' private | cut -d, -f2-)" \
	"$(awk -F, '$2 == "trigger"' csv | cut -d, -f2-)" \
	"and as a family of their own, so that nobody's own links change"

# A scale's table may be wrong.
while IFS='|' read -r what rows; do
	printf "$rows" >bad.csv
	run attune report --scale=bad.csv log.csv
	exits 2 "a scale $what is refused"
	has "$err" bad.csv: "and its place named"
done <<'END'
without sd|id,reliability\nx,.9\n
without any reliability|id,sd,reliability,retest\nx,4,,\n
with a reliability of 1|id,sd,reliability\nx,4,1\n
named as a column of the log|id,sd,retest\ndesire,4,0.8\n
that is there twice|id,sd,retest\nx,4,0.8\nx,4,0.8\n
with words for numbers|id,sd,retest\nx,four,0.8\n
END
run attune report --scale=none.csv log.csv
exits 2 "so is one that is not there"

# The same for other hands.
attune report -f json --scale=scale.csv log.csv >json
is "$(attune report -f json --lang=de --scale=scale.csv log.csv | cksum)" \
	"$(cksum <json)" "JSON has the same bytes in every language"
is "$(printf 'time,who\n' | attune report -f json - | grep -c '"section"')" 5 \
	"a log without rows is an array of notes"
if command -v python3 >/dev/null; then
	is "$(python3 - <<'END' 2>&1
import csv, json
NUMBERS = ("value", "low", "high", "n", "p")
rows = list(csv.DictReader(open("csv", encoding="utf-8", newline="")))
objects = json.load(open("json", encoding="utf-8"))
assert len(rows) == len(objects) > 400
for row, o in zip(rows, objects):
    assert list(row) == list(o)
    for key, cell in row.items():
        want = None if cell == "" else float(cell) if key in NUMBERS else cell
        assert o[key] == want and not isinstance(o[key], bool), (key, cell, o)
print("same")
END
)" same "Python reads both to the same"
	cat >count.py <<'END'
import csv, datetime, itertools, statistics
days, tags, words, turns = {}, {}, {}, {}
for r in csv.DictReader(open("log.csv")):
    day, who = datetime.date.fromisoformat(r["time"][:10]).toordinal(), r["who"]
    for item in ("closeness", "stress", "fatigue", "affection"):
        if r[item]:
            days.setdefault((who, item), {}).setdefault(day, []).append(
                float(r[item]))
    if r["tags"]:
        tags.setdefault((who, r["tags"]), set()).add(day)
    words[who] = words.get(who, 0) + len(r["note"].split())
days = {k: {d: statistics.median(v) for d, v in x.items()}
        for k, x in days.items()}
def sign(x):
    return (x > 0) - (x < 0)
def tau(pairs):
    s = tx = ty = 0
    for (a, b), (c, d) in itertools.combinations(pairs, 2):
        s += sign(a - c) * sign(b - d)
        tx += a != c
        ty += b != d
    return s / (tx * ty) ** .5
f, y = days["ana", "stress"], days["ana", "closeness"]
print("tau %.6g" % tau([(f[d - 2], y[d]) for d in y if d - 2 in f]))
x, g = days["ben", "fatigue"], tags["ben", "travel"]
a, b = [x[d] for d in x if d in g], [x[d] for d in x if d not in g]
print("nap %.6g" % (sum((p > q) + .5 * (p == q) for p in a for q in b) /
                    len(a) / len(b)))
print("shift %.6g" % statistics.median(p - q for p in a for q in b))
print("words %.6g" % (words["ana"] / sum(words.values())))
x = days["ana", "affection"]
print("sundays %.6g" % statistics.median(
    x[d] for d in x if datetime.date.fromordinal(d).weekday() == 6))
d = sorted(x)
print("slope %.6g" % statistics.median(
    (x[j] - x[i]) / (j - i) for i, j in itertools.combinations(d, 2)))
END
	is "tau $(the trigger ana closeness stress tau_b | cut -d' ' -f1)
nap $(the tag ben fatigue travel nap | cut -d' ' -f1)
shift $(the tag ben fatigue travel median_diff | cut -d' ' -f1)
words $(the voice ana '' words share | cut -d' ' -f1)
sundays $(the calendar ana affection Sun median | cut -d' ' -f1)
slope $(the trend ana affection '' theil_sen_per_day | cut -d' ' -f1)" \
		"$(python3 count.py)" "counted pair by pair they are the same"
else
	ok 0 "reading with Python # SKIP no python3"
fi
if command -v mlr >/dev/null; then
	fields=section,who,item,factor,statistic,value,n,label
	is "$(mlr --icsv --ocsv cut -f $fields then fill-empty -v null csv |
		cksum)" "$(mlr --ijson --ocsv cut -f $fields json | cksum)" \
		"Miller reads both to the same"
	is "$(mlr --icsv --onidx filter '$factor == "turns"' then stats1 -a sum -f value csv)" 1 \
		"and adds"
else
	ok 0 "reading with Miller # SKIP no mlr"
fi
if command -v Rscript >/dev/null; then
	cat >read.R <<'END'
x <- read.csv("csv")
words <- x$section == "voice" & x$factor == "words"
cat(nrow(x), ncol(x), is.numeric(x$value), is.numeric(x$p), is.numeric(x$n),
    class(as.Date(x$since[1])), round(sum(x$value[words]), 5))
END
	is "$(Rscript --vanilla read.R)" \
		"$(($(wc -l <csv) - 1)) 16 TRUE TRUE TRUE Date 1" \
		"R reads numbers as numbers"
else
	ok 0 "reading with R # SKIP no Rscript"
fi
if [ "${DESKTOP:-0}" = 1 ] && command -v soffice >/dev/null; then
	# Comma, double quotation mark, UTF-8, from line 1, US English, special
	# numbers (dates) told.
	cp csv report.csv
	soffice "-env:UserInstallation=file://$tmp/office" --headless \
		--norestore --infilter='CSV:44,34,76,1,,1033,false,true' \
		--convert-to fods report.csv >office.log 2>&1
	cat >office.py <<'END'
import csv, xml.etree.ElementTree as tree
T = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
O = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
rows = list(csv.reader(open("report.csv", newline="")))
numbers = sum(1 for r in rows[1:] for c in (6, 7, 8, 9, 12) if r[c])
dates = sum(1 for r in rows[1:] for c in (10, 11) if r[c])
total = sum(float(r[6]) for r in rows[1:] if r[6])
got = {"float": 0, "date": 0}
formulas = 0
seen = 0
read = 0.0
for row in tree.parse("report.fods").iter(T + "table-row"):
    at = 0
    cells = row.findall(T + "table-cell")
    seen += any(c.get(O + "value-type") for c in cells)
    for c in cells:
        kind = c.get(O + "value-type")
        times = int(c.get(T + "number-columns-repeated", 1))
        formulas += c.get(T + "formula") is not None
        if kind in got:
            got[kind] += times
        if kind == "float" and at <= 6 < at + times:
            read += float(c.get(O + "value"))
        at += times
print(seen == len(rows), got["float"] >= numbers, got["date"] == dates,
      formulas, abs(read - total) < 1e-6 * abs(total))
END
	is "$(python3 office.py)" "True True True 0 True" \
		"LibreOffice reads numbers as numbers and dates as dates"
else
	skip 1 "make check-desktop (DESKTOP=1) reads with LibreOffice"
fi
done_testing
