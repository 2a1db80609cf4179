# SPDX-License-Identifier: MIT
# A log of two people, made up: the same seed gives the same log.
#	awk -v seed=N -v a=TAG -v b=TAG -f generate.awk
# Beside check-ins there are tags, talks, triggers and an experiment.
# In an even log desire is rated by both, in an odd one by the first alone.
# With private=1 private and clinician rows stand between the others.

# Park and Miller's generator: exact in doubles, the same in every awk.
function random() {
	state = (state * 16807) % 2147483647
	return state / 2147483647
}
function pick(n) {
	return int(random() * n)
}

# The calendar date of a day of 2026, from 0.
function date(day, month, i) {
	split("31 28 31 30 31 30 31 31 30 31 30 31", long, " ")
	for (month = 1; day >= long[month]; month++)
		day -= long[month]
	return sprintf("2026-%02d-%02d", month, day + 1)
}
function stamp(day) {
	return sprintf("%sT%02d:%02d:%02d%s", date(day), 17 + pick(7),
		pick(60), pick(60), pick(9) ? "+01:00" : "-05:00")
}

# A row of a register: title, class and state.
function said(day, who, kind, visibility, words) {
	printf "%s,%s,%s,%s,,,,,,,,%s,,,\n", stamp(day), who, kind,
		visibility, words
}

# What only its writer, or a therapist, may see.  Its random numbers are its
# own, so that the other rows stay as they are.
function hidden(day, kept, who) {
	kept = state
	state = hide
	who = pick(3) ? (pick(2) ? a : b) : "zoe"
	if (pick(2))
		printf "%s,%s,checkin,%s,%d,%d,%d,%d,%d,%d,private words," \
			",,,,%s,and more of them\n",
			stamp(day), who, pick(2) ? "private" : "clinician",
			pick(11), pick(9), pick(11), pick(11), pick(11),
			pick(11), pick(2) ? "secret" : "work;travel"
	if (!pick(6))
		printf "no time,%s,checkin,private,99,,,,,,bad,,,,,,\n", who
	if (!pick(6))
		said(day, who, "trigger", "private", "x,desire,declared")
	if (!pick(6))
		said(day, who, "experiment", "clinician", "t2,,running")
	if (!pick(6))
		said(day, who, "talk", "private", "x,speaker,")
	hide = state
	state = kept
}

BEGIN {
	state = 7919 * seed + 11
	for (i = 0; i < 5; i++)
		random()
	hide = state + 1
	days = 6 + pick(130)
	first = pick(60)
	print "time,who,kind,visibility,communication,freq,affection," \
		"desire,stress,freedom,moment,title,class,state,review_by," \
		"tags,note"
	for (day = first; day < first + days; day++) {
		for (p = 0; p < 2; p++) {
			if (private)
				hidden(day)
			if (pick(10) < 3)
				continue
			lift = seed % 3 == p && day > first + days / 2 ? 3 : 0
			printf "%s,%s,checkin,shared,%d,%s,%s,%s,%d,,%s,,,,," \
				"%s,%s\n",
				stamp(day), p ? b : a, 2 + lift + pick(4),
				day % 7 == p ? pick(5) : "",
				pick(9) ? pick(11) : "",
				p && seed % 2 ? "" : pick(8), 3 + pick(4),
				pick(8) ? "" : "a laugh with " (p ? a : b),
				(day * 5 + p) % 7 < 2 ? "work" : "",
				(day + p) % 4 ? "" : "words of " (p ? b : a)
		}
		if (day % 6 == 1)
			said(day, day % 4 ? a : b, "talk", "shared",
				"money,speaker,")
		if (day == first + 3)
			said(day, seed % 2 ? a : b, "trigger", "shared",
				"work,tag:work,declared")
		if (day == first + 5)
			said(day, seed % 2 ? b : a, "trigger", "shared",
				"talk,communication,declared")
		if (day == first + 30)
			said(day, seed % 2 ? b : a, "experiment", "shared",
				"t1,,running")
	}
	if (private)
		hidden(day)
}
