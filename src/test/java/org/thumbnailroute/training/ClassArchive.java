package org.thumbnailroute.training;

import java.nio.file.Path;
import java.util.List;

/**
 * What a JVM can keep of one run for the start of the next.
 *
 * @param file where it is kept, relative to the directory in which both runs start
 * @param make the flags with which the JVM writes it at its end
 * @param use the flag that reads it
 */
record ClassArchive(Path file, List<String> make, String use) {

    /** The first with AOT caches in one step (JEP 514). */
    private static final int FIRST_WITH_AOT_CACHE = 25;

    /** The best that a Java of this version has. */
    static ClassArchive forJava(int version) {
        return version < FIRST_WITH_AOT_CACHE
                ? shared(Path.of("target/thumbnail-route.jsa"))
                : aotCache(Path.of("target/thumbnail-route.aot"));
    }

    private static ClassArchive shared(Path file) {
        return new ClassArchive(file, List.of("-XX:ArchiveClassesAtExit=" + file), "-XX:SharedArchiveFile=" + file);
    }

    /**
     * Without the profiles that it could also hold (JEP 515): with them the worker would compile more methods, and sooner,
     * than it gains by, and take 8 MB more.
     */
    private static ClassArchive aotCache(Path file) {
        return new ClassArchive(
                file, List.of("-XX:-AOTRecordTraining", "-XX:AOTCacheOutput=" + file), "-XX:AOTCache=" + file);
    }
}
