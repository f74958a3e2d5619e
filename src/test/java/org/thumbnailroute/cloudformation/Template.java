package org.thumbnailroute.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A template of CloudFormation, its functions in their long form.
 *
 * @param tree the template as a whole
 */
public record Template(JsonNode tree) {

    public static final Path DIRECTORY = Path.of("src/main/cloudformation");

    /** What the route needs. */
    public static Template route() {
        return read("thumbnail-route.yaml");
    }

    /** The route on Lambda. */
    public static Template lambda() {
        return read("thumbnail-lambda.yaml");
    }

    private static Template read(String file) {
        LoadSettings settings = LoadSettings.builder().build();
        try {
            Object tree = new Load(settings, new ShortTags(settings))
                    .loadFromString(Files.readString(DIRECTORY.resolve(file)));
            return new Template(new ObjectMapper().valueToTree(tree));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The properties of a resource, as they are written. */
    JsonNode properties(String resource) {
        return require(tree.path("Resources").path(resource).path("Properties"), resource);
    }

    public JsonNode parameter(String name) {
        return require(tree.path("Parameters").path(name), name);
    }

    JsonNode outputs() {
        return tree.path("Outputs");
    }

    /** The template as CloudFormation sees it when a stack is made with these parameters, else with their defaults. */
    public Deployment deployed(Map<String, String> parameters) {
        return new Deployment(this, parameters);
    }

    private static JsonNode require(JsonNode node, String name) {
        if (node.isMissingNode()) {
            throw new AssertionError("the template has no " + name);
        }
        return node;
    }
}
