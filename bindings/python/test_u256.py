# SPDX-License-Identifier: MIT OR Apache-2.0
"""Tests of the Python binding: test_u256.py VECTORS. Those of arrays need numpy and are skipped without it."""

import collections
import itertools
import pathlib
import sys
import threading
import time
import unittest

import u256

try:
    import numpy
except ImportError:
    numpy = None

VECTORS = pathlib.Path(sys.argv.pop(1))
M = 1 << 256


def read(word):
    return word[1:] if word.startswith(":") else int(word, 16)


def vectors():
    """(C name, inputs, outputs) of each row, as words."""
    for line in VECTORS.read_text(encoding="ascii").splitlines():
        if not line.startswith("#"):
            name, *words = line.split(" ")
            at = words.index("=")
            yield name, words[:at], words[at + 1 :]


def load_or_store(name):
    return name.startswith(("u256_load", "u256_store"))


class Vectors(unittest.TestCase):
    def test_rows(self):
        rows = 0
        for name, inputs, outputs in vectors():
            function = getattr(u256, u256._python_name(name))
            if name.startswith("u256_load"):
                got, expected = function(bytes.fromhex(inputs[0])), int(outputs[0], 16)
            elif name.startswith("u256_store") and name.endswith("_n"):
                stored, flag = function(read(inputs[0]), read(inputs[1]))
                got, expected = (stored.hex(), int(flag)), (outputs[0], int(outputs[1]))
            elif name.startswith("u256_store"):
                got, expected = function(int(inputs[0], 16)).hex(), outputs[0]
            elif "_from_" in name and outputs[0] == "-":
                with self.assertRaises(u256.StatusError) as caught:
                    function(read(inputs[0]))
                got, expected = caught.exception.status, int(outputs[1])
            elif "_from_" in name:
                got, expected = function(read(inputs[0])), int(outputs[0], 16)
                self.assertEqual(function(inputs[0][1:].encode()), expected)
            elif "_to_" in name:
                got, expected = function(read(inputs[0])), read(outputs[0])
            else:
                got = function(*map(read, inputs))
                got = tuple(map(int, got)) if isinstance(got, tuple) else (int(got),)
                expected = tuple(map(read, outputs))
            self.assertEqual(got, expected, f"{name} {inputs}")
            rows += 1
        self.assertGreater(rows, 1000)


class Numbers(unittest.TestCase):
    def test_range(self):
        for wrong in (-1, M):
            with self.assertRaises(OverflowError):
                u256.add(wrong, 0)
            with self.assertRaises(OverflowError):
                u256.add(0, wrong)
        with self.assertRaises(OverflowError):
            u256.u512_add(M * M, 0)
        with self.assertRaises(OverflowError):
            u256.shl(1, -1)
        with self.assertRaises(OverflowError):
            u256.add_u64(1, 1 << 64)

    def test_types(self):
        for wrong in (1.0, "1", None):
            with self.assertRaises(TypeError):
                u256.add(wrong, 0)
        with self.assertRaises(TypeError):
            u256.modulus_mul(1, 2, 97)
        with self.assertRaises(TypeError):
            u256.modulus_mul(1, 2, u256.Divisor(97))

    def test_contexts(self):
        modulus = u256.Modulus(M - 189)
        self.assertEqual(u256.modulus_mul(M - 190, M - 191, modulus), ((M - 190) * (M - 191) % (M - 189), False))
        self.assertEqual(u256.mont_out(u256.mont_in(12345, modulus)[0], modulus), (12345, False))
        divisor = u256.Divisor(10**18)
        self.assertEqual(u256.divrem_by(M - 1, divisor), (*divmod(M - 1, 10**18), False))
        for kind in (u256.Modulus, u256.Divisor):
            with self.assertRaises(ZeroDivisionError):
                kind(0)

    def test_signed(self):
        for x in (0, 1, -1, (1 << 255) - 1, -(1 << 255)):
            self.assertEqual(u256.to_signed(u256.from_signed(x)), x)
        with self.assertRaises(OverflowError):
            u256.from_signed(1 << 255)

    def test_in_place_and_pointers(self):
        self.assertEqual(u256.set_bit(1, 255), 1 | 1 << 255)
        self.assertEqual(u256.clear_bit(3, 0), 2)
        self.assertEqual(u256.flip_bit(3, 256), 3)
        self.assertEqual(u256.from_i64(-2), M - 2)
        self.assertEqual(u256.u512_hi(5 * M + 7), 5)
        self.assertEqual(u256.divrem_u64(100, 7), (14, 2))
        self.assertEqual(u256.to_u64((1 << 64) + 5), (5, True))
        self.assertEqual(u256.jacobi(2, 3), -1)
        self.assertEqual(u256.load_be_n(b"\x01\x02"), (258, False))
        self.assertEqual(u256.load_be_window(bytes(range(40)), 30), int.from_bytes(bytes(range(30, 40)) + bytes(22), "big"))
        self.assertEqual(u256.store_be_trim(0x400), b"\x04\x00")
        self.assertEqual(u256.evm_not(0), M - 1)
        with self.assertRaises(ValueError):
            u256.load_be(bytes(31))

    def test_text(self):
        self.assertEqual(u256.rlp_encode(1024), b"\x82\x04\x00")
        self.assertEqual(u256.rlp_decode(b"\x82\x04\x00\xff"), (1024, 3))
        self.assertEqual(u256.format_units(1500000000000000000, 18), "1.5")
        self.assertEqual(u256.format_units(1, 1000), "0." + "0" * 999 + "1")
        self.assertEqual(u256.parse("0xff", u256.PARSE_AUTO), (255, 4))
        with self.assertRaises(u256.StatusError) as caught:
            u256.parse("12\u00e9", u256.PARSE_DEC)
        self.assertEqual((caught.exception.status, caught.exception.position), (u256.BAD_DIGIT, 2))
        self.assertRegex(u256.backend(), "split32|int128|asm")

    def test_every_function(self):
        for _, _, name, _ in u256._declarations:
            self.assertTrue(name.endswith("_init") or callable(getattr(u256, u256._python_name(name))), name)


