/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* A parser by recursive descent that calculates as it reads; the binary operators by climbing their levels. */

#include "evaluate.h"

#include "character.h"
#include "constant.h"
#include "function.h"
#include "operator.h"
#include "token.h"

typedef struct {
    const char *text;
    size_t length;
    const calc_context *context;
    calc_error *error;
    token token; /* the one that is looked at */
    unsigned nested;
} parser;

static bool advance(parser *p)
{
    return read_token(&p->token, p->text, p->length, p->token.end, p->error);
}

static bool at_symbol(const parser *p, const char *symbol)
{
    return token_is(&p->token, p->text, symbol);
}

static bool unexpected(parser *p, const char *expected)
{
    char words[TOKEN_WORDS];
    describe_token(words, &p->token, p->text);
    return fail(p->error, p->token.begin, "expected %s, not %s", expected, words);
}

static bool expect(parser *p, const char *symbol, const char *expected)
{
    return at_symbol(p, symbol) ? advance(p) : unexpected(p, expected);
}

/* The result of the operation at at, whose name is there, too: why is what call_function() returns. */
static bool accept(const parser *p, size_t at, const char *why)
{
    return !why || !p->context->checked || fail(p->error, at, "%s", why);
}

static bool read_binary(parser *p, u256 *r, unsigned level);

/* read_binary(), one level deeper: what bounds the recursion. */
static bool read_nested(parser *p, u256 *r, unsigned level)
{
    if (p->nested == MOST_NESTED)
        return fail(p->error, p->token.begin, "nested deeper than %d levels", MOST_NESTED);
    p->nested++;
    const bool done = read_binary(p, r, level);
    p->nested--;
    return done;
}

static bool wrong_count(parser *p, const function *f)
{
    const unsigned arity = function_arity(f);
    return fail(p->error, p->token.begin, "%s(%s) takes %u argument%s", f->name, f->parameters, arity,
                arity == 1 ? "" : "s");
}

/* From the "(" on. */
static bool read_call(parser *p, u256 *r, const function *f, size_t at)
{
    const unsigned arity = function_arity(f);
    u256 arguments[MOST_ARGUMENTS] = {U256_INIT(0, 0, 0, 0)};
    for (unsigned i = 0; i < arity; i++) {
        /* That is "(" or a comma. */
        if (!advance(p))
            return false;
        if (i == 0 && at_symbol(p, ")"))
            return wrong_count(p, f);
        if (!read_nested(p, &arguments[i], 1))
            return false;
        if (!at_symbol(p, ",") && !at_symbol(p, ")"))
            return unexpected(p, "an operator, ',' or ')'");
        if (at_symbol(p, ",") != (i + 1 < arity))
            return wrong_count(p, f);
    }
    const char *const why = call_function(f, r, arguments);
    return accept(p, at, why) && advance(p);
}

static bool unknown(const parser *p, const char *kind, const token *name)
{
    char words[TOKEN_WORDS];
    describe_token(words, name, p->text);
    return fail(p->error, name->begin, "no %s is called %s, see u256calc --functions", kind, words);
}

static bool read_name(parser *p, u256 *r)
{
    const token name = p->token;
    const char *const word = p->text + name.begin;
    const size_t size = name.end - name.begin;
    if (!advance(p))
        return false;
    if (at_symbol(p, "(")) {
        const function *const f = find_function(word, size);
        return f ? read_call(p, r, f, name.begin) : unknown(p, "function", &name);
    }
    if (word_is(word, size, "ans")) {
        *r = p->context->last;
        return p->context->has_last || fail(p->error, name.begin, "there is no result before this one");
    }
    if (find_constant(r, word, size))
        return true;
    const function *const f = find_function(word, size);
    return f ? fail(p->error, name.end, "expected '(' as in %s(%s)", f->name, f->parameters)
             : unknown(p, "number", &name);
}

/* What a unary operator may stand before. */
static bool read_operand(parser *p, u256 *r)
{
    if (p->token.kind == TOKEN_NUMBER) {
        *r = p->token.number;
        return advance(p);
    }
    if (p->token.kind == TOKEN_NAME)
        return read_name(p, r);
    if (at_symbol(p, "("))
        return advance(p) && read_nested(p, r, 1) && expect(p, ")", "an operator or ')'");
    if (at_symbol(p, "-") || at_symbol(p, "~") || at_symbol(p, "!")) {
        const size_t at = p->token.begin;
        /* Above every level of the binary operators is that of the unary ones. */
        return advance(p) && read_nested(p, r, power_level + 1) && accept(p, at, apply_unary(p->text[at], r, r));
    }
    return unexpected(p, "a number, a name, '(', '-', '~' or '!'");
}

/* An operand and the operators of this level or a higher one behind it. */
static bool read_binary(parser *p, u256 *r, unsigned level)
{
    if (!read_operand(p, r))
        return false;
    for (const binary_operator *op; (op = find_operator(&p->token, p->text)) != NULL && op->level >= level;) {
        const size_t at = p->token.begin;
        u256 right;
        if (!advance(p))
            return false;
        if (!(op->level == power_level ? read_nested(p, &right, power_level) : read_binary(p, &right, op->level + 1)))
            return false;
        if (!accept(p, at, apply_binary(op, r, r, &right)))
            return false;
    }
    return true;
}

bool evaluate(u256 *r, const char *text, size_t length, const calc_context *context, calc_error *error)
{
    parser p = {.text = text, .length = length, .context = context, .error = error};
    if (!advance(&p) || !read_binary(&p, r, 1))
        return false;
    return p.token.kind == TOKEN_END || unexpected(&p, "an operator");
}

bool is_blank(const char *text, size_t length)
{
    const size_t begin = skip_spaces(text, length, 0);
    return begin == length || text[begin] == '#';
}
