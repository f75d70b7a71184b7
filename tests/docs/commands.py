# SPDX-License-Identifier: MIT OR Apache-2.0
"""Every command in the blocks of the pages, and what runs it.

HERE: code.py runs it, as it is written or, where that would take long, as it stands beside it: the same program with
less to do.
ELSEWHERE: the file of a test, or of CI, and what stands in it. code.py looks whether it still does. A command that ends
in " *" stands for all that begin so.
BLOCKS: blocks that a test runs whole, likewise, by page, section and language; * is any.

$SCRATCH is a folder that goes away.
"""

AS_WRITTEN = None

# A file such as docs/codegen.md makes, of fewer operations.
MEASURED = (
    "build/bench/bench_u256 --all --benchmark_repetitions=2 --benchmark_min_time=0.001 --benchmark_format=json "
    "--benchmark_filter='^u256_add/(split32|int128|asm).*/[tl]' >$SCRATCH/gcc.json"
)

HERE = {
    # docs/article.md
    "python3 -c 'from math import factorial; print(next(n for n in range(1, 10000) if factorial(n) % 2**256 == 0))'":
        AS_WRITTEN,
    "build/bench/article_seen_int128": "build/bench/article_seen_int128 1",
    "build/bench/article_seen_asm": "build/bench/article_seen_asm 1",
    "build/bench/article_seen_asm_2018": "build/bench/article_seen_asm_2018 1",
    "build/bench/bench_u256 --benchmark_filter=/article --benchmark_repetitions=15":
        "build/bench/bench_u256 --smoke --benchmark_filter=/article",
    # fuzz/README.md
    "build-fuzz/tools/u256calc/fuzz_calc -max_len=200 -max_total_time=60":
        "build-fuzz/tools/u256calc/fuzz_calc -max_len=200 -runs=10000",
    # README.md, CONTRIBUTING.md
    "build/tests/checks --list": AS_WRITTEN,
    "build/tests/checks --filter 'mul/*'": "U256_TEST_SCALE=0.01 build/tests/checks --filter 'mul/*'",
    "U256_TEST_SEED=1795453805 build/tests/checks":
        "U256_TEST_SEED=1795453805 U256_TEST_SCALE=0.01 build/tests/checks --filter 'add/*'",
    "U256_TEST_SCALE=20 build/tests/checks": "U256_TEST_SCALE=0.02 build/tests/checks --filter 'add/*'",
    "tests/compilers/compilers.py . --list": AS_WRITTEN,
    "tests/compilers/compilers.py . --only 7": "tests/compilers/compilers.py . --only 7 --list",
    # examples/README.md
    "build/examples/fixed_point": AS_WRITTEN,
    "build/examples/array_threads": "build/examples/array_threads 20011",
    "python3 examples/evm/asm.py examples/evm/programs/sqrt.evm": AS_WRITTEN,
    # fuzz/README.md. Nothing crashes, so nothing is made smaller: libFuzzer says so when the options are right.
    "build/fuzz/replay_text build-fuzz/fuzz/found/text/crash-...": "build/fuzz/replay_text fuzz/corpus/text/dec-0",
    "build-fuzz/examples/evm/fuzz_evm -max_len=600 -max_total_time=60":
        "build-fuzz/examples/evm/fuzz_evm -max_len=600 -runs=10000",
    "build-fuzz/fuzz/fuzz_text -dict=fuzz/text.dict -max_len=400 build-fuzz/fuzz/corpus/text fuzz/corpus/text":
        "mkdir $SCRATCH/new && "
        "build-fuzz/fuzz/fuzz_text -dict=fuzz/text.dict -max_len=400 -runs=10000 $SCRATCH/new fuzz/corpus/text",
    "build-fuzz/fuzz/fuzz_text -minimize_crash=1 -max_total_time=60 build-fuzz/fuzz/found/text/crash-...":
        "! build-fuzz/fuzz/fuzz_text -minimize_crash=1 -max_total_time=60 fuzz/corpus/text/dec-0 2>$SCRATCH/log && "
        "grep 'did not crash' $SCRATCH/log",
    "mkdir smaller && build-fuzz/fuzz/fuzz_text -merge=1 smaller build-fuzz/fuzz/corpus/text fuzz/corpus/text":
        "mkdir $SCRATCH/smaller && build-fuzz/fuzz/fuzz_text -merge=1 $SCRATCH/smaller fuzz/corpus/text",
    # docs/performance.md
    "meson setup build-compare -Dcompare=true && ninja -C build-compare bench/bench_u256":
        "meson setup build-compare -Dcompare=true",
    # docs/codegen.md
    "bench/codegen.py --markdown --measured gcc.json --measured clang.json":
        MEASURED + " && bench/codegen.py --markdown --cc cc --kernel add4 --measured $SCRATCH/gcc.json",
    "for cc in gcc clang; do CC=$cc meson setup build-$cc -Dtests=disabled && ninja -C build-$cc bench/bench_u256; "
    "build-$cc/bench/bench_u256 --all --benchmark_repetitions=9 --benchmark_min_time=0.01 --benchmark_format=json "
    "--benchmark_filter='^(u256_(add|addc|sub|lt|eq|cmp|mul|mul_overflow|full_mul|sqr|full_sqr|mul_u64|"
    "shl|shr|sar|bit_len)|u512_(add|mul)|u256_(mont_mul|mont_sqr|mont_out|modulus_add):odd)/"
    "(split32|int128|asm).*/[tl]' >$cc.json; done":
        MEASURED,
    "bench/codegen.py --markdown --measured gcc.json --measured clang.json >>docs/codegen.md":
        "bench/codegen.py --markdown --cc cc --kernel add4 >>$SCRATCH/tables && grep '^| `add4` ' $SCRATCH/tables",
    "sed -i '/^<!-- tables -->$/q' docs/codegen.md":
        "sed '/^<!-- tables -->$/q' docs/codegen.md >$SCRATCH/page && "
        "tail -n 1 $SCRATCH/page | grep -x '<!-- tables -->'",
    # docs/ffi.md
    "U256_LIBRARY=build/libu256.so python3 bindings/python/test_u256.py bindings/vectors.txt": AS_WRITTEN,
}

