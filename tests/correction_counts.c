/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "corrections.h" /* first: it replaces what the headers define */

#include "correction_counts.h"

#include <string.h>

static const char *const names[] = {
#define X(name) #name,
#include "correction_names.h"
#undef X
};

static correction_site *sites;

void correction_pass(correction_site *site, bool taken)
{
    if (site->passed++ == 0) {
        site->next = sites;
        sites = site;
    }
    site->taken += taken;
}

unsigned correction_count(void)
{
    return sizeof names / sizeof *names;
}

const char *correction_name(unsigned i)
{
    return names[i];
}

correction_total correction_taken(unsigned i)
{
    correction_total total = {0, 0};
    for (const correction_site *site = sites; site; site = site->next) {
        if (strcmp(site->name, names[i]) == 0) {
            total.passed += site->passed;
            total.taken += site->taken;
        }
    }
    return total;
}
