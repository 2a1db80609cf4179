/* SPDX-License-Identifier: MIT
 * -o FILE: whole or not at all for regular files and new names; devices and
 * pipes are written in place; links are followed.  -O DIR: several files, all
 * of them whole or none.  A signal that ends the program leaves no part of a
 * file behind. */
#pragma once

#include "base/base.h"
#include "base/fault.h"

/* Points standard output to the file; NULL leaves it as it is.
 * errors: -1 with f filled. */
int out_open(const char *path, struct fault *f) ATTR_NONNULL_AT(2);

/* Puts the finished file in its place, or takes it away when status is 2.
 * Called before msg_finish; returns the status, 2 when it could not. */
int out_close(int status);

/* Makes a directory, 0700, unless it is there.
 * errors: -1 with f filled. */
int out_folder(const char *path, struct fault *f) ATTR_NONNULL;

/* Writes a file of its own beside path, 0600, synced; out_settle puts it in
 * its place.
 * errors: -1 with f filled; f->file is path. */
int out_file(const char *path, const char *bytes, size_t len,
	     struct fault *f) ATTR_NONNULL;

/* Puts all files of out_file in their places, or takes them away.
 * errors: -1 with f filled when one could not be put there. */
int out_settle(bool keep, struct fault *f) ATTR_NONNULL;