ELSEWHERE = {
    # CONTRIBUTING.md, proofs/README.md
    "proofs/run": (".ci/run", "proofs/run"),
    "proofs/run *": ("proofs/run", "parser.add_argument"),
    # docs/article.md, docs/backends.md
    "meson setup build && ninja -C build bench/article_seen_int128 bench/article_seen_asm bench/article_seen_asm_2018":
        ("bench/meson.build", "article_seen"),
    "meson setup build && ninja -C build bench/bench_u256": (".ci/run", "./bootstrap bench --smoke"),
    "python3 tests/article_counts.py . --print": ("tests/meson.build", "article_counts.py"),
    # CONTRIBUTING.md
    "bench/plots.py --measure build-compare/bench/bench_u256": ("tests/pictures.py", "--measure"),
    "bench/codegen.py --cc *": ("tests/listings.py", "bench/codegen"),
    "tests/compilers/checkers.py . tidy": (".ci/run", "tests/compilers/checkers.py . --insist"),
    # README.md, CONTRIBUTING.md
    "./bootstrap bench": (".ci/run", "./bootstrap bench --smoke"),
    "./bootstrap test": (".ci/run", "./bootstrap test ||"),
    "meson setup build-split32 -Du256_backend=split32": (".ci/run", '"-Du256_backend=$backend"'),
    "meson setup build && meson test -C build": (".ci/run", 'meson test -C "$folder"'),
    "meson test -C build --suite negative-control --verbose": (".ci/run", "./bootstrap test ||"),
    "tests/coverage build-coverage":
        (".ci/run", 'tests/coverage "$folder"'),
    "tests/models/run.py .": ("tests/models/meson.build", "files('run.py')"),
    # docs/guide.md
    "meson setup build && meson compile -C build docs": ("tests/docs/site.py", "'compile', '-C', 'build', 'docs'"),
    # docs/release.md
    "git switch --detach vX.Y.Z": ("tests/package/reproducible.py", "['git', 'clone'"),
    "meson setup build -Dtests=disabled -Dbenchmarks=disabled":
        ("tests/package/reproducible.py", "'-Dtests=disabled', '-Dbenchmarks=disabled'"),
    "unshare --map-root-user meson dist -C build --no-tests":
        ("tests/package/reproducible.py", "'dist', '-C', build, '--no-tests'"),
    "cat build/meson-dist/libu256-X.Y.Z.tar.xz.sha256sum": ("tests/package/reproducible.py", "'meson-dist'"),
    # docs/performance.md
    "build-compare/bench/bench_u256 --compare": ("bench/check_bench.py", "--compare"),
    # docs/ffi.md
    "meson test -C build --suite bindings --verbose": (".ci/run", 'meson test -C "$folder" --suite bindings'),
    "cd bindings/rust && U256_LIB_DIR=$PWD/../../build LD_LIBRARY_PATH=$PWD/../../build cargo test --offline":
        ("bindings/run.py", 'self.command(cargo, "test", "--offline"'),
    "rustc --edition 2021 --crate-type rlib --crate-name u256 -L build -l u256 bindings/rust/src/lib.rs":
        ("bindings/run.py", '"--crate-type", "rlib", "--crate-name", "u256"'),
    "cd bindings/go && PKG_CONFIG_PATH=$PWD/../../build/meson-uninstalled LD_LIBRARY_PATH=$PWD/../../build go test":
        ("bindings/run.py", 'self.command(go, "test"'),
    "zig build-exe program.zig -lc -Lbuild -lu256": ("bindings/run.py", 'self.command(zig, "build-exe"'),
    "nim compile --run program.nim": ("bindings/run.py", 'self.command(nim, "compile"'),
    "mcs program.cs && LD_LIBRARY_PATH=build mono program.exe": ("bindings/run.py", "self.command(mono,"),
    "LD_LIBRARY_PATH=build java --enable-native-access=ALL-UNNAMED Program.java":
        ("bindings/run.py", 'self.command(java, "--enable-native-access=ALL-UNNAMED"'),
    "python3 bindings/cost/cost.py build": ("bindings/meson.build", "cost/cost.py"),
    # examples/README.md
    "meson test -C build --benchmark evm --verbose": ("examples/evm/meson.build", "files('measure.py'), '--smoke'"),
    # fuzz/README.md
    "CC=clang meson setup build-fuzz -Dfuzz=true -Dbenchmarks=disabled -Dnegative_control=false -Doptimization=1 "
    "-Ddebug=true -Db_sanitize=address,undefined -Db_lundef=false -Dc_args=-fno-sanitize-recover=all":
        (".ci/run", "CC=clang CXX=clang++ meson setup"),
    "ninja -C build-fuzz": (".ci/run", 'ninja -j 1 -C "$folder" fuzz/fuzz_'),
    "fuzz/run build-fuzz 45": (".ci/run", 'fuzz/run "$folder" "$1" 5000'),
    "fuzz/run build-fuzz 36000 0 text": (".ci/run", 'fuzz/run "$folder" "$1" 5000'),
    "fuzz/run build-fuzz 0 15000000 program-div": (".ci/run", 'fuzz/run "$fast" 0 1000000 program-{types,'),
    "CC=afl-clang-fast meson setup build-afl -Dfuzz=true -Dbenchmarks=disabled -Dnegative_control=false -Db_lundef=false":
        ("fuzz/meson.build", "'__AFL_COMPILER'"),
    "ninja -C build-afl fuzz/fuzz_program": ("fuzz/meson.build", "'fuzz_' + name"),
    "fuzz/afl build-afl 600 program": ("fuzz/afl", "usage: fuzz/afl BUILD SECONDS"),
    "ninja -C build fuzz/programs_counting && build/fuzz/programs_counting each 30000000 500":
        ("fuzz/meson.build", "'programs, corrections', programs_counting"),
    # docs/verification.md
    "build/tests/corrections": ("tests/meson.build", "test('corrections', corrections"),
    "build/fuzz/programs_counting each 30000000 500": ("fuzz/meson.build", "'programs, corrections', programs_counting"),
    # tests/mutation/README.md
    "meson setup build-mutation -Dbenchmarks=disabled && ninja -C build-mutation": (".ci/run", "./bootstrap test ||"),
    "tests/mutation/mutate.py build-mutation *": ("tests/mutation/test_operators.py", "from mutate import"),
    "tests/mutation/mutate.py build-mutation": ("tests/mutation/test_operators.py", "from mutate import"),
    # tests/cross/README.md
    "apt-get install --no-install-recommends gcc-aarch64-linux-gnu libc6-dev-arm64-cross qemu-user":
        (".ci/run", "aarch64-linux-gnu-gcc gcc-aarch64-linux-gnu"),
    "tests/cross/gmp aarch64 build-aarch64-gmp": (".ci/run", 'tests/cross/gmp "$1" "$gmp"'),
    "meson setup build-aarch64 --cross-file tests/cross/aarch64.ini --cross-file build-aarch64-gmp/gmp.ini":
        (".ci/run", '--cross-file "tests/cross/$1.ini" --cross-file "$gmp/gmp.ini"'),
    "U256_TEST_SCALE=0.1 meson test -C build-aarch64": (".ci/run", 'meson test -C "$folder"'),
}

