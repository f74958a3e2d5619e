package org.thumbnailroute.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Drawing a large picture takes seconds: it is done once. */
public final class KeptPicture {

    static final Path DIRECTORY = Peers.WORK.resolve("pictures");

    private KeptPicture() {}

    /**
     * The file of a picture, which is drawn if it is missing.
     *
     * @param encoded without bytes where nothing writes the format; then there is no file
     */
    public static Path file(String name, Supplier<byte[]> encoded) throws IOException {
        Path file = DIRECTORY.resolve(name);
        if (!Files.exists(file)) {
            System.out.println("Drawing " + file);
            byte[] bytes = encoded.get();
            if (bytes.length > 0) {
                Files.createDirectories(DIRECTORY);
                Files.write(file, bytes);
            }
        }
        return file;
    }
}
