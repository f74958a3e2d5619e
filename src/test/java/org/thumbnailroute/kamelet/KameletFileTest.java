package org.thumbnailroute.kamelet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.camel.v1.Kamelet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.thumbnailroute.engine.Gravity;
import org.thumbnailroute.engine.Mode;
import org.thumbnailroute.route.ShippedSettings;
import org.thumbnailroute.settings.InvalidSettingException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The file of the Kamelet is what Camel K takes, and says what the configuration and the pom say. */
class KameletFileTest {

    private static final Path FILE = Path.of("src/main/resources/kamelets/image-thumbnail-action.kamelet.yaml");

    /** What the thumbnail is made of; the rest of the settings is about AWS. */
    private static final List<String> SETTINGS = List.of(
            "size",
            "mode",
            "gravity",
            "format",
            "quality",
            "background",
            "webp",
            "max-source-bytes",
            "max-source-pixels");

    private static final ObjectMapper STRICT =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final ObjectNode file = read();

    @Test
    void camelKReadsAllOfIt() throws Exception {
        Kamelet kamelet = STRICT.treeToValue(file, Kamelet.class);

        assertEquals(file, STRICT.valueToTree(kamelet));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"/spec", "/spec/definition/properties/size", "/spec/dataTypes/out/types/binary"})
    void camelKWouldRefuseAFieldThatItDoesNotKnow(String place) {
        ((ObjectNode) file.at(place)).put("defualt", "x");

        assertThrows(UnrecognizedPropertyException.class, () -> STRICT.treeToValue(file, Kamelet.class));
    }

    @Test
    void propertiesHaveTheNamesAndDefaultsOfTheSettings() {
        Properties shipped = ShippedSettings.properties();
        Map<String, String> expected = new TreeMap<>();
        SETTINGS.forEach(name -> expected.put(camelCase(name), shipped.getProperty("thumbnail." + name)));

        Map<String, String> defaults = new TreeMap<>();
        file.at("/spec/definition/properties")
                .properties()
                .forEach(property -> defaults.put(
                        property.getKey(), property.getValue().get("default").asText()));

        assertEquals(expected, defaults);
    }

    @Test
    void everyPropertyReachesTheStep() {
        Map<String, String> expected = new TreeMap<>();
        file.at("/spec/definition/properties")
                .fieldNames()
                .forEachRemaining(name -> expected.put(name, "{{%s}}".formatted(name)));

        Map<String, String> passed = new TreeMap<>();
        file.at("/spec/template/beans/0/properties")
                .properties()
                .forEach(property ->
                        passed.put(property.getKey(), property.getValue().asText()));

        assertEquals(expected, passed);
    }

    @Test
    void allowedValuesAreThoseOfTheSettings() {
        assertEquals(Stream.of(Mode.values()).map(Mode::toString).toList(), allowed("mode"));
        assertEquals(Stream.of(Gravity.values()).map(Gravity::toString).toList(), allowed("gravity"));
        for (String format : allowed("format")) {
            ShippedSettings.with("thumbnail.format", format);
        }
        for (String limit : List.of("minimum", "maximum")) {
            String quality =
                    file.at("/spec/definition/properties/quality").get(limit).asText();
            ShippedSettings.with("thumbnail.quality", quality);
            int beyond = Integer.parseInt(quality) + (limit.equals("minimum") ? -1 : 1);
            assertThrows(
                    InvalidSettingException.class,
                    () -> ShippedSettings.with("thumbnail.quality", String.valueOf(beyond)));
        }
    }

    private List<String> allowed(String property) {
        List<String> values = new ArrayList<>();
        file.at("/spec/definition/properties").get(property).get("enum").forEach(value -> values.add(value.asText()));
        return values;
    }

    @Test
    void asksForThisVersion() throws Exception {
        Element pom = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("pom.xml").toFile())
                .getDocumentElement();
        String version = child(pom, "version");

        assertEquals(
                "mvn:%s:%s:%s".formatted(child(pom, "groupId"), child(pom, "artifactId"), version),
                file.at("/spec/dependencies/2").asText());
        assertEquals(
                version,
                file.at("/metadata/annotations")
                        .get("camel.apache.org/catalog.version")
                        .asText());
    }

    private static String child(Element element, String name) {
        NodeList children = element.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            if (children.item(i).getNodeName().equals(name)) {
                return children.item(i).getTextContent();
            }
        }
        throw new AssertionError("no " + name);
    }

    private static String camelCase(String name) {
        StringBuilder camel = new StringBuilder();
        for (String word : name.split("-", -1)) {
            camel.append(camel.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return camel.toString();
    }

    private static ObjectNode read() {
        try {
            Object yaml = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(FILE));
            JsonNode tree = new ObjectMapper().valueToTree(yaml);
            return (ObjectNode) tree;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
