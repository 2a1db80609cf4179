# SPDX-License-Identifier: MIT
# Registers of two people, made up, to stand behind a log of generate.awk: the
# same seed gives the same rows.
#	awk -v seed=N -v a=TAG -v b=TAG -f generate-registers.awk
# With private=1 private and clinician rows stand between the others.
# The column time comes first, as in that log, so that the header is one.

function random() {
	state = (state * 16807) % 2147483647
	return state / 2147483647
}
function pick(n) {
	return int(random() * n)
}
function date(day, month, i) {
	split("31 28 31 30 31 30 31 31 30 31 30 31", long, " ")
	for (month = 1; day >= long[month]; month++)
		day -= long[month]
	return sprintf("2026-%02d-%02d", month, day + 1)
}
function id() {
	return sprintf("%012d", 1000 * seed + ++ids)
}

# One row: what it is and who it is for, then other cells by name.
function row(day, hour, who, kind, sight, cells, n, i, at, c, v, line) {
	n = split(cells, c, "|")
	for (i = 1; i <= n; i++) {
		at = index(c[i], "=")
		v[substr(c[i], 1, at - 1)] = substr(c[i], at + 1)
	}
	line = sprintf("%sT%02d:%02d:%02d%s,%s,%s,%s,%s", date(day), hour,
		pick(60), pick(60), pick(9) ? "+01:00" : "-05:00", id(), who,
		kind, sight)
	for (i = 6; i <= columns; i++)
		line = line "," v[name[i]]
	print line
}

function any(day, who, sight, n) {
	n = pick(9)
	if (n == 0)
		row(day, 18, who, "talk", sight, "title=money|class=" \
			(pick(2) ? "speaker" : "listener") "|minutes=" pick(20))
	else if (n == 1)
		row(day, 18, who, "boundary", sight, "title=a line " pick(99) \
			"|class=table|review_by=" date(day + pick(40)))
	else if (n == 2)
		row(day, 18, who, "trigger", sight,
			"title=late days|class=stress|state=declared")
	else if (n == 3)
		row(day, 18, who, "glossary", sight,
			"title=desire|note=what " who " means")
	else if (n == 4)
		row(day, 18, who, "transition", sight, "title=new job " \
			pick(5) "|state=start")
	else if (n == 5)
		row(day, 18, who, "weekly", sight, "helped=a walk|" \
			"nothelped=no sleep|appreciate=tea of " who \
			"|repair=landed")
	else if (n == 6)
		row(day, 18, who, "weekly", sight, "ahead=a visit|ahead_on=" \
			date(day + pick(60)))
	else if (n == 7)
		row(day, 18, who, "experiment", sight, "title=t" 1 + pick(4) \
			"|state=" (pick(2) ? "stopped" : "kept"))
	else
		row(day, 18, who, "checkin", sight,
			"tags=" (pick(2) ? "walk" : "deadline"))
}

# What both say yes to.
function agreed(day, first) {
	first = sprintf("%012d", 1000 * seed + ids + 1)
	row(day, 19, a, "agreement", "shared",
		"title=phones away|state=yes|review_by=" date(day + 20))
	row(day, 20, b, "agreement", "shared",
		"title=phones away|state=yes|about=" first "|review_by=" \
		date(day + 20))
}
function tried(day) {
	row(day, 8, a, "experiment", "shared", "title=t1|state=offered")
	row(day, 9, b, "experiment", "shared", "title=t1|state=yes")
	row(day, 10, a, "experiment", "shared", "title=t1|state=yes")
	row(day, 11, pick(2) ? a : b, "experiment", "shared",
		"title=t1|state=running|review_by=" date(day + 13))
}
# What only its writer, or a therapist, may see; its random numbers and ids
# are its own, so that the other rows stay as they are.
function hidden(day, kept, kept_ids, who, sight) {
	kept = state
	kept_ids = ids
	state = hide
	ids = 500 + hidden_ids
	who = pick(3) ? (pick(2) ? a : b) : "zoe"
	sight = pick(2) ? "private" : "clinician"
	any(day, who, sight)
	row(day, 18, who, "agreement", sight,
		"title=hidden words|state=yes|review_by=" date(day + 5))
	row(day, 18, who, "consent", "private",
		"title=therapist|state=given|class=clinician")
	row(day, 18, who, "checkin", sight, "note=hidden words|ahead=hidden " \
		"words|ahead_on=" date(day + pick(50)) "|tags=safety|pain=" \
		pick(11) "|motive=peace|medchange=hidden words")
	hidden_ids = ids - 500
	ids = kept_ids
	hide = state
	state = kept
}

BEGIN {
	state = 104729 * seed + 7
	for (i = 0; i < 5; i++)
		random()
	hide = state + 1
	header = "time,id,who,kind,visibility,about,title,class,state," \
		"review_by,minutes,note,helped,nothelped,appreciate,repair," \
		"ahead,ahead_on,tags,pain,motive,medchange"
	columns = split(header, name, ",")
	print header
	for (day = 40; day < 180; day += 1 + pick(6)) {
		if (private)
			hidden(day)
		any(day, a, "shared")
		any(day + 1, b, "shared")
		if (!pick(12))
			agreed(day)
		if (!pick(12))
			tried(day)
	}
}
