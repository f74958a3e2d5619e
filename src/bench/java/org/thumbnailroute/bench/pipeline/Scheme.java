package org.thumbnailroute.bench.pipeline;

import java.util.Locale;

/** How a worker calls the AWS. */
enum Scheme {
    /** Leaves out what encryption costs. */
    HTTP,
    /** As the real one is called. */
    HTTPS;

    /** As on the command line and in a table. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Scheme of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
