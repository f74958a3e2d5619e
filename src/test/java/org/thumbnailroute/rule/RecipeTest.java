package org.thumbnailroute.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thumbnailroute.engine.Thumbnailer;
import org.thumbnailroute.route.ShippedSettings;

class RecipeTest {

    @ParameterizedTest(name = "{0} = {1} gives {2}")
    @CsvSource({
        "thumbnail.size, 64x64, 64x64",
        "thumbnail.mode, cover, 64x64 cover",
        "thumbnail.mode, fit, 64x64",
        "thumbnail.format, webp, 64x64 webp",
        "thumbnail.format, source, 64x64",
        "thumbnail.quality, 70, 64x64 q70",
        "thumbnail.background, #00FF00, 64x64 #00ff00",
        "thumbnail.facts, 'thumbhash,colour', '64x64 colour,thumbhash'",
        "thumbnail.key, other/{dir}{file}, 64x64"
    })
    void theIdNamesWhatDiffersFromTheDefaults(String name, String value, String id) {
        assertEquals(
                "v" + Thumbnailer.VERSION + " " + id,
                ShippedSettings.with(name, value).rules().rest().recipe());
    }

    @Test
    void theIdNamesAllOfIt() {
        Profile profile = ShippedSettings.with(Map.of(
                        "thumbnail.size", "256x256, 64x64",
                        "thumbnail.key", "{size}/{ext}/{dir}{file}",
                        "thumbnail.mode", "cover",
                        "thumbnail.gravity", "north",
                        "thumbnail.format", "png, jpeg",
                        "thumbnail.quality", "70",
                        "thumbnail.background", "#102030",
                        "thumbnail.webp", "java"))
                .rules()
                .rest();

        assertEquals(
                "v" + Thumbnailer.VERSION + " 256x256,64x64 cover north jpeg,png q70 #102030 java", profile.recipe());
    }
}
