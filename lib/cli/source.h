/* SPDX-License-Identifier: MIT
 * Where a log comes from: operands, -L, standard input or the default. */
#pragma once

#include "base/base.h"

enum source { SOURCE_OPERANDS, SOURCE_LOG, SOURCE_STDIN, SOURCE_DEFAULT };

/* FILE operands or "-"; else -L; else standard input if it is a pipe, socket
 * or regular file; else the default log. */
enum source source_of(int operands, const char *log);
