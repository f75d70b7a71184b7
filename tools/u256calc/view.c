/* SPDX-License-Identifier: MIT OR Apache-2.0 */

#include "view.h"

#include <string.h>

/* The longest: MOST_DECIMALS digits behind "0.", or 256 binary digits behind "0b". */
enum { ROOM = 2 + U256_RADIX_SIZE };

static void print_view(FILE *to, const u256 *a, view v, unsigned decimals)
{
    char text[ROOM];
    switch (v) {
    case VIEW_SIGNED:
        u256_to_sdec(text, sizeof text, a);
        break;
    case VIEW_HEX:
        u256_to_hex(text, sizeof text, a);
        break;
    case VIEW_WORD:
        memcpy(text, "0x", 2);
        u256_to_hex_full(text + 2, sizeof text - 2, a);
        break;
    case VIEW_BINARY:
        memcpy(text, "0b", 2);
        u256_to_radix(text + 2, sizeof text - 2, a, 2);
        break;
    case VIEW_UNIT:
        u256_format_units(text, sizeof text, a, decimals);
        break;
    default:
        u256_to_dec(text, sizeof text, a);
    }
    fprintf(to, "%s\n", text);
}

void print_number(FILE *to, const u256 *a, view v, unsigned decimals)
{
    static const struct {
        const char *label;
        view view;
        unsigned decimals;
    } all[] = {{"decimal", VIEW_DECIMAL, 0}, {"signed", VIEW_SIGNED, 0}, {"hex", VIEW_HEX, 0},
               {"word", VIEW_WORD, 0},       {"binary", VIEW_BINARY, 0}, {"gwei", VIEW_UNIT, 9},
               {"ether", VIEW_UNIT, 18}};
    if (v != VIEW_ALL) {
        print_view(to, a, v, decimals);
        return;
    }
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        fprintf(to, "%-8s ", all[i].label);
        print_view(to, a, all[i].view, all[i].decimals);
    }
    fprintf(to, "%-8s %u\n", "bits", u256_bit_len(a));
}
