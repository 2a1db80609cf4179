/* SPDX-License-Identifier: MIT
 * Words in the user's language; the only room that knows libintl. */
#pragma once

#include <libintl.h>

#include "base/base.h"

#define _(text) gettext(text)
#define N_(text) (text)
#define P_(one, many, n) ngettext((one), (many), (unsigned long)(n))

enum { I18N_NUMBER_MAX = 40, I18N_LANGUAGE_MAX = 32 };

/* Sets the locale from the environment: messages and character types as the
 * user wishes, numbers always as in C, text always UTF-8.  A locale that
 * cannot be set is replaced by C.UTF-8.  Never fails. */
void i18n_init(void);

/* Chooses the language of messages and content, whatever the environment.
 * shape:  tag is BCP 47 or POSIX (de, de-AT, pt_BR), borrowed.
 * errors: -1 when tag is no such tag; nothing changes. */
int i18n_language(const char *tag) ATTR_NONNULL;

/* The languages to look for in shipped content, best first, "en" last.
 * shape:  NULL-ended, at most 15, each like "de_AT" or "de"; borrowed until
 *         the next i18n_language.  Never fails. */
const char *const *i18n_wanted(void) ATTR_RETURNS_NONNULL;

/* The language that messages are in, which is "en" where the catalogue of
 * the wanted one is missing.
 * shape:  out has I18N_LANGUAGE_MAX bytes, such as "de" or "pt_BR"; returned. */
char *i18n_shown(char *out) ATTR_NONNULL;

/* Writes a number for people: fixed decimals, the catalogue's decimal mark.
 * shape:  out has I18N_NUMBER_MAX bytes; returned. */
char *i18n_number(char *out, double value, int decimals) ATTR_NONNULL;
