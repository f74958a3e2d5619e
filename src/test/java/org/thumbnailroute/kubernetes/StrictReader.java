package org.thumbnailroute.kubernetes;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedConstructor;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads a tree as a typed model, as an API server with strict field validation would: a field that the model lacks, a
 * value of another type, and a component of a record that is neither there nor {@link Nullable} are errors. The models
 * themselves would keep unknown fields in a map, turn "2" into 2, and make a 0 of what is missing.
 */
final class StrictReader {

    private static final ObjectMapper MAPPER = new ObjectMapper()
            .setAnnotationIntrospector(new NeitherMoreNorLess())
            .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);

    private StrictReader() {}

    /**
     * Reads a tree.
     *
     * @param type a class of a model, or a record with one component for each field
     * @throws ManifestException with the path of the first field that the type lacks or would change
     */
    static <T> T read(JsonNode tree, Class<T> type) {
        T value;
        try {
            value = MAPPER.treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            throw new ManifestException(e.getOriginalMessage() + " in " + type.getSimpleName(), e);
        }
        requireSame(tree, MAPPER.valueToTree(value), type.getSimpleName());
        return value;
    }

    private static void requireSame(JsonNode written, JsonNode understood, String path) {
        if (written.isContainerNode() && written.getNodeType() == understood.getNodeType()) {
            if (written.size() != understood.size()) {
                throw changed(written, understood, path);
            }
            written.properties()
                    .forEach(field -> requireSame(
                            field.getValue(), understood.path(field.getKey()), path + "." + field.getKey()));
            for (int i = 0; written.isArray() && i < written.size(); i++) {
                requireSame(written.get(i), understood.get(i), path + "[" + i + "]");
            }
        } else if (!written.asText().equals(understood.asText()) || written.getNodeType() != understood.getNodeType()) {
            throw changed(written, understood, path);
        }
    }

    private static ManifestException changed(JsonNode written, JsonNode understood, String path) {
        return new ManifestException("%s: %s is understood as %s".formatted(path, written, understood));
    }

    /** Without the map that a model keeps what it does not know in, and with all that a record needs. */
    private static final class NeitherMoreNorLess extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasAnySetter(Annotated method) {
            return false;
        }

        @Override
        public Boolean hasAnyGetter(Annotated method) {
            return false;
        }

        @Override
        public boolean hasIgnoreMarker(AnnotatedMember member) {
            return member.getName().toLowerCase(Locale.ROOT).endsWith("additionalproperties")
                    || super.hasIgnoreMarker(member);
        }

        @Override
        public JsonIgnoreProperties.Value findPropertyIgnoralByName(MapperConfig<?> config, Annotated type) {
            return super.findPropertyIgnoralByName(config, type).withoutIgnoreUnknown();
        }

        @Override
        public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
            if (member instanceof AnnotatedParameter parameter
                    && parameter.getOwner() instanceof AnnotatedConstructor
                    && parameter.getDeclaringClass().isRecord()) {
                return !parameter
                        .getDeclaringClass()
                        .getRecordComponents()[parameter.getIndex()]
                        .getAnnotatedType()
                        .isAnnotationPresent(Nullable.class);
            }
            return super.hasRequiredMarker(member);
        }
    }
}
