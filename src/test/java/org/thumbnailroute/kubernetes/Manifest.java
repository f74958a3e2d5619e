package org.thumbnailroute.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One document of a manifest.
 *
 * @param source the file that it stands in, or how it was made
 * @param tree what is written there
 */
public record Manifest(String source, JsonNode tree) {

    /** Where all manifests are. */
    static final Path DIRECTORY = Path.of("src/main/kubernetes");

    /** All documents of all files below {@link #DIRECTORY}. */
    static List<Manifest> all() {
        try (Stream<Path> files = Files.walk(DIRECTORY)) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .flatMap(file -> in(file).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All documents of a file. */
    static List<Manifest> in(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All documents of a text. */
    static List<Manifest> parse(String source, String text) {
        return Yaml.documents(text).stream()
                .map(tree -> new Manifest(source, tree))
                .toList();
    }

    /** The only document of a file, by its path below {@link #DIRECTORY}. */
    public static Manifest of(String file) {
        List<Manifest> documents = in(DIRECTORY.resolve(file));
        if (documents.size() != 1) {
            throw new ManifestException(file + " holds " + documents.size() + " documents");
        }
        return documents.get(0);
    }

    /** As {@code apps/v1 Deployment}. */
    String kind() {
        return tree.path("apiVersion").asText() + " " + tree.path("kind").asText();
    }

    /** Read by the model of its kind; anything that the model does not know is an error. */
    Object read() {
        return as(Models.of(this));
    }

    /** Read by a model; anything that it does not know is an error. */
    public <T> T as(Class<T> model) {
        try {
            return StrictReader.read(tree, model);
        } catch (ManifestException e) {
            throw new ManifestException(source + ": " + e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return kind() + " in " + source;
    }
}
