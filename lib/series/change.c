/* SPDX-License-Identifier: MIT
 * The reliable change index. */
#include "series/change.h"

#include <math.h>

int change_find(double before, double after, double sd, double reliability,
		struct change *out)
{
	static const double limit = 1.96;

	if (!(sd > 0) || !isfinite(sd) ||
	    !(reliability >= 0 && reliability < 1))
		return -1;
	double error = sd * sqrt(2 * (1 - reliability));
	out->points = after - before;
	out->index = out->points / error;
	out->least = limit * error;
	out->state = CHANGE_NO;
	if (fabs(out->index) > limit)
		out->state = out->index > 0 ? CHANGE_UP : CHANGE_DOWN;
	return 0;
}
