# SPDX-License-Identifier: MIT
# Eight weeks of people who write a great deal, made up: the same arguments
# give the same log.
#	awk -v people=N [-v days=N] [-v plain=1] -f busy.awk
# Every shared item is rated, and half way all of them change; notes are long,
# tags, triggers, agreements, experiments and days ahead many.  With plain=1
# there are ratings and one tag alone, which go together: ana's closeness with
# her stress of two days before and her affection with ben's of the day before.

function random() {
	state = (state * 16807) % 2147483647
	return state / 2147483647
}
function pick(n) {
	return int(random() * n)
}
function within(x) {
	return x < 0 ? 0 : x > 10 ? 10 : int(x)
}

# The calendar date of a day, from 2026-01-01 on.
function date(day, month) {
	split("31 28 31 30 31 30 31 31 30 31 30 31", long, " ")
	for (month = 1; month < 12 && day >= long[month]; month++)
		day -= long[month]
	return sprintf("2026-%02d-%02d", month, day + 1)
}

# A row: cells by name, then forgotten.
function put(day, who, kind, i, line) {
	cell["time"] = date(day) "T" 10 + pick(12) ":00:00+01:00"
	cell["who"] = who
	cell["kind"] = kind
	cell["visibility"] = "shared"
	line = ""
	for (i = 1; i <= columns; i++)
		line = line (i > 1 ? "," : "") cell[name[i]]
	print line
	split("", cell)
}

# How much more of everything there is on a day: before the change; of a plain
# log, on tagged days.
function lift(day) {
	if (plain)
		return (day - first) % 6 == 4 ? 4 : 0
	return day < half ? 4 : 0
}

function words(what, n) {
	return "a thing of the kind " what " " n " that needs a good many " \
		"words to be told as it was meant and as it was heard and " \
		"then some more so that nobody forgets what was said on it"
}

function busy(day, p, k) {
	split("physical emotional fatigue", rating, " ")
	for (k = 1; k <= 3; k++)
		cell[rating[k]] = within(2 + pick(5) + lift(day))
	cell["tags"] = "work" pick(3) ";rain" pick(4) ";school" pick(5)
	cell["note"] = words("note", day)
	cell["moment"] = words("moment", day)
	if (day % 7 != p)
		return
	split("heard bother load health", rating, " ")
	for (k = 1; k <= 4; k++)
		cell[rating[k]] = 2 + pick(6)
	cell["helped"] = words("help", day)
	cell["nothelped"] = words("hindrance", day)
	cell["appreciate"] = words("thanks", day)
	cell["desire_kind"] = "both"
	cell["repair"] = "landed"
	cell["topic"] = words("topic", day)
	cell["ahead"] = words("ahead", day)
	cell["ahead_on"] = date(end + 2 + int((day - first) / 7))
}

function rate(day, p, change) {
	change = plain ? 0 : lift(day)
	cell["communication"] = within(1 + pick(5) + change)
	cell["closeness"] = within(1 + pick(5) + change)
	cell["affection"] = within(1 + pick(5) + change)
	cell["desire"] = within(1 + pick(5) + change)
	cell["stress"] = stress[day, p]
	if (day % 7 == p)
		cell["freq"] = pick(5)
	if (!plain) {
		busy(day, p)
		return
	}
	if (!p && day > first + 1) {
		cell["closeness"] = within(9 - stress[day - 2, 0] + pick(3))
		cell["affection"] = within(9 - stress[day - 1, 1] + pick(3))
	}
	if (lift(day))
		cell["tags"] = "deadline"
}

function registers(p, k, day) {
	for (k = 0; k < 12; k++) {
		day = first + 14 + 3 * k
		cell[p ? "about" : "id"] = "AGREEMENT" 100 + k
		cell["title"] = words("agreement", k)
		cell["state"] = "yes"
		cell["review_by"] = date(end - 5 + k)
		put(day, who[p], "agreement")
		cell["title"] = words("life", k)
		cell["state"] = "start"
		put(k % 2 ? half + k - 6 : end + 1 + k, who[p], "transition")
		cell["title"] = "x" k
		cell["class"] = k % 2 ? "stress" : "tag:work" k
		cell["state"] = "declared"
		put(day, who[p], "trigger")
		cell["title"] = "money"
		cell["class"] = "speaker"
		cell["minutes"] = 10
		put(day, who[p], "talk")
		cell["title"] = trial[k + 1]
		cell["state"] = "running"
		put(day, who[p], "experiment")
		cell["title"] = trial[k + 1]
		cell["state"] = "kept"
		put(day + 6, who[p], "experiment")
	}
}

BEGIN {
	split("ana ben cleo dov", tags, " ")
	split("t1 t2 t3 a1 a2 a3 k1 k6 k7 r1 r2 s5", trial, " ")
	columns = split("time who kind visibility communication freq " \
		"affection closeness desire physical emotional stress " \
		"fatigue heard bother load health helped nothelped " \
		"appreciate desire_kind repair topic ahead ahead_on moment " \
		"id about title class state review_by minutes tags note",
		name, " ")
	for (i = 1; i <= columns; i++)
		printf "%s%s", (i > 1 ? "," : ""), name[i]
	print ""
	state = 17 + people
	days = days ? days : 56
	end = 325
	first = end - days + 1
	half = first + 28
	for (p = 0; p < people; p++)
		who[p] = tags[p + 1]
	for (day = first; day <= end; day++)
		for (p = 0; p < people; p++)
			stress[day, p] = within(pick(7) + lift(day))
	for (day = first; day <= end; day++)
		for (p = 0; p < people; p++) {
			rate(day, p)
			put(day, who[p], "checkin")
		}
	for (p = 0; p < people && !plain; p++)
		registers(p)
	if (plain) {
		cell["tags"] = "deadline"
		put(end + 2, "ana", "note")
	}
}
