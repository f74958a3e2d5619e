package org.thumbnailroute.endurance;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** How long the endurance tests run, short or with {@code -Dsoak=true} in full, and where they say what they saw. */
final class Soak {

    static final boolean FULL = Boolean.getBoolean("soak");

    private static final Path RESULTS = Path.of("target/endurance.txt");

    private Soak() {}

    static int pick(int inShort, int inFull) {
        return FULL ? inFull : inShort;
    }

    /** One line of results, on standard output and in target/endurance.txt. */
    static void report(String line) {
        System.out.println(line);
        try {
            Files.writeString(RESULTS, line + "\n", CREATE, APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static long secondsSince(long nanoTime) {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - nanoTime);
    }
}
