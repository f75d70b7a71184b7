// SPDX-License-Identifier: MIT OR Apache-2.0

package u256

import (
	"fmt"
	"os"
	"testing"
	"time"

	"libu256.example/go/u256/raw"
)

const n = 1024

func fill(state uint64) []U256 {
	x := make([]U256, n)
	for i := range x {
		for j := range x[i] {
			state = state*6364136223846793005 + 1442695040888963407
			x[i][j] = state ^ state>>32
		}
	}
	return x
}

// What an operation costs through this package; see bindings/cost/cost.py, which sets U256_COST.
func TestCost(t *testing.T) {
	if os.Getenv("U256_COST") == "" {
		t.Skip("U256_COST is not set: nothing is measured")
	}
	a, b, m, r := fill(1), fill(2), fill(3), make([]U256, n)
	// The least time of many runs over n numbers, in ns for one of them.
	measure := func(name string, f func()) {
		least := time.Hour
		for run := 0; run < 200; run++ {
			begin := time.Now()
			f()
			if d := time.Since(begin); d < least {
				least = d
			}
		}
		fmt.Printf("%s %.2f\n", name, float64(least.Nanoseconds())/n)
	}
	each := func(f func(i int)) func() {
		return func() {
			for i := 0; i < n; i++ {
				f(i)
			}
		}
	}
	measure("add", each(func(i int) { r[i].Add(&a[i], &b[i]) }))
	measure("add by C", each(func(i int) { raw.U256Add(r[i].c(), a[i].c(), b[i].c()) }))
	measure("mul", each(func(i int) { r[i].Mul(&a[i], &b[i]) }))
	measure("div", each(func(i int) { r[i].Div(&a[i], &m[i]) }))
	measure("mulmod", each(func(i int) { r[i].MulMod(&a[i], &b[i], &m[i]) }))
	measure("array add", func() { ArrayAdd(r, a, b) })
	measure("array mul", func() { ArrayMul(r, a, b) })
	measure("array mulmod", func() { ArrayMulMod(r, a, b, m) })
}
