package org.thumbnailroute.announcement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The schema that subscribers get, and one that also finds fields that it does not describe. */
public final class AnnouncementSchema {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode PUBLISHED = read(Path.of("src/main/schema/announcement-1.schema.json"));
    private static final JsonSchema SCHEMA = schema(PUBLISHED);
    private static final JsonSchema STRICT = schema(strict(PUBLISHED.deepCopy()));

    private AnnouncementSchema() {}

    /** A document that this version of the worker may publish: nothing in it is missing, wrong, or not described. */
    public static void assertDescribed(JsonNode document) {
        assertEquals(List.of(), broken(document), document::toString);
        assertEquals(List.of(), problems(STRICT, document), document::toString);
    }

    /** What a subscriber's validator complains of. */
    public static List<String> broken(JsonNode document) {
        return problems(SCHEMA, document);
    }

    static List<String> undescribed(JsonNode document) {
        return problems(STRICT, document);
    }

    private static List<String> problems(JsonSchema schema, JsonNode document) {
        return schema.validate(document).stream()
                .map(ValidationMessage::toString)
                .toList();
    }

    /** Objects whose fields are described may have no others. */
    private static JsonNode strict(JsonNode schema) {
        JsonNode fields = schema.path("properties");
        if (fields.isObject()) {
            ((ObjectNode) schema).put("additionalProperties", false);
            fields.forEach(AnnouncementSchema::strict);
        }
        if (schema.has("items")) {
            JsonNode unused = strict(schema.path("items"));
        }
        return schema;
    }

    private static JsonSchema schema(JsonNode schema) {
        return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schema);
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
