/* SPDX-License-Identifier: MIT
 * -o FILE: whole or not at all for regular files and new names; devices and
 * pipes are written in place; links are followed. */
#pragma once

#include "base/base.h"
#include "base/fault.h"

/* Points standard output to the file; NULL leaves it as it is.
 * errors: -1 with f filled. */
int out_open(const char *path, struct fault *f) ATTR_NONNULL_AT(2);

/* Puts the finished file in its place, or takes it away when status is 2.
 * Called before msg_finish; returns the status, 2 when it could not. */
int out_close(int status);
