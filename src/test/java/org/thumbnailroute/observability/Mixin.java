package org.thumbnailroute.observability;

import java.nio.file.Path;

/** The files for those who watch the route, and what a metric has beside the labels that the worker gives it. */
final class Mixin {

    static final Path DIRECTORY = Path.of("src/main/observability");

    private Mixin() {}
}
