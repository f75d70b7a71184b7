// SPDX-License-Identifier: MIT OR Apache-2.0

package u256

import (
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math/big"
	"os"
	"strconv"
	"strings"
	"testing"

	"libu256.example/go/u256/raw"
)

type row struct {
	name            string
	inputs, outputs []string
}

// vectors are the rows of bindings/vectors.txt; U256_VECTORS names another place.
func vectors(t *testing.T) (rows []row) {
	path := os.Getenv("U256_VECTORS")
	if path == "" {
		path = "../vectors.txt"
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		left, right, found := strings.Cut(line, " = ")
		if !found {
			t.Fatal(line)
		}
		words := strings.Split(left, " ")
		rows = append(rows, row{words[0], words[1:], strings.Split(right, " ")})
	}
	if len(rows) < 1000 {
		t.Fatalf("only %d rows", len(rows))
	}
	return rows
}

// number reads a word by way of big.Int: the library's parsers are what is tested.
func number(word string) *U256 {
	b, ok := new(big.Int).SetString(word, 16)
	if !ok {
		panic(word)
	}
	return MustFromBig(b)
}

func wide(word string) *raw.U512 {
	b, ok := new(big.Int).SetString(word, 16)
	if !ok {
		panic(word)
	}
	var r U512
	var full [64]byte
	b.FillBytes(full[:])
	raw.U512LoadBe(r.c(), &full[0])
	return r.c()
}

func small(word string) uint {
	n, err := strconv.ParseUint(word, 16, 64)
	if err != nil {
		panic(err)
	}
	return uint(n)
}

// words are the words that values have in the file.
func words(values ...interface{}) (text []string) {
	for _, value := range values {
		switch v := value.(type) {
		case *U256:
			text = append(text, v.ToBig().Text(16))
		case *U512:
			text = append(text, v.ToBig().Text(16))
		case *raw.U512:
			text = append(text, (*U512)(v).ToBig().Text(16))
		case bool:
			text = append(text, map[bool]string{false: "0", true: "1"}[v])
		case int:
			text = append(text, strconv.FormatInt(int64(v), 16))
		case uint64:
			text = append(text, strconv.FormatUint(v, 16))
		case string:
			text = append(text, ":"+v, strconv.FormatInt(int64(len(v)), 16))
		case nil:
			text = append(text, "0")
		case Status:
			text = append(text, strconv.Itoa(int(v)))
		default:
			panic(fmt.Sprintf("%T", v))
		}
	}
	return text
}

// sticky is for methods that store 0 for a divisor of zero and return no flag, as holiman/uint256 has them.
func sticky(z *U256, d *U256) []string { return words(z, d.IsZero()) }

