package org.thumbnailroute.localfiles;

import java.nio.file.Path;

/**
 * A file to make a thumbnail of.
 *
 * @param file as it was named, or found
 * @param name of the thumbnail in the directory of the thumbnails, before an extension may be appended: the file's own,
 *     with its directories below the one that was named
 */
record InputFile(Path file, Path name) {}