BLOCKS = {
    ("docs/backends.md", "*", "asm"): ("tests/listings.py", "(asm|text)"),
    ("examples/dask/README.md", "*", "sh"): ("examples/dask/check.py", "check_readme("),
    ("examples/dask/README.md", "When something fails", None): ("examples/dask/check.py", "are too large for workers"),
    ("README.md", "Install", "sh"): ("tests/package/meson.build", "files('documented.py')"),
    ("README.md", "Install", "cmake"): ("tests/package/documented.py", "'cmake': 'CMakeLists.txt'"),
    ("README.md", "Install", "meson"): ("tests/package/documented.py", "'meson': 'meson.build'"),
    ("docs/ffi.md", "*", "rust"): ("bindings/run.py", 'self.program("rust",'),
    ("docs/ffi.md", "*", "go"): ("bindings/run.py", 'self.program("go",'),
    ("docs/ffi.md", "*", "python"): ("bindings/run.py", 'self.program("python",'),
    ("docs/ffi.md", "*", "zig"): ("bindings/run.py", 'self.program("zig",'),
    ("docs/ffi.md", "*", "nim"): ("bindings/run.py", 'self.program("nim",'),
    ("docs/ffi.md", "*", "csharp"): ("bindings/run.py", 'self.program("csharp",'),
    ("docs/ffi.md", "*", "java"): ("bindings/run.py", 'self.program("java",'),
}
