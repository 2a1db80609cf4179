/* SPDX-License-Identifier: MIT
 * Parts of a whole, and when silence is a pause. */
#include "series/voice.h"

#include <math.h>

static const double uneven_of_two = .62, pause_gaps = 4;

void voice_find(const double *count, size_t people, struct voice *out)
{
	*out = (struct voice){ .state = VOICE_NOT_ENOUGH };
	for (size_t i = 0; i < people; i++) {
		out->total += count[i];
		out->most = fmax(out->most, count[i]);
	}
	if (out->total > 0)
		out->most /= out->total;
	if (people < 2 || out->total < VOICE_LEAST)
		return;
	out->state = out->most * (double)people >= 2 * uneven_of_two ?
		     VOICE_UNEVEN : VOICE_ABOUT_EQUAL;
}

int32_t voice_pause(double gap)
{
	return (int32_t)ceil(fmax(VOICE_PAUSE, pause_gaps * gap));
}
