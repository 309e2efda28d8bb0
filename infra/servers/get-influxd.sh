#!/bin/sh
# Usage: get-influxd.sh
# Prints the path of an InfluxDB 2.7.12 server in the cache folder POYANG_CACHE (default ~/.cache/poyang). Where it is not
# there yet, it is built from its Go module, with libflux from the Rust sources that ship inside the Go module of Flux: some
# 6 to 15 minutes and 4 GB of disk, once. Exit: 0 it is there, 1 the build failed, 3 a tool is missing (which one is said).
set -eu

VERSION=2.7.12
INFLUXDB=github.com/influxdata/influxdb/v2
INFLUXDB_SUM='h1:m25dUSO7h6nm3zFC4v/aCNeFFmnN/mlN/uPo1T63bmk='
FLUX=github.com/influxdata/flux

CACHE=${POYANG_CACHE:-${HOME:?}/.cache/poyang}
SERVER=$CACHE/influxd-v$VERSION
BUILD=$CACHE/influxd-build
LOG=$BUILD/log
LIBFLUX=$BUILD/lib/libflux.a

say() { printf 'influxd: %s\n' "$*" >&2; }
works() { [ -x "$1" ] && "$1" version 2>/dev/null | grep -qF "InfluxDB v$VERSION "; }

main() {
  mkdir -p "$CACHE"
  if ! works "$SERVER"; then
    check_tools
    mkdir -p "$BUILD/lib"
    exec 8>"$BUILD/lock"
    flock 8 # whoever waited here finds it built
    works "$SERVER" || build
  fi
  printf '%s\n' "$SERVER"
}

check_tools() {
  lacking=''
  need go "Go 1.23 or newer, from https://go.dev/dl or Debian's golang"
  need cargo 'Rust 1.72 or newer, with cargo, from https://rustup.rs'
  need gcc 'a C compiler: apt-get install gcc libc6-dev'
  need flock 'apt-get install util-linux'
  [ -z "$lacking" ] && return
  say "InfluxDB $VERSION is not in $CACHE, and to build it this machine lacks:$lacking"
  say "Or put a server of that version at $SERVER, or name a running one in POYANG_TEST_INFLUX."
  exit 3
}

need() { command -v "$1" >/dev/null 2>&1 || lacking="$lacking
  $1: $2"; }

build() {
  say "building InfluxDB $VERSION, once; it takes some minutes. Its log: $LOG"
  : >"$LOG"
  cd "$BUILD"
  # The person's own settings must not change what is built.
  export GO111MODULE=on GOWORK=off GOFLAGS='-mod=readonly -buildvcs=false' CGO_ENABLED=1
  unset GOOS GOARCH CARGO_TARGET_DIR CARGO_BUILD_TARGET RUSTC_WRAPPER || :

  source=$(module "$INFLUXDB@v$VERSION" Dir)
  [ "$(module "$INFLUXDB@v$VERSION" Sum)" = "$INFLUXDB_SUM" ] || fail "$INFLUXDB has another checksum than it should"
  flux=$(cd "$source" && module "$FLUX" Dir) # the version that InfluxDB's go.mod asks for

  build_libflux "$flux"
  build_influxd "$source"
  works "$BUILD/influxd" || fail 'what was built does not run'
  mv "$BUILD/influxd" "$SERVER"
  rm -rf "$BUILD/target" "$BUILD/flux" "$BUILD/lib"
}

# Downloads a module and tells one line of what `go mod download -json` says of it.
module() {
  go mod download -json "$1" 2>>"$LOG" | sed -n 's/^[[:space:]]*"'"$2"'": "\([^"]*\)".*/\1/p' | grep . ||
    fail "the Go module $1 cannot be had"
}

# Outside its module, so that the old toolchain pinned there is not asked for; newer compilers' lints do not stop it.
build_libflux() {
  rm -rf "$BUILD/flux" && mkdir "$BUILD/flux"
  cp -R "$1/libflux" "$1/stdlib" "$BUILD/flux/"
  chmod -R u+w "$BUILD/flux"
  say 'libflux (Rust) …'
  (cd "$BUILD/flux/libflux" && RUSTFLAGS=--cap-lints=allow CARGO_INCREMENTAL=0 cargo rustc --release --locked \
    --manifest-path flux/Cargo.toml --lib --crate-type staticlib --no-default-features --features cffi \
    --target-dir "$BUILD/target") >>"$LOG" 2>&1 || fail 'libflux does not compile'
  cp "$BUILD/target/release/libflux.a" "$LIBFLUX"
}

# cgo asks pkg-config for the library "flux": this stand-in answers where it was just built.
build_influxd() {
  cat >"$BUILD/pkg-config" <<END
#!/bin/sh
case "\$*" in
*--cflags*) echo "-I$BUILD/flux/libflux/include" ;;
*--libs*) echo "-L$BUILD/lib -lflux -ldl -lpthread -lm" ;;
esac
END
  chmod +x "$BUILD/pkg-config"
  say 'influxd (Go) …'
  (cd "$1" && PKG_CONFIG="$BUILD/pkg-config" CGO_LDFLAGS="-g -O2 -L$BUILD/lib" go build -trimpath \
    -tags sqlite_foreign_keys,sqlite_json,noasm -ldflags "-s -w -X main.version=v$VERSION" \
    -o "$BUILD/influxd" ./cmd/influxd) >>"$LOG" 2>&1 || fail 'influxd does not compile'
}

fail() {
  tail -n 20 "$LOG" >&2
  say "$*; all of the log: $LOG"
  exit 1
}

main
