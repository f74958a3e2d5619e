package org.thumbnailroute.bench;

import java.nio.file.Path;

/**
 * A picture to make thumbnails of.
 *
 * @param name as in a table's row
 * @param file where it is
 */
record Input(String name, Path file) {}
