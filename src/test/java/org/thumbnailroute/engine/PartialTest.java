package org.thumbnailroute.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.thumbnailroute.engine.ImageRejectedException.Reason;
import org.thumbnailroute.pictures.ImageFile;
import org.thumbnailroute.pictures.JpegFile;
import org.thumbnailroute.pictures.PngFile;
import org.thumbnailroute.pictures.Scene;
import org.thumbnailroute.pictures.TiffFile;

/** A picture of which rows are missing says so, in every format and however many times it is decoded. */
class PartialTest {

    private static final ThumbnailRequest SIZES =
            ThumbnailRequest.of(ThumbnailSpec.fit(16, 16), ThumbnailSpec.fit(256, 256));

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

    /** Of the last row of four half is there: the rest looks like the row above. */
    @Test
    void aPngKeepsWhatIsThereOfItsLastRow() {
        BufferedImage stripes = new BufferedImage(40, 4, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 160; i++) {
            // no two pixels alike, so that bytes of the file are bytes of the picture
            stripes.setRGB(i % 40, i / 40, (i / 40 == 3 ? 0xC00000 : 0x00C000) | (i * 7919 & 0x3F3F3F));
        }
        byte[] file = PngFile.rgb(stripes);
        // the end: IEND of 12 bytes, a CRC of 4, Adler's checksum of 4, and half of a row
        var spec = ThumbnailSpec.fit(40, 4).withFormat(ImageFormat.PNG);
        ThumbnailSet set = thumbnailer.make(Arrays.copyOf(file, file.length - 20 - 55), spec);

        BufferedImage seen = ImageFile.decode(set.thumbnails().get(0).bytes());
        assertTrue(set.partial());
        assertEquals(stripes.getRGB(3, 3), seen.getRGB(3, 3));
        assertEquals(stripes.getRGB(39, 2), seen.getRGB(39, 3));
    }

    private static byte[] cut(byte[] file, int percent) {
        return Arrays.copyOf(file, file.length * percent / 100);
    }
}
