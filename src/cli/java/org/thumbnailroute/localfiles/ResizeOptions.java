package org.thumbnailroute.localfiles;

import java.nio.file.Path;
import java.util.List;
import org.thumbnailroute.engine.ThumbnailSpec;
import org.thumbnailroute.engine.Webp;

/**
 * What the command was asked for.
 *
 * @param spec what becomes of each picture
 * @param webp who reads and writes WebP
 * @param repeat measured runs for each file, at least 1
 * @param threads pictures in work at once, at least 1
 * @param out the directory of the thumbnails
 * @param overwrite whether files that were there before may be replaced
 * @param inputs files and directories, at least one
 */
record ResizeOptions(
        ThumbnailSpec spec, Webp webp, int repeat, int threads, Path out, boolean overwrite, List<Path> inputs) {

    ResizeOptions {
        inputs = List.copyOf(inputs);
    }
}
