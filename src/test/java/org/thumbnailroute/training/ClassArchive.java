package org.thumbnailroute.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a JVM can keep of one run for the start of the next.
 *
 * @param file where it is kept, relative to the directory in which both runs start
 * @param make the flag that writes it when the JVM ends
 * @param use the flag that reads it
 */
record ClassArchive(Path file, String make, String use) {

    /** The first with AOT caches in one step (JEP 514), and with the profiles of methods in them (JEP 515). */
    private static final int FIRST_WITH_AOT_CACHE = 25;

    private static final ClassArchive APP_CDS = new ClassArchive(
            Path.of("target/thumbnail-route.jsa"), "-XX:ArchiveClassesAtExit=", "-XX:SharedArchiveFile=");

    private static final ClassArchive AOT_CACHE =
            new ClassArchive(Path.of("target/thumbnail-route.aot"), "-XX:AOTCacheOutput=", "-XX:AOTCache=");

    /** The best that a Java of this version has. */
    static ClassArchive forJava(int version) {
        return version < FIRST_WITH_AOT_CACHE ? APP_CDS : AOT_CACHE;
    }

    /** Those of builds before this one, perhaps with another Java. */
    static void deleteAll() throws IOException {
        Files.deleteIfExists(APP_CDS.file);
        Files.deleteIfExists(AOT_CACHE.file);
    }

    String flagThatMakes() {
        return make + file;
    }

    String flagThatUses() {
        return use + file;
    }
}
