package org.thumbnailroute.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainJsonTest {

    @ParameterizedTest
    @CsvSource({
        "61, a",
        "e9, é",
        "5199, 写",
        "1, \\u0001",
        "22, \\\"",
        "d7ff, \ud7ff",
        "d800, \\uD800",
        "e000, \\uE000",
        "fffe, \\uFFFE",
        "ffff, \\uFFFF",
        "1f600, \\uD83D\\uDE00"
    })
    void writesOnlyWhatSqsTakesAndLosesNothing(String codePoint, String written) throws Exception {
        String text = Character.toString(Integer.parseInt(codePoint, 16));
        String json = PlainJson.of(JsonNodeFactory.instance.objectNode().put("a", text));

        assertEquals("{\"a\":\"" + written + "\"}", json);
        assertEquals(text, new ObjectMapper().readTree(json).path("a").asText());
    }
}
