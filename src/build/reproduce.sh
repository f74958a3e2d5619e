#!/usr/bin/env bash
# Builds the last commit twice, in two directories, time zones, locales, umasks and user names, and compares the results.
# Prints what differs and fails if anything does. Takes two builds' time, and needs git, jq and tar.
#
# Left out: the class archives (thumbnail-route.jsa or .aot, and those in jre/lib/server). A JVM writes them from its own
# memory, and they differ in each run.
set -euo pipefail
commit=$(git rev-parse HEAD)
repository=$(git rev-parse --show-toplevel)
directory=$(mktemp -d)
trap 'rm -rf "$directory"' EXIT

# build NAME UMASK [VARIABLE=VALUE ...]
build() {
  local clone="$directory/$1"
  umask "$2"
  git clone -q --no-checkout "$repository" "$clone"
  cd "$clone"
  git checkout -q --detach "$commit"
  env "${@:3}" mvn -q -B -DskipTests -Plambda package jib:buildTar -Dimage.base=scratch -Dimage=reproduce
  sums target > "$directory/$1.target"
  image target/jib-image.tar "$directory/$1.unpacked" > "$directory/$1.image"
}

# The sum of each file that a build ships.
sums() {
  (cd "$1" && find . -type f \( -path './jre/*' -o -path './lib/*' -o -path './thumbnail-route*' -o -name 'java-*' \) \
    ! -name '*.jsa' ! -name '*.aot' -print0 | LC_ALL=C sort -z | xargs -0 sha256sum)
}

# The configuration of an image, and the files of its layers: modes, owners, times and sums.
image() {
  mkdir "$2"
  tar -xf "$1" -C "$2"
  jq '.config' "$2/$(jq -r '.[0].Config' "$2/manifest.json")"
  jq -r '.[0].Layers[]' "$2/manifest.json" | while read -r layer; do
    echo "layer"
    TZ=UTC tar --warning=no-unknown-keyword -tvf "$2/$layer" --full-time --numeric-owner | sed '/\.\(jsa\|aot\)$/d'
    tar --warning=no-unknown-keyword -xf "$2/$layer" --exclude '*.jsa' --exclude '*.aot' --to-command 'echo "$(sha256sum) $TAR_FILENAME"'
  done
}

(build first 022 TZ=UTC LC_ALL=C)
(build a-second-one 002 TZ=Asia/Kolkata LC_ALL=C.UTF-8 MAVEN_OPTS='-Duser.language=tr -Duser.country=TR -Duser.name=somebody')
diff "$directory/first.target" "$directory/a-second-one.target"
diff "$directory/first.image" "$directory/a-second-one.image"
echo "$(wc -l < "$directory/first.target") files and the image are the same in both builds of $commit"
