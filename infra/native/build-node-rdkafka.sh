#!/bin/sh
# Usage: build-node-rdkafka.sh
# Puts the Kafka client of package.json into node_modules beside this script. Its binary comes out of the cache folder
# POYANG_CACHE (default ~/.cache/poyang), and is compiled into it first where this machine has not got it for this Node:
# some two to five minutes and 600 MB of disk meanwhile, 4 MB kept. Exit: 0 it works, 1 it failed, 3 a tool is missing.
set -eu

HERE=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
PACKAGE=$HERE/node_modules/node-rdkafka
VERSION=$(node -p "require('$HERE/package.json').dependencies['node-rdkafka']")
CACHE=${POYANG_CACHE:-${HOME:?}/.cache/poyang}
BUILT=$CACHE/node-rdkafka-$VERSION-$(node -p '`${process.platform}-${process.arch}-abi${process.versions.modules}`')
LOG=$CACHE/node-rdkafka-build.log

say() { printf 'kafka-client: %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }
works() { node -e "require('$PACKAGE'); if (!require('$PACKAGE/package.json').version.endsWith('$VERSION')) throw 0" 2>/dev/null; }

main() {
  mkdir -p "$CACHE"
  if ! works; then
    install_package "$HERE"
    [ -d "$BUILT" ] || build
    place_binary
    works || fail "the binary in $BUILT does not load: remove that folder and try again"
  fi
  say "node-rdkafka $VERSION is ready"
}

# The registry's lockfile names each file's checksum; no install script runs.
install_package() {
  (cd "$1" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2) ||
    fail "node-rdkafka $VERSION could not be fetched: check the network and try again"
}

# The binary looks for its libraries in ../deps.
place_binary() {
  mkdir -p "$PACKAGE/build"
  cp -R "$BUILT/." "$PACKAGE/build/"
}

build() {
  check_tools
  WORK=$(mktemp -d "$CACHE/node-rdkafka-build.XXXXXX")
  trap 'rm -rf "$WORK"' EXIT
  trap 'exit 130' INT TERM
  cp "$HERE/package.json" "$HERE/package-lock.json" "$WORK/"
  install_package "$WORK"
  say "compiling node-rdkafka $VERSION, once; it takes some minutes. Its log: $LOG"
  compile >"$LOG" 2>&1 || { tail -n 20 "$LOG" >&2; fail "the compilation failed; the whole of it is in $LOG"; }
  keep
}

check_tools() {
  lacking=''
  for tool in cc c++ make python3; do
    command -v "$tool" >/dev/null 2>&1 || lacking="$lacking $tool"
  done
  for header in openssl/ssl.h zlib.h; do
    printf '#include <%s>\n' "$header" | cc -E - >/dev/null 2>&1 || lacking="$lacking $header"
  done
  [ -z "$lacking" ] && return
  say "to compile the Kafka client this machine lacks:$lacking"
  say "on Debian: apt-get install build-essential python3 libssl-dev zlib1g-dev"
  exit 3
}

# In two phases, because only the library can be compiled by several processes at once: its make rules
# inside node-gyp's run one by one, and fail under MAKEFLAGS=-j.
compile() {
  cd "$WORK/node_modules/node-rdkafka" &&
    gyp configure &&
    mkdir -p build/deps &&
    (cd deps && node ../util/configure) &&
    make -j "$(jobs_here)" -C deps/librdkafka libs install &&
    gyp build -j "$(jobs_here)"
}

gyp() {
  npm_home=$(dirname "$(dirname "$(node -p 'fs.realpathSync(process.argv[1])' "$(command -v npm)")")")
  [ -d "$npm_home/node_modules/node-gyp" ] || npm_home=$(npm root -g)/npm
  # shellcheck disable=SC2046
  node "$npm_home/node_modules/node-gyp/bin/node-gyp.js" "$@" $(headers)
}

# Headers of this very Node: where the environment says, else beside its executable, else node-gyp fetches them.
headers() {
  for home in "${npm_config_nodedir:-}" "$(node -p 'path.dirname(path.dirname(fs.realpathSync(process.execPath)))')"; do
    [ -f "$home/include/node/node.h" ] && printf '%s' "--nodedir=$home" && return
  done
}

jobs_here() { node -p 'os.availableParallelism()'; }

# Put in place whole, so that a killed run leaves nothing that looks ready.
keep() {
  from=$WORK/node_modules/node-rdkafka/build
  mkdir -p "$WORK/built/Release" "$WORK/built/deps"
  cp "$from/Release/node-librdkafka.node" "$WORK/built/Release/"
  cp "$from"/deps/librdkafka*.so.1 "$WORK/built/deps/" 2>/dev/null || cp "$from"/deps/librdkafka*.1.dylib "$WORK/built/deps/"
  strip -S "$WORK/built/deps"/* 2>/dev/null || :
  rm -rf "$BUILT"
  mv "$WORK/built" "$BUILT"
}

main
