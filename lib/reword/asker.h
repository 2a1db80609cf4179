/* SPDX-License-Identifier: MIT
 * Asks the writer, on the terminal, for what a rewording leaves open. */
#pragma once

#include "base/base.h"
#include "cli/common.h"
#include "reword/answer.h"

struct asker;

/* shape:  caller frees with asker_close. */
struct asker *asker_make(const struct common *c) ATTR_NONNULL
	ATTR_RETURNS_NONNULL;

/* What answers are looked at with, before the first question. */
void asker_use(struct asker *k, struct answerer *a) ATTR_NONNULL;

/* Asks for what r leaves open: an answer_how's ask.  False when nothing was
 * filled in: no terminal, no answer, or the writer has left. */
bool asker_ask(void *asker, const struct remark *r, struct answer_fill *fill)
	ATTR_NONNULL;

/* Gives the terminal back, so that something can be printed. */
void asker_pause(struct asker *k) ATTR_NONNULL;
void asker_close(struct asker *k);