# How array functions are called, by the scalar function whose rows are their operands.
BINARY = ("add", "sub", "mul", "and", "or", "xor", "full_mul", "lt", "eq")
TERNARY = ("muldiv", "addmod", "mulmod")


@unittest.skipUnless(numpy, "needs numpy")
class Arrays(unittest.TestCase):
    def setUp(self):
        self.rows = collections.defaultdict(list)
        for name, inputs, outputs in vectors():
            if not load_or_store(name) and ":" not in "".join(inputs + outputs):
                self.rows[name].append(([int(w, 16) for w in inputs], [int(w, 16) for w in outputs]))

    def columns(self, name):
        rows = self.rows[f"u256_{name}"]
        self.assertGreater(len(rows), 10)
        return [u256.array_from_ints(c) for c in zip(*(r[0] for r in rows))], [r[1] for r in rows]

    def test_elementwise(self):
        for name in BINARY + TERNARY:
            inputs, outputs = self.columns(name)
            function = getattr(u256, f"array_{name}")
            got = function(*inputs)
            if isinstance(got, tuple):
                got, flag = got
                self.assertEqual(flag, any(o[1] for o in outputs), name)
            ints = got.tolist() if got.ndim == 1 else u256.array_to_ints(got)
            self.assertEqual(ints, [o[0] for o in outputs], name)
            if got.ndim == 2 and got.shape[1] == 4:  # in place of each operand
                for i in range(len(inputs)):
                    operands = [a.copy() for a in inputs]
                    function(*operands, out=operands[i])
                    numpy.testing.assert_array_equal(operands[i], got)

    def test_division(self):
        (a, d), outputs = self.columns("divrem")
        q, flag = u256.array_div(a, d)
        r, again = u256.array_mod(a, d)
        self.assertEqual((u256.array_to_ints(q), u256.array_to_ints(r)), ([o[0] for o in outputs], [o[1] for o in outputs]))
        self.assertTrue(flag and again)
        self.assertFalse(u256.array_div(a, u256.array_from_ints([1] * len(a)))[1])

    def test_shifts(self):
        for name in ("shl", "shr"):
            for count, group in itertools.groupby(sorted(self.rows[f"u256_{name}"], key=lambda r: r[0][1]), lambda r: r[0][1]):
                group = list(group)
                got = getattr(u256, f"array_{name}")(u256.array_from_ints([r[0][0] for r in group]), count)
                self.assertEqual(u256.array_to_ints(got), [r[1][0] for r in group])

    def test_reductions(self):
        numbers = [r[0][0] for r in self.rows["u256_add"]]
        a = u256.array_from_ints(numbers)
        self.assertEqual(u256.array_sum(a), sum(numbers))
        self.assertEqual(u256.array_dot(a, a), (sum(x * x for x in numbers) % M**2, sum(x * x for x in numbers) >= M**2))
        self.assertEqual(u256.array_to_ints(u256.array_mul_u64(a, 10**9)[0]), [x * 10**9 % M for x in numbers])

    def test_modulus(self):
        m = (1 << 255) - 19
        a, b = [r[0][0] % m for r in self.rows["u256_mul"]], [r[0][1] for r in self.rows["u256_mul"]]
        modulus, x, y = u256.Modulus(m), u256.array_from_ints(a), u256.array_from_ints(b)
        self.assertEqual(u256.array_to_ints(u256.array_modmul(x, y, modulus)[0]), [i * j % m for i, j in zip(a, b)])
        self.assertEqual(u256.array_to_ints(u256.array_modpow(x, y, modulus)[0]), [pow(i, j, m) for i, j in zip(a, b)])
        inverse, flag = u256.array_modinv(x, modulus)
        self.assertEqual((u256.array_to_ints(inverse), flag), ([pow(i, -1, m) if i else 0 for i in a], 0 in a))

    def test_bytes(self):
        numbers = [r[0][0] for r in self.rows["u256_mul"]]
        wire = numpy.frombuffer(b"".join(x.to_bytes(32, "big") for x in numbers), numpy.uint8).reshape(-1, 32)
        a = u256.array_load_be(wire)
        self.assertEqual(u256.array_to_ints(a), numbers)
        numpy.testing.assert_array_equal(u256.array_store_be(a), wire)
        # In place: the limbs take the room of the bytes.
        room = wire.copy()
        view = room.view(numpy.uint64)
        self.assertIs(u256.array_load_be(room, out=view), view)
        numpy.testing.assert_array_equal(view, a)
        if sys.byteorder == "little":
            back = numpy.frombuffer(b"".join(x.to_bytes(32, "little") for x in numbers), numpy.uint8).reshape(-1, 32)
            self.assertTrue(numpy.shares_memory(u256.limbs(back), back))
            self.assertEqual(u256.array_to_ints(u256.limbs(back)), numbers)

    def test_empty(self):
        none = numpy.empty((0, 4), numpy.uint64)
        self.assertEqual(u256.array_add(none, none)[0].shape, (0, 4))
        self.assertEqual((u256.array_sum(none), u256.array_dot(none, none)), (0, (0, False)))

    def test_nothing_is_copied(self):
        a = u256.array_from_ints(range(1000))
        out = numpy.empty_like(a)
        r, flag = u256.array_add(a, a, out=out)
        self.assertIs(r, out)
        self.assertIs(u256._check(a, "a", "u256"), a)

    def test_what_is_refused(self):
        good = numpy.zeros((6, 4), numpy.uint64)
        unaligned = numpy.zeros(6 * 32 + 1, numpy.uint8)[1:].view(numpy.uint64).reshape(6, 4)
        read_only = good.copy()
        read_only.flags.writeable = False
        for wrong, error, text in (
            ([[1, 2, 3, 4]] * 6, TypeError, "list"),
            (good.astype(numpy.int64), TypeError, "dtype int64"),
            (good.astype(numpy.float64), TypeError, "dtype float64"),
            (good.astype(">u8" if sys.byteorder == "little" else "<u8"), TypeError, "dtype"),
            (numpy.zeros((6, 32), numpy.uint8), TypeError, "array_load_be"),
            (numpy.zeros((6, 3), numpy.uint64), ValueError, r"shape \(6, 3\), not \(n, 4\)"),
            (numpy.zeros(24, numpy.uint64), ValueError, "shape"),
            (numpy.zeros((6, 8), numpy.uint64)[:, ::2], ValueError, "contiguous"),
            (numpy.asfortranarray(good), ValueError, "contiguous"),
            (numpy.zeros((12, 4), numpy.uint64)[::2], ValueError, "contiguous"),
            (unaligned, ValueError, "aligned"),
            (numpy.zeros((5, 4), numpy.uint64), ValueError, "rows"),
        ):
            with self.assertRaisesRegex(error, text):
                u256.array_add(good, wrong)
            with self.assertRaisesRegex(error, text):
                u256.array_add(good, good, out=wrong)
        with self.assertRaisesRegex(ValueError, "read-only"):
            u256.array_add(good, good, out=read_only)
        self.assertEqual(u256.array_add(read_only, read_only)[1], False)
        both = numpy.zeros((7, 4), numpy.uint64)
        with self.assertRaisesRegex(ValueError, "overlap"):
            u256.array_add(both[:6], good, out=both[1:])
        wide = numpy.zeros((6, 8), numpy.uint64)
        with self.assertRaisesRegex(ValueError, "overlap"):
            u256.array_full_mul(wide.reshape(12, 4)[:6], good, out=wide)
        with self.assertRaises(TypeError):
            u256.array_add(good)
        with self.assertRaises(TypeError):
            u256.array_sum(good, out=good)
        with self.assertRaises(TypeError):
            u256.array_modmul(good, good, 97)
        with self.assertRaises(OverflowError):
            u256.array_shl(good, 1 << 32)
        with self.assertRaises(TypeError):
            u256.limbs(good)

    def test_gil(self):
        """While one thread is inside a long call this one goes on: it is never still for half as long as the call takes. If
        calls held the lock it would be, in each of the attempts; without that, a busy machine may stop it in one."""
        a = u256.array_from_ints([M - 12345] * 100000)
        out, modulus = numpy.empty_like(a), u256.Modulus(M - 189)
        attempts = []
        for _ in range(5):
            span = []

            def work():
                begin = time.perf_counter()
                u256.array_modpow(a, a, modulus, out=out)
                span.append(time.perf_counter() - begin)

            thread = threading.Thread(target=work)
            still, last = 0, time.perf_counter()
            thread.start()
            while thread.is_alive():
                now = time.perf_counter()
                still, last = max(still, now - last), now
            thread.join()
            attempts.append((still, span[0]))
            if still < span[0] / 2:
                return
        self.fail(f"(still, call) in seconds: {attempts}")


if __name__ == "__main__":
    unittest.main()
