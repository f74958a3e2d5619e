package org.thumbnailroute.route;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An edit to a route file, as somebody could make it.
 *
 * @param file its name without {@code .camel.yaml}
 * @param text what is replaced
 */
record Edit(String file, String text, String edited) {

    /** Makes the edits in a copy of the route files, and returns Camel's pattern for the copy. */
    static String all(List<Edit> edits) {
        return all(Path.of("routes"), edits);
    }

    /** The same in a copy of other route files. */
    static String all(Path routes, List<Edit> edits) {
        try {
            Path copy = Files.createTempDirectory(Path.of("target"), "edited-routes");
            ProductionFiles.copy(routes, copy);
            for (Edit edit : edits) {
                Path file = copy.resolve(edit.file + ".camel.yaml");
                String before = Files.readString(file);
                assertTrue(before.contains(edit.text), () -> file + " has no " + edit.text);
                Files.writeString(file, before.replace(edit.text, edit.edited));
            }
            return "file:" + copy + "/*.camel.yaml";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
