package org.thumbnailroute.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.thumbnailroute.engine.codec.ImageRejectedException;
import org.thumbnailroute.engine.codec.ImageRejectedException.Reason;
import org.thumbnailroute.pictures.ImageFile;
import org.thumbnailroute.pictures.JpegFile;
import org.thumbnailroute.pictures.PngFile;
import org.thumbnailroute.pictures.Scene;
import org.thumbnailroute.pictures.TiffFile;

/** A picture of which rows are missing says so, in every format and however many times it is decoded. */
class PartialTest {

    private static final ThumbnailSpec SIZES =
            ThumbnailSpec.fit(List.of(new BoundingBox(16, 16), new BoundingBox(256, 256)));

    private final Thumbnailer thumbnailer = new Thumbnailer(50_000_000, MachineMemory.of(100_000_000, 0));

    static Stream<Arguments> files() {
        BufferedImage photo = Scene.LANDSCAPE.draw(300, 200);
        return Stream.of(
                Arguments.of("JPEG", JpegFile.baseline().encode(photo)),
                Arguments.of("PNG", PngFile.rgb(photo)),
                Arguments.of("GIF", ImageFile.encode(photo, "gif")),
                Arguments.of("BMP", ImageFile.encode(photo, "bmp")),
                Arguments.of("TIFF", TiffFile.of(2, 8, 0).encode(photo)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void isSaidOfWhatIsCutAndOfNothingElse(String format, byte[] file) {
        assertFalse(thumbnailer.make(file, SIZES).partial());
        assertTrue(thumbnailer.make(cut(file, 80), SIZES).partial());
        var e = assertThrows(ImageRejectedException.class, () -> thumbnailer.make(cut(file, 25), SIZES));
        assertEquals(Reason.CORRUPT, e.reason());
    }

    private static byte[] cut(byte[] file, int percent) {
        return Arrays.copyOf(file, file.length * percent / 100);
    }
}
