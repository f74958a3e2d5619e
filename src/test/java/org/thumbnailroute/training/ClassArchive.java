package org.thumbnailroute.training;

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

    /** The best that a Java of this version has. */
    static ClassArchive forJava(int version) {
        return version < FIRST_WITH_AOT_CACHE
                ? new ClassArchive(
                        Path.of("target/thumbnail-route.jsa"), "-XX:ArchiveClassesAtExit=", "-XX:SharedArchiveFile=")
                : new ClassArchive(Path.of("target/thumbnail-route.aot"), "-XX:AOTCacheOutput=", "-XX:AOTCache=");
    }

    String flagThatMakes() {
        return make + file;
    }

    String flagThatUses() {
        return use + file;
    }
}
