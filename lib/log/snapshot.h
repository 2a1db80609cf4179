/* SPDX-License-Identifier: MIT
 * A file as long as it was at one moment, whatever is appended later. */
#pragma once

#include <stdio.h>

#include "base/base.h"

/* A stream over the first size bytes of fd, from its current place on.
 * shape:  closing the stream closes fd.
 * errors: NULL with errno set; fd stays open. */
FILE *snapshot_open(int fd, off_t size) ATTR_USE_RESULT;
