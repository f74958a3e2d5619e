package org.thumbnailroute.engine.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thumbnailroute.engine.ImageRejectedException;
import org.thumbnailroute.engine.ImageRejectedException.Reason;
import org.thumbnailroute.engine.MachineMemory;
import org.thumbnailroute.engine.ThumbnailSpec;
import org.thumbnailroute.engine.Thumbnailer;

/** What would take too long or too much is refused by a limit that the message names. */
class LimitsTest {

    private final Thumbnailer thumbnailer = new Thumbnailer(100_000_000, MachineMemory.of(1L << 30, 1L << 30));

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "bmp of one row, TOO_MANY_PIXELS, a side has more than 1000000 pixels",
        "bmp of one column, TOO_MANY_PIXELS, a side has more than 1000000 pixels",
        "tiff of the same strip for each row, CORRUPT, strips that overlap",
        "tiff of PackBits that do nothing, CORRUPT, strips that overlap",
        "tiff of narrow tiles, UNSUPPORTED_FORMAT, tiles of 1x1 pixels",
        "tiff of small tiles, UNSUPPORTED_FORMAT, 390625 tiles"
    })
    void aLimitIsNamed(String name, Reason reason, String message) {
        Bomb bomb = Bombs.all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        ThumbnailSpec spec = ThumbnailSpec.fit(64, 64);

        ImageRejectedException e =
                assertThrows(ImageRejectedException.class, () -> thumbnailer.make(bomb.file(), spec));

        assertEquals(reason, e.reason());
        assertTrue(String.valueOf(e.getMessage()).contains(message), e::getMessage);
    }
}
