package org.thumbnailroute.kamelet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thumbnailroute.failure.StartFailure;
import org.thumbnailroute.pictures.QuadrantPicture;

/** What the Kamelet takes as its properties. */
class KameletPropertiesTest extends KameletUse {

    @Test
    void propertiesCanBeSetForAllUses() throws Exception {
        context.getPropertiesComponent().addInitialProperty("camel.kamelet.image-thumbnail-action.size", "30x20");
        start("everywhere", Map.of());

        assertEquals(List.of(30, 20), sizes(send("everywhere", QuadrantPicture.jpeg(300, 200, 1))));
    }

    /** What else is called size or mode, in the environment of a container for example, is no property of the Kamelet. */
    @Test
    void otherSettingsOfTheSameNameMeanNothing() throws Exception {
        context.getPropertiesComponent().addOverrideProperty("size", "30x20");
        System.setProperty("mode", "nonsense");
        try {
            start("apart", Map.of());
        } finally {
            System.clearProperty("mode");
        }

        assertEquals(List.of(64, 43), sizes(send("apart", QuadrantPicture.jpeg(300, 200, 1))));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "size            | 10by10          | \"10by10\" is not WIDTHxHEIGHT in pixels, such as 64x64",
                "size            | 64x64,256x256   | one size only, because one body comes out",
                "size            | 5000x10         | a side of 5000x10 is outside 1 to 4096 pixels",
                "mode            | crop            | \"crop\" is not fit, cover or pad",
                "format          | gif             | expected source, jpeg, png or webp",
                "quality         | 101             | expected a whole number from 1 to 100",
                "quality         | best            | expected a whole number from 1 to 100",
                "webp            | none            | \"none\" is not native or java",
                "background      | white           | \"white\" is not #RRGGBB, such as #ffffff",
                "maxSourceBytes  | lots            | expected a whole number from 1 to 2147483639",
                "maxSourcePixels | 0               | expected a whole number from 1 to 2147483639"
            })
    void aWrongPropertyFailsTheStartAndIsNamed(String name, String value, String problem) {
        Exception failure = assertThrows(Exception.class, () -> start("wrong", Map.of(name, value)));

        assertEquals(
                "camel.kamelet.image-thumbnail-action.%s = \"%s\": %s".formatted(name, value, problem),
                StartFailure.line(failure));
    }
}
