package org.thumbnailroute.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.thumbnailroute.local.Uploaded;

/** What a worker of this major version has left behind: settings, routes, store, messages, thumbnails. */
public final class State {

    /** One for each major version; a newer worker of the same one takes up what is here. */
    public static final Path FOLDER = Path.of("src/test/resources/state/1.0");

    public static final Path SETTINGS = FOLDER.resolve("application.properties");

    public static final Path ROUTES = FOLDER.resolve("routes");

    /** The bucket is part of an upload's identity, so it is the same in each test. */
    public static final String SOURCE_BUCKET = "state-originals";

    private static final ObjectMapper JSON = new ObjectMapper();

    private State() {}

    /** The original of all uploads, a small PNG. */
    public static byte[] original() {
        return Base64.getMimeDecoder().decode(text("original.base64"));
    }

    /** A file of the state. */
    public static String text(String file) {
        try {
            return Files.readString(FOLDER.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of the state that holds a JSON document. */
    public static JsonNode json(String file) {
        try {
            return JSON.readTree(text(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The upload of the original under this key: the same facts at each call, so the same identity. */
    public static Uploaded upload(String key) {
        return Uploaded.put(
                SOURCE_BUCKET, key, original().length, text("original.md5").strip(), 1);
    }

    /** The paths of all values, with the kind of each: {@code /source/bytes NUMBER}. */
    public static List<String> fields(JsonNode document) {
        return fields("", document);
    }

    private static List<String> fields(String path, JsonNode node) {
        List<String> found = new ArrayList<>();
        if (node.isValueNode()) {
            found.add("%s %s".formatted(path, node.getNodeType()));
        }
        node.properties().forEach(field -> found.addAll(fields(path + "/" + field.getKey(), field.getValue())));
        node.elements().forEachRemaining(item -> {
            if (node.isArray()) {
                found.addAll(fields(path + "[]", item));
            }
        });
        return found;
    }
}
