/* SPDX-License-Identifier: MIT
 * Rows sent to their files: the shared and the private log of each writer. */
#pragma once

#include "base/base.h"
#include "log/held.h"
#include "log/keep.h"

/* Stores all rows of h, whose column who tells their writers: the private
 * ones first, then the shared ones; marks what is stored.  Then takes out
 * what their writers withdrew, if it has come back.
 * errors: the worst of store_append_all, told through msg_fault. */
enum store_got post_rows(const struct keep_how *how, struct held *h,
			 size_t who) ATTR_NONNULL ATTR_USE_RESULT;
