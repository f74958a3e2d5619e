package org.thumbnailroute.scaling;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Reads KEDA's manifests as strictly as the API server does; what it would ignore is an error here too. */
final class Manifest {

    private static final Path KEDA = Path.of("src/main/kubernetes/keda");

    private static final ObjectMapper STRICT = strict();

    private Manifest() {}

    private static ObjectMapper strict() {
        JsonMapper mapper = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .build();
        // a number is no text: the quotes in queueLength: "5" are needed
        for (CoercionInputShape shape : new CoercionInputShape[] {
            CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean
        }) {
            mapper.coercionConfigFor(LogicalType.Textual).setCoercion(shape, CoercionAction.Fail);
        }
        return mapper;
    }

    static String text(String file) throws IOException {
        return Files.readString(KEDA.resolve(file));
    }

    /** One YAML document; a key that stands twice is an error. */
    static Map<String, Object> parse(String yaml) {
        return map(new Load(LoadSettings.builder().build()).loadFromString(yaml));
    }

    /** @throws IllegalArgumentException if a field is missing, or of another type, or one that the type does not know */
    static <T> T read(Map<String, Object> manifest, Class<T> type) {
        return STRICT.convertValue(manifest, type);
    }

    /** RFC 7386, as far as kustomize's patches of KEDA's types need it: maps are merged, all else is replaced. */
    static Map<String, Object> merge(Map<String, Object> target, Map<String, Object> patch) {
        Map<String, Object> merged = new HashMap<>(target);
        patch.forEach((key, value) -> {
            Object old = merged.get(key);
            merged.put(
                    key, old instanceof Map<?, ?> && value instanceof Map<?, ?> ? merge(map(old), map(value)) : value);
        });
        return merged;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
