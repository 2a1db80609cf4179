/* SPDX-License-Identifier: MIT
 * age(1) as a child: the only program that is ever started, by pipes, without
 * a shell and without a byte of the text in a file or an argument. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "base/fault.h"

/* Remembers for the whole run which files hold the public keys that is
 * encrypted to and the key that decrypts; NULL: none. */
void age_keys(const char *recipients, const char *identity);

/* Whether there is somebody to encrypt to. */
bool age_has_recipients(void);

/* Adds the ciphertext of len bytes to out.  Needs no secret.
 * errors: -1 with f filled but for the file; out is as it was. */
int age_seal(const char *bytes, size_t len, struct buf *out, struct fault *f)
	ATTR_NONNULL ATTR_USE_RESULT;

/* The message of a ciphertext that could not be decrypted. */
extern const char AGE_CLOSED[];

/* Adds the text behind a ciphertext to out, all of it or nothing; an empty
 * text counts as cut.  Where the identity has a passphrase age asks for it at
 * the terminal, once a run.
 * errors: -1 with f filled but for the file: no identity, one that does not
 *         fit, a ciphertext that was cut or changed; cause is 0. */
int age_unseal(const char *bytes, size_t len, struct buf *out,
	       struct fault *f) ATTR_NONNULL ATTR_USE_RESULT;
