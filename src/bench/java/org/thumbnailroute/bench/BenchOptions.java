package org.thumbnailroute.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is asked for on the command line, as {@code -Dname=value}.
 *
 * @param rows {@code bench.rows}: only inputs whose name contains one of these, for example {@code hd,24mp-prog}
 * @param peers {@code bench.peers}: only these; this engine always runs
 * @param sizes {@code bench.sizes}: both sides of the thumbnail's box, in pixels
 * @param parts {@code bench.parts}: {@code speed}, {@code quality}
 * @param rounds {@code bench.rounds}: how often each peer has its turn; the median is printed
 * @param turnMillis {@code bench.turn}: the CPU time of a turn, in ms
 * @param warmMillis {@code bench.warm}: the CPU time that a JVM gets for each row and size before it is measured, in ms
 * @param directory {@code bench.dir}: your own pictures, instead of those that are drawn
 * @param java {@code bench.java}: the JVM to measure
 * @param jvmOptions {@code bench.jvm}: options for it, separated by spaces
 * @param sharp {@code peers.sharp}: the directory in which {@code npm install sharp} was run
 * @param pythons {@code peers.python}: a Python with Pillow; without it those that are usual
 */
record BenchOptions(
        List<String> rows,
        List<String> peers,
        List<Integer> sizes,
        List<String> parts,
        int rounds,
        double turnMillis,
        double warmMillis,
        Optional<Path> directory,
        Path java,
        List<String> jvmOptions,
        Path sharp,
        List<String> pythons) {

    static BenchOptions fromSystemProperties() {
        return new BenchOptions(
                Property.list("bench.rows", ""),
                Property.list("bench.peers", ""),
                Property.list("bench.sizes", "64,256,512").stream()
                        .map(Integer::valueOf)
                        .toList(),
                Property.list("bench.parts", "speed,quality"),
                Integer.getInteger("bench.rounds", 5),
                Integer.getInteger("bench.turn", 150),
                Integer.getInteger("bench.warm", 1000),
                Property.text("bench.dir").map(Path::of),
                Property.text("bench.java")
                        .map(Path::of)
                        .orElse(Path.of(System.getProperty("java.home"), "bin", "java")),
                Property.text("bench.jvm")
                        .map(value -> List.of(value.split(" +")))
                        .orElse(List.of()),
                Path.of(Property.text("peers.sharp").orElse("target/bench")),
                Property.text("peers.python").map(List::of).orElse(List.of("python3", "/usr/bin/python3")));
    }

    boolean hasRow(String name) {
        return rows.isEmpty() || rows.stream().anyMatch(name::contains);
    }

    boolean hasPeer(String name) {
        return peers.isEmpty() || peers.contains(name.toLowerCase(Locale.ROOT));
    }
}
