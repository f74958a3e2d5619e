package org.thumbnailroute.localfiles;

import java.io.IOException;
import java.nio.file.Path;

/** One path for one file, however it is written and whichever symbolic links lead to it. */
final class RealPath {

    private RealPath() {}

    static Path of(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException notThere) {
            return path.toAbsolutePath().normalize();
        }
    }
}
