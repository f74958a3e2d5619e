#!/usr/bin/env bash
# Builds the last commit twice, in two directories, time zones, locales and user names, and compares the results byte by byte.
# Both have the umask 022, because the jar and the ZIP file hold the modes of files.
# Prints the files that differ and fails if there are any. Takes two builds' time.
#
# Left out: the class archives (thumbnail-route.jsa or .aot, and those in jre/lib/server). A JVM writes them from its own
# memory, and they differ in each run.
set -euo pipefail
commit=$(git rev-parse HEAD)
repository=$(git rev-parse --show-toplevel)
directory=$(mktemp -d)
trap 'rm -rf "$directory"' EXIT

# build NAME [VARIABLE=VALUE ...]
build() {
  local clone="$directory/$1"
  git clone -q --no-checkout "$repository" "$clone"
  cd "$clone"
  umask 022
  git checkout -q --detach "$commit"
  env "${@:2}" mvn -q -B -DskipTests -Plambda package jib:buildTar -Dimage.base=scratch -Dimage=reproduce
  image target/jib-image.tar > target/image.txt
  cd target
  find . -type f \( -path './jre/*' -o -path './lib/*' -o -path './thumbnail-route*' -o -name 'java-*' -o -name image.txt \) \
    ! -name 'thumbnail-route.jsa' ! -name 'thumbnail-route.aot' ! -name 'classes*.jsa' -print0 |
    LC_ALL=C sort -z | xargs -0 sha256sum > "$directory/$1.sums"
}

# The files of an image with their modes, owners, times and sums, apart from the class archives.
image() {
  local files
  files=$(mktemp -d -p "$directory")
  tar -xf "$1" -C "$files"
  for layer in $(jq -r '.[0].Layers[]' "$files/manifest.json"); do
    echo "layer"
    tar -tzvf "$files/$layer" --full-time --numeric-owner 2> "$directory/tar.log" | grep -v '\.jsa$\|\.aot$'
  done
  jq '.config' "$files/$(jq -r '.[0].Config' "$files/manifest.json")"
}

(build first TZ=UTC LC_ALL=C)
(build a-second-one TZ=Asia/Kolkata LC_ALL=C.UTF-8 MAVEN_OPTS='-Duser.language=tr -Duser.country=TR -Duser.name=somebody')
diff "$directory/first.sums" "$directory/a-second-one.sums"
echo "$(wc -l < "$directory/first.sums") files are the same in both builds of $commit"