func run(r row) []string {
	z := new(U256)
	i := r.inputs
	a := func() *U256 { return number(i[0]) }
	b := func() *U256 { return number(i[1]) }
	c := func() *U256 { return number(i[2]) }
	flagged := func(z *U256, flag bool) []string { return words(z, flag) }
	switch r.name {
	case "u256_add":
		return flagged(z.AddOverflow(a(), b()))
	case "u256_sub":
		return flagged(z.SubOverflow(a(), b()))
	case "u256_mul":
		return words(z.Mul(a(), b()))
	case "u256_mul_overflow":
		return flagged(z.MulOverflow(a(), b()))
	case "u256_smul":
		return flagged(z.SMulOverflow(a(), b()))
	case "u256_sadd":
		flag := raw.U256Sadd(z.c(), a().c(), b().c())
		return words(z, flag)
	case "u256_full_mul":
		return words(a().FullMul(b()))
	case "u256_add_sat":
		flag := raw.U256AddSat(z.c(), a().c(), b().c())
		return words(z, flag)
	case "u256_sub_sat":
		flag := raw.U256SubSat(z.c(), a().c(), b().c())
		return words(z, flag)
	case "u256_abs_diff":
		flag := raw.U256AbsDiff(z.c(), a().c(), b().c())
		return words(z, flag)
	case "u256_neg":
		return words(z.Neg(a()), !a().IsZero())
	case "u256_mul_u64":
		high := raw.U256MulU64(z.c(), a().c(), b().Uint64())
		return words(z, high)
	case "u256_addc":
		flag := raw.U256Addc(z.c(), a().c(), b().c(), i[2] == "1")
		return words(z, flag)
	case "u256_divrem":
		m := new(U256)
		z.DivMod(a(), b(), m)
		if !new(U256).Div(a(), b()).Eq(z) || !new(U256).Mod(a(), b()).Eq(m) {
			panic("Div and Mod are not DivMod")
		}
		return words(z, m, b().IsZero())
	case "u256_sdivrem":
		flag := raw.U256Sdivrem(z.c(), new(U256).c(), a().c(), b().c())
		return words(z.SDiv(a(), b()), new(U256).SMod(a(), b()), flag)
	case "u256_muldiv":
		return flagged(z.MulDivOverflow(a(), b(), c()))
	case "u256_muldiv_up":
		return flagged(z.MulDivUpOverflow(a(), b(), c()))
	case "u256_addmod":
		return sticky(z.AddMod(a(), b(), c()), c())
	case "u256_submod":
		return sticky(z.SubMod(a(), b(), c()), c())
	case "u256_mulmod":
		if M := NewModulus(c()); M != nil {
			x, y := M.Reduce(new(U256), a()), M.Reduce(new(U256), b())
			if !M.Mul(x, x, y).Eq(new(U256).MulMod(a(), b(), c())) {
				panic("Modulus.Mul is not MulMod")
			}
		}
		return sticky(z.MulMod(a(), b(), c()), c())
	case "u256_powmod":
		return sticky(z.ExpMod(a(), b(), c()), c())
	case "u256_invmod":
		_, ok := z.InvMod(a(), b())
		return words(z, !ok)
	case "u256_gcd":
		return words(z.Gcd(a(), b()))
	case "u256_pow":
		return words(z.Exp(a(), b()))
	case "u256_isqrt":
		return words(z.Sqrt(a()))
	case "u256_and":
		return words(z.And(a(), b()))
	case "u256_or":
		return words(z.Or(a(), b()))
	case "u256_xor":
		return words(z.Xor(a(), b()))
	case "u256_not":
		return words(z.Not(a()))
	case "u256_shl":
		return words(z.Lsh(a(), small(i[1])))
	case "u256_shr":
		return words(z.Rsh(a(), small(i[1])))
	case "u256_sar":
		return words(z.SRsh(a(), small(i[1])))
	case "u256_rotl":
		return words(z.RotateLeft(a(), small(i[1])))
	case "u256_clz":
		return words(256 - a().BitLen())
	case "u256_ctz":
		return words(a().TrailingZeros())
	case "u256_popcount":
		return words(a().OnesCount())
	case "u256_bit_len":
		return words(a().BitLen())
	case "u256_byte_len":
		return words(a().ByteLen())
	case "u256_signextend":
		return words(z.ExtendSign(a(), NewInt(uint64(small(i[1])))))
	case "u256_lt":
		return words(a().Lt(b()))
	case "u256_eq":
		return words(a().Eq(b()))
	case "u256_cmp":
		return words(a().Cmp(b()))
	case "u256_slt":
		return words(a().Slt(b()))
	case "u256_scmp":
		return words(a().Scmp(b()))
	case "u512_add":
		x, y := wide(i[0]), wide(i[1])
		flag := raw.U512Add(x, x, y)
		return words(x, flag)
	case "u512_sub":
		x, y := wide(i[0]), wide(i[1])
		flag := raw.U512Sub(x, x, y)
		return words(x, flag)
	case "u512_mul":
		x, y := wide(i[0]), wide(i[1])
		raw.U512Mul(x, x, y)
		return words(x)
	case "u512_divrem":
		x, y := wide(i[0]), wide(i[1])
		flag := raw.U512Divrem(x, y, x, y)
		return words(x, y, flag)
	case "u512_divrem_u256":
		x := wide(i[0])
		flag := raw.U512DivremU256(x, z.c(), x, b().c())
		return words(x, z, flag)
	case "u512_cmp":
		return words(int(raw.U512Cmp(wide(i[0]), wide(i[1]))))
	case "u512_isqrt":
		raw.U512Isqrt(z.c(), wide(i[0]))
		return words(z)
	case "u512_to_dec":
		return words((*U512)(wide(i[0])).Dec())
	case "u256_to_dec":
		return words(a().Dec())
	case "u256_to_sdec":
		return words(a().SDec())
	case "u256_to_hex":
		return words(a().Hex())
	case "u256_to_hex_full":
		return words(a().FullHex())
	case "u256_from_dec", "u256_from_hex", "u256_from_quantity":
		f := map[string]func(string) error{
			"u256_from_dec": z.SetFromDecimal, "u256_from_hex": z.SetFromAnyHex, "u256_from_quantity": z.SetFromHex,
		}[r.name]
		if err := f(i[0][1:]); err != nil {
			if !z.IsZero() {
				panic("a parser that fails stores")
			}
			return append([]string{"-"}, words(err.(Status))...)
		}
		return words(z, 0)
	case "u256_store_be":
		full := a().Bytes32()
		return []string{hex.EncodeToString(full[:])}
	case "u256_store_le":
		var full [32]byte
		raw.U256StoreLe(&full[0], a().c())
		return []string{hex.EncodeToString(full[:])}
	case "u256_store_be_n", "u256_store_le_n":
		f := map[string]func(*byte, uint, *raw.U256) bool{
			"u256_store_be_n": raw.U256StoreBeN, "u256_store_le_n": raw.U256StoreLeN,
		}[r.name]
		some := make([]byte, small(i[0]))
		flag := f(&some[0], uint(len(some)), number(i[1]).c())
		return append([]string{hex.EncodeToString(some)}, words(flag)...)
	case "u256_load_be", "u256_load_le":
		p, err := hex.DecodeString(i[0])
		if err != nil {
			panic(err)
		}
		if r.name == "u256_load_le" {
			raw.U256LoadLe(z.c(), &p[0])
			return words(z)
		}
		var again U256
		raw.U256LoadBe(again.c(), &p[0])
		if !z.SetBytes(p).Eq(&again) || !new(U256).SetBytes(z.Bytes()).Eq(z) {
			panic("SetBytes is not u256_load_be")
		}
		return words(z)
	}
	panic("no case for " + r.name)
}

