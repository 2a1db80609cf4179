/* SPDX-License-Identifier: MIT
 * The paper of a vote: which entries stand on it, what each person ticks, and
 * the private lines that tick for them. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "content/experiments.h"
#include "content/party.h"
#include "content/scan.h"

struct ballot;

/* A ballot with n entries, every answer "not now".  Each person's own lines
 * that are off, private ones too, make theirs "not now" for good; that is the
 * one way in which something private has a say in what others see.  A private
 * log that cannot be read has no say, and nothing is said of it.
 * shape:  entries and party borrowed; caller frees with ballot_free. */
struct ballot *ballot_new(const struct experiment *const *entry, size_t n,
			  const struct party *party,
			  const struct scan_how *log)
	ATTR_NONNULL ATTR_RETURNS_NONNULL ATTR_USE_RESULT;

size_t ballot_count(const struct ballot *b) ATTR_NONNULL ATTR_PURE;

/* Entry i, and whether a person has ticked it. */
const struct experiment *ballot_entry(const struct ballot *b, size_t i)
	ATTR_NONNULL ATTR_RETURNS_NONNULL ATTR_PURE;
bool ballot_is_open(const struct ballot *b, size_t person, size_t i)
	ATTR_NONNULL ATTR_PURE;

/* The two answers, as people read them. */
const char *const *ballot_answers(void) ATTR_RETURNS_NONNULL;

/* Takes a line as a person's answer; "" is "not now".
 * Returns false when it is none, why gets a sentence. */
bool ballot_take(struct ballot *b, size_t person, size_t i, const char *line,
		 struct buf *why) ATTR_NONNULL;

/* The list that all may see (vote_list).
 * shape:  shown has room for VOTE_SHOWN; returns how many, -1: no chance. */
int ballot_list(const struct ballot *b, const struct experiment **shown)
	ATTR_NONNULL;

/* Wipes it and frees it. */
void ballot_free(struct ballot *b);
