/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef ORACLE_H
#define ORACLE_H

/* What an operation must give, from GMP: the only part of the project that knows it. */

#include "call.h"

void oracle(operation op, const call_in *in, call_out *expected);

#endif