func TestVectors(t *testing.T) {
	for _, r := range vectors(t) {
		if got := run(r); strings.Join(got, " ") != strings.Join(r.outputs, " ") {
			t.Errorf("%s %v: got %v, not %v", r.name, r.inputs, got, r.outputs)
		}
	}
}

// The methods that are Go, against C.
func TestGoAgainstC(t *testing.T) {
	for _, r := range vectors(t) {
		if r.name != "u256_add" {
			continue
		}
		a, b := number(r.inputs[0]), number(r.inputs[1])
		var z, c U256
		_, carry := z.AddOverflow(a, b)
		if raw.U256Add(c.c(), a.c(), b.c()) != carry || z != c {
			t.Error("add", a, b)
		}
		_, borrow := z.SubOverflow(a, b)
		if raw.U256Sub(c.c(), a.c(), b.c()) != borrow || z != c {
			t.Error("sub", a, b)
		}
		if int(raw.U256Cmp(a.c(), b.c())) != a.Cmp(b) || int(raw.U256Scmp(a.c(), b.c())) != a.Scmp(b) {
			t.Error("cmp", a, b)
		}
		if int(raw.U256BitLen(a.c())) != a.BitLen() {
			t.Error("bit_len", a)
		}
		z.Abs(a)
		if raw.U256Abs(c.c(), a.c()); z != c {
			t.Error("abs", a)
		}
	}
}

func TestAliases(t *testing.T) {
	x, y := number("fedcba9876543210fedcba98765432100123456789abcdef"), number("123456789abcdef0123456789")
	want := new(U256).MulMod(x, y, x)
	if z := x.Clone(); !z.MulMod(z, y, z).Eq(want) {
		t.Error("z = x = m")
	}
	sum := new(U256).Add(x, x)
	if z := x.Clone(); !z.Add(z, z).Eq(sum) {
		t.Error("z = x = y")
	}
}

func TestBig(t *testing.T) {
	for _, r := range vectors(t) {
		if r.name == "u256_neg" {
			b, _ := new(big.Int).SetString(r.inputs[0], 16)
			z, overflow := FromBig(b)
			if overflow || z.ToBig().Cmp(b) != 0 {
				t.Error(b)
			}
			z, overflow = FromBig(new(big.Int).Neg(b))
			if words(z)[0] != r.outputs[0] || overflow != (b.Sign() != 0) {
				t.Error("-", b)
			}
		}
	}
	z, overflow := FromBig(new(big.Int).Lsh(big.NewInt(5), 255))
	if !overflow || !z.Eq(new(U256).Lsh(NewInt(1), 255)) {
		t.Error("2^257 + 2^255")
	}
	if z, overflow := FromBig(nil); z != nil || overflow {
		t.Error("nil")
	}
}

