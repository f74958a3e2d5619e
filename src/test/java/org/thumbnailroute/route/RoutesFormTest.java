package org.thumbnailroute.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.dsl.yaml.YamlRoutesBuilderLoader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.CommentEvent;
import org.snakeyaml.engine.v2.events.Event;

/** What makes the files of {@code routes/} open in a visual editor, Kaoto, and survive an edit there. */
class RoutesFormTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** As much of a step's description as Kaoto shows. */
    private static final int LABEL = 17;

    private static JsonSchema schema;

    @BeforeAll
    static void readTheSchemaOfTheShippedCamel() throws IOException {
        try (InputStream json =
                YamlRoutesBuilderLoader.class.getClassLoader().getResourceAsStream("schema/camelYamlDsl.json")) {
            schema = JsonSchemaFactory.getInstance(VersionFlag.V4).getSchema(Objects.requireNonNull(json));
        }
    }

    static Stream<Path> files() {
        return RoutesContractTest.files().stream();
    }

    /** Kaoto draws no beans; they keep their comments and short lines. */
    static Stream<Path> drawn() {
        return files().filter(file -> !file.endsWith("beans.camel.yaml"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void aFileFollowsCamelsOwnSchema(Path file) {
        assertEquals(List.of(), broken(RoutesContractTest.read(file)));
    }

    /** A validator that had not found the schema, or did not know its version, would take anything. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "- rout: {}",
                "- route: {id: a, from: {uri: direct, steps: [{bean: {reff: a}}]}}",
                "- onException: {exception: [a.B], redeliveryPolicy: {redeliveryDelay: 200}}"
            })
    void theSchemaFindsMistakes(String text) {
        assertTrue(!broken(text).isEmpty(), text);
    }

    /** Kaoto writes a file anew at each edit: comments below the first step, blank lines and inline maps would go. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("drawn")
    void anEditorLosesNothingThatIsNotData(Path file) {
        String text = RoutesContractTest.read(file);
        String body = text.substring(text.indexOf("\n- ") + 1);

        assertEquals(List.of(), lost(body));
        assertTrue(body.lines().noneMatch(String::isBlank), "blank lines below the header");
    }

    private static List<String> lost(String body) {
        LoadSettings settings = LoadSettings.builder().setParseComments(true).build();
        List<String> lost = new ArrayList<>();
        for (Event event : new Parse(settings).parseString(body)) {
            if (event instanceof CommentEvent || isInline(body, event)) {
                lost.add("line " + (event.getStartMark().orElseThrow().getLine() + 1));
            }
        }
        return lost;
    }

    /** {@code {}} cannot be written in another way. */
    private static boolean isInline(String body, Event event) {
        return event instanceof CollectionStartEvent start
                && start.getFlowStyle() == FlowStyle.FLOW
                && !body.startsWith("{}", event.getStartMark().orElseThrow().getIndex());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("drawn")
    void labelsTellStepsApart(Path file) {
        List<String> labels = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (Map<?, ?> step : steps(parsed(RoutesContractTest.read(file))).toList()) {
            String id = String.valueOf(step.get("id"));
            assertTrue(step.containsKey("description"), () -> id + " has no description");
            ids.add(label(id));
            labels.add(label(String.valueOf(step.get("description"))));
        }

        assertEquals(List.of(), repeated(labels), "beginnings of descriptions");
        assertEquals(List.of(), repeated(ids), "beginnings of ids");
        assertTrue(!ids.isEmpty(), "no steps");
    }

    private static String label(String text) {
        return text.substring(0, Math.min(LABEL, text.length()));
    }

    private static List<String> repeated(List<String> texts) {
        Set<String> seen = new HashSet<>();
        return texts.stream().filter(text -> !seen.add(text)).toList();
    }

    private static Stream<Map<?, ?>> steps(Object node) {
        if (node instanceof Map<?, ?> map) {
            Stream<Map<?, ?>> inner = map.values().stream().flatMap(RoutesFormTest::steps);
            return map.containsKey("id") ? Stream.concat(Stream.of(map), inner) : inner;
        }
        return node instanceof List<?> list ? list.stream().flatMap(RoutesFormTest::steps) : Stream.empty();
    }

    private static List<String> broken(String text) {
        return schema.validate(JSON.valueToTree(parsed(text))).stream()
                .map(ValidationMessage::toString)
                .toList();
    }

    private static Object parsed(String text) {
        return Objects.requireNonNull(new Load(LoadSettings.builder().build()).loadFromString(text));
    }
}
