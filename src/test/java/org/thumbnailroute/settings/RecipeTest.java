package org.thumbnailroute.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thumbnailroute.engine.BoundingBox;
import org.thumbnailroute.engine.Gravity;
import org.thumbnailroute.engine.ImageFormat;
import org.thumbnailroute.engine.Mode;
import org.thumbnailroute.engine.ThumbnailSpec;
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
        "thumbnail.key, other/{dir}{file}, 64x64"
    })
    void theIdNamesWhatDiffersFromTheDefaults(String name, String value, String id) {
        assertEquals("v" + Thumbnailer.VERSION + " " + id, new Recipe(ShippedSettings.with(name, value)).id());
    }

    @Test
    void theIdNamesAllOfIt() {
        Recipe recipe = new Recipe(ShippedSettings.with(Map.of(
                "thumbnail.size", "256x256, 64x64",
                "thumbnail.key", "{size}/{dir}{file}",
                "thumbnail.mode", "pad",
                "thumbnail.format", "jpeg",
                "thumbnail.quality", "70",
                "thumbnail.background", "#102030",
                "thumbnail.webp", "java")));

        assertEquals("v" + Thumbnailer.VERSION + " 256x256,64x64 pad jpeg q70 #102030 java", recipe.id());
        assertEquals(
                new ThumbnailSpec(
                        new BoundingBox(64, 64), Mode.PAD, Gravity.CENTRE, Optional.of(ImageFormat.JPEG), 70, 0x102030),
                recipe.specs().get(1));
    }
}
