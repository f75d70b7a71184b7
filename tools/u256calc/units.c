/* SPDX-License-Identifier: MIT OR Apache-2.0 */

#include "units.h"

#include "character.h"

const unit units[] = {
    {"wei", 0},     {"kwei", 3},   {"mwei", 6}, {"gwei", 9}, {"szabo", 12},
    {"finney", 15}, {"ether", 18}, {"eth", 18}, {NULL, 0},
};

const unit *find_unit(const char *name, size_t length)
{
    for (const unit *u = units; u->name; u++)
        if (word_is(name, length, u->name))
            return u;
    return NULL;
}