func TestText(t *testing.T) {
	z, err := FromHex("0x400")
	if err != nil || z.String() != "1024" {
		t.Error(z, err)
	}
	if _, err := FromHex("0x0400"); err != NotCanonical {
		t.Error(err)
	}
	if _, err := FromDecimal(""); err != Empty || err.Error() == "" {
		t.Error(err)
	}
	var pair [2]U256
	if err := json.Unmarshal([]byte(`["17", "0x11"]`), &pair); err != nil || pair[0] != pair[1] || pair[0].Uint64() != 17 {
		t.Error(pair, err)
	}
	if text, err := json.Marshal(&pair[0]); err != nil || string(text) != `"17"` {
		t.Error(string(text), err)
	}
	if x := NewInt(0x1234).Byte(NewInt(30)); x.Uint64() != 0x12 {
		t.Error(x)
	}
}

func TestArrays(t *testing.T) {
	columns := map[string]*[4][]U256{}
	flags := map[string]bool{}
	for _, r := range vectors(t) {
		if strings.HasPrefix(r.name, "u512") || strings.Contains(strings.Join(append(r.inputs, r.outputs...), ""), ":") ||
			len(r.inputs) < 2 || strings.HasPrefix(r.name, "u256_full") || strings.HasPrefix(r.name, "u256_store") ||
			r.name == "u256_cmp" || r.name == "u256_scmp" {
			continue
		}
		if columns[r.name] == nil {
			columns[r.name] = new([4][]U256)
		}
		c := columns[r.name]
		for i, word := range r.inputs {
			c[i] = append(c[i], *number(word))
		}
		c[3] = append(c[3], *number(r.outputs[0]))
		flags[r.name] = flags[r.name] || len(r.outputs) > 1 && r.outputs[len(r.outputs)-1] == "1"
	}
	plain := func(f func(r, a, b []U256)) func(r, a, b, c []U256) bool {
		return func(r, a, b, c []U256) bool { f(r, a, b); return false }
	}
	two := func(f func(r, a, b []U256) bool) func(r, a, b, c []U256) bool {
		return func(r, a, b, c []U256) bool { return f(r, a, b) }
	}
	for name, f := range map[string]func(r, a, b, c []U256) bool{
		"u256_add": two(ArrayAdd), "u256_sub": two(ArraySub), "u256_mul": plain(ArrayMul), "u256_and": plain(ArrayAnd),
		"u256_or": plain(ArrayOr), "u256_xor": plain(ArrayXor), "u256_divrem": two(ArrayDiv),
		"u256_muldiv": ArrayMulDiv, "u256_addmod": ArrayAddMod, "u256_mulmod": ArrayMulMod,
	} {
		c := columns[name]
		r := make([]U256, len(c[3]))
		check := func(flag bool, r []U256, how string) {
			if flag != flags[name] {
				t.Error(name, how, "flag", flag)
			}
			for i := range r {
				if r[i] != c[3][i] {
					t.Error(name, how, i)
				}
			}
		}
		check(f(r, c[0], c[1], c[2]), r, "")
		copy(r, c[0])
		check(f(r, r, c[1], c[2]), r, "in place")
	}

	a, b := columns["u256_add"][0], columns["u256_add"][1]
	sum, dot := new(big.Int), new(big.Int)
	for i := range a {
		sum.Add(sum, a[i].ToBig())
		dot.Add(dot, new(big.Int).Mul(a[i].ToBig(), b[i].ToBig()))
	}
	if ArraySum(a).ToBig().Cmp(sum) != 0 {
		t.Error("sum")
	}
	overflow := dot.BitLen() > 512
	dot.And(dot, new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), 512), big.NewInt(1)))
	if r, flag := ArrayDot(a, b); r.ToBig().Cmp(dot) != 0 || flag != overflow {
		t.Error("dot")
	}
	r, wire := make([]U256, len(a)), make([][32]byte, len(a))
	ArrayBytes32(wire, a)
	ArraySetBytes32(r, wire)
	m := number("ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff43")
	M := NewModulus(m)
	product, power, inverse := make([]U256, len(a)), make([]U256, len(a)), make([]U256, len(a))
	M.ArrayMul(product, a, b)
	M.ArrayExp(power, a, b)
	if !M.ArrayInv(inverse, a) {
		t.Error("0 has no inverse")
	}
	left, right := make([]U256, len(a)), make([]U256, len(a))
	ArrayLsh(left, a, 77)
	ArrayRsh(right, a, 1<<40)
	var z U256
	for i := range a {
		if wire[i] != a[i].Bytes32() || r[i] != a[i] {
			t.Error("bytes", i)
		}
		if product[i] != *z.MulMod(&a[i], &b[i], m) || power[i] != *z.ExpMod(&a[i], &b[i], m) {
			t.Error("modulus", i)
		}
		if z.InvMod(&a[i], m); inverse[i] != z {
			t.Error("inverse", i)
		}
		if left[i] != *z.Lsh(&a[i], 77) || !right[i].IsZero() {
			t.Error("shifts", i)
		}
	}
	if *ArraySum(nil) != (U512{}) || ISA() == "" {
		t.Error("nothing")
	}
	defer func() {
		if recover() == nil {
			t.Error("lengths are not checked")
		}
	}()
	ArrayAdd(r, a, b[1:])
}

