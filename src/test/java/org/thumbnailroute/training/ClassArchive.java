package org.thumbnailroute.training;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a JVM can keep of one run for the start of the next.
 *
 * @param file where it is kept, relative to the directory in which both runs start
 * @param make the flags that write it when the JVM ends; the last is followed by the file
 * @param use the flag that reads it
 */
record ClassArchive(Path file, List<String> make, String use) {

    /** The first with AOT caches in one step (JEP 514). */
    private static final int FIRST_WITH_AOT_CACHE = 25;

    /**
     * The best that a Java of this version has. A cache could also hold which methods were compiled (JEP 515): the worker
     * would compile more of them and sooner than it gains by, and be 8 MB larger.
     */
    static ClassArchive forJava(int version) {
        return version < FIRST_WITH_AOT_CACHE
                ? new ClassArchive(
                        Path.of("target/thumbnail-route.jsa"),
                        List.of("-XX:ArchiveClassesAtExit="),
                        "-XX:SharedArchiveFile=")
                : new ClassArchive(
                        Path.of("target/thumbnail-route.aot"),
                        List.of("-XX:-AOTRecordTraining", "-XX:AOTCacheOutput="),
                        "-XX:AOTCache=");
    }

    List<String> flagsThatMake() {
        int last = make.size() - 1;
        return Stream.concat(make.subList(0, last).stream(), Stream.of(make.get(last) + file))
                .toList();
    }

    String flagThatUses() {
        return use + file;
    }
}
