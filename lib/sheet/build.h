/* SPDX-License-Identifier: MIT
 * One sheet, whole: title, opening, sections, footer. */
#pragma once

#include "base/base.h"
#include "base/fault.h"
#include "sheet/sheet.h"

/* Builds the sheet of s->kind into doc.
 * shape:  doc is all zero before, and the caller's to free; s->doc and what
 *         follows it are filled in.
 * errors: -1 with f filled: shipped words, without which no sheet leaves the
 *         program, are missing. */
int build_sheet(struct sheet *s, struct doc *doc, struct fault *f)
	ATTR_NONNULL;

/* Builds the skeleton of a therapist's note in the form dap, soap or birp,
 * of the rows of a private sheet; otherwise as build_sheet. */
int build_note(struct sheet *s, struct doc *doc, const char *form,
	       struct fault *f) ATTR_NONNULL;
