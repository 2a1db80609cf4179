/* SPDX-License-Identifier: MIT
 * What is odd about the bytes of a log, whatever they say. */
#pragma once

#include <stdio.h>

#include "base/base.h"
#include "base/fault.h"

/* Tells found of a byte order mark, CRLF, CR or "sep=", of blank lines, bytes
 * that are no UTF-8, zeros and a missing last line break; each but the UTF-8
 * once a file.
 * shape:  in is read to its end; f->file is name.
 * errors: -1 with f filled when it cannot be read. */
int bytes_check(FILE *in, const char *name,
		void (*found)(void *arg, const struct fault *f), void *arg,
		struct fault *f) ATTR_NONNULL_AT(1, 2, 3, 5);
