# A log of two people with as many rows as asked for, years on end; the same
# at every run, unlike with another seed; six rows a day, or as many as per
# says.
#	awk -v rows=100000 -v per=6 -f rows.awk
function number(n) { seed = (seed * 1103515245 + 12345) % 2147483648
	return int(seed / 65536) % n }
function id(i,    s, k) { s = ""; for (k = 0; k < 12; k++) {
	s = s substr("0123456789ABCDEFGHJKMNPQRSTVWXYZ", 1 + i % 32, 1)
	i = int(i / 32) + number(7) * 131 } return s }
BEGIN {
	seed = seed ? seed : 7
	per = per ? per : 6
	print "id,time,who,kind,visibility,ref,about,communication,freq,affection,closeness,desire,physical,emotional,stress,fatigue,tags,note,moment,item_set"
	split("31 28 31 30 31 30 31 31 30 31 30 31", days, " ")
	y = 1990; m = 1; d = 1
	for (i = 0; i < rows; i++) {
		who = i % 2 ? "ben" : "anna"
		printf "%s,%04d-%02d-%02dT%02d:%02d:%02d+01:00,%s,checkin,shared,,,%d,,%d,%d,,,,%d,%d,%s,%s,%s,daily-1\n",
			id(i), y, m, d, 18 + number(5), number(60), number(60), who,
			number(11), number(11), number(11), number(11), number(11),
			number(4) ? "" : "work;travel",
			number(5) ? "" : "\"A long day, and soup \"\"after\"\" it, with " i " spoons\"",
			number(3) ? "" : "A walk by the river in the rain"
		if (i % per == per - 1 && ++d > days[m]) { d = 1; if (++m > 12) { m = 1; y++ } }
	}
}
