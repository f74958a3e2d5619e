package org.thumbnailroute.kubernetes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Files of a ConfigMap in a pod.
 *
 * @param directory where they are
 * @param files contents by file name
 * @param followsEdits whether it is the whole directory, which kubelet keeps up to date by symbolic links, or single files
 *     ({@code subPath}), which stay as they are
 */
record Mount(String directory, Map<String, String> files, boolean followsEdits) {

    /**
     * Writes the files as kubelet does, below a directory that stands for the root of the container's file system. Where a
     * file names {@code /etc/camel} it gets to name the one below that directory.
     */
    void writeTo(Path root) throws IOException {
        Path target = Files.createDirectories(root.resolve(directory.substring(1)));
        Path data = followsEdits ? Files.createDirectory(target.resolve("..2026_01_01_00_00_00.1")) : target;
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(data.resolve(file.getKey()), below(root, file.getValue()));
        }
        if (followsEdits) {
            Files.createSymbolicLink(target.resolve("..data"), data.getFileName());
            for (String name : files.keySet()) {
                Files.createSymbolicLink(target.resolve(name), Path.of("..data", name));
            }
        }
    }

    static String below(Path root, String text) {
        return text.replace("/etc/camel", root + "/etc/camel");
    }
}