// fmt prints as it does a big.Int; a nil pointer is no number, and an error in Go and not in C.
func TestFormatAndNil(t *testing.T) {
	var none *U256
	x := NewInt(0xbeef)
	for format, want := range map[string]string{"%d": "48879", "%v": "48879", "%s": "48879", "%x": "beef",
		"%#X": "0XBEEF", "%08x": "0000beef", "%12d": "       48879"} {
		if got := fmt.Sprintf(format, x); got != want {
			t.Errorf("%s: got %q, not %q", format, got, want)
		}
	}
	if got := fmt.Sprint(none) + none.String(); got != "<nil><nil>" {
		t.Errorf("nil: got %q", got)
	}
	for name, use := range map[string]func(){
		"Dec": func() { none.Dec() }, "Mul": func() { x.Mul(x, none) }, "z": func() { none.Mul(x, x) },
		"SetFromDecimal": func() { _ = none.SetFromDecimal("1") }} {
		func() {
			defer func() {
				if recover() == nil {
					t.Error(name, "of nil does not panic")
				}
			}()
			use()
		}()
	}
	if *x != (U256{0xbeef}) {
		t.Error("changed", x)
	}
}

// What takes a word, or so many bytes, against big.Int.
func TestWordsAndBytes(t *testing.T) {
	for _, text := range []string{"0", "1", "ffffffffffffffff", "10000000000000000", "123456789abcdef0fedcba9876543210aabbccdd",
		strings.Repeat("f", 64)} {
		x, b := number(text), number(text).ToBig()
		for _, y := range []uint64{0, 1, 2, 1<<64 - 1} {
			z, Y := new(U256), new(big.Int).SetUint64(y)
			if want, _ := FromBig(new(big.Int).Add(b, Y)); *z.AddUint64(x, y) != *want {
				t.Error("AddUint64", text, y)
			}
			if want, _ := FromBig(new(big.Int).Sub(b, Y)); *z.SubUint64(x, y) != *want {
				t.Error("SubUint64", text, y)
			}
			if c := b.Cmp(Y); x.CmpUint64(y) != c || x.LtUint64(y) != (c < 0) || x.GtUint64(y) != (c > 0) {
				t.Error("CmpUint64", text, y)
			}
		}
		address := x.Bytes20()
		low := new(big.Int).And(b, new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), 160), big.NewInt(1)))
		if z := new(U256).SetBytes20(&address); z.ToBig().Cmp(low) != 0 {
			t.Error("Bytes20", text)
		}
		for _, n := range []int{0, 1, 20, 32, 33, 40} {
			bytes := x.PaddedBytes(n)
			low := new(big.Int).And(b, new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), uint(8*n)), big.NewInt(1)))
			if len(bytes) != n || new(big.Int).SetBytes(bytes).Cmp(low) != 0 {
				t.Error("PaddedBytes", text, n)
			}
		}
	}
}

// The structs of C are as long as those of Go.
func TestLayout(t *testing.T) {
	for i, sizes := range raw.Sizes {
		if sizes[0] != sizes[1] {
			t.Error(i, sizes)
		}
	}
}
