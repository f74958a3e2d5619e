package org.thumbnailroute.engine.internal.tiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.thumbnailroute.pictures.TiffBuilder.SHORT;
import static org.thumbnailroute.pictures.TiffBuilder.UNDEFINED;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thumbnailroute.engine.DecodedPicture;
import org.thumbnailroute.engine.ImageRejectedException;
import org.thumbnailroute.engine.internal.jpeg.JpegDecoder;
import org.thumbnailroute.pictures.JpegFile;
import org.thumbnailroute.pictures.TiffBuilder;

/** JPEG in TIFF: what the samples mean stands in the page, not in the JPEG. */
class TiffJpegTest {

    private static final int SIDE = 32;

    /** Pixels that are all alike, of so many components with these ids, and no word of what they are. */
    static byte[] jpeg(int width, int height, String ids, int... samples) {
        WritableRaster raster = Raster.createInterleavedRaster(0, width, height, samples.length, null);
        for (int i = 0; i < width * height; i++) {
            raster.setPixel(i % width, i / width, samples);
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var out = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(1);
            writer.write(null, new IIOImage(raster, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return renamed(out.toByteArray(), ids);
    }

    /** With other ids of the components. */
    private static byte[] renamed(byte[] jpeg, String ids) {
        int frame = find(jpeg, 0xc0) + 10;
        int scan = find(jpeg, 0xda) + 5;
        for (int i = 0; i < ids.length(); i++) {
            jpeg[frame + 3 * i] = (byte) ids.charAt(i);
            jpeg[scan + 2 * i] = (byte) ids.charAt(i);
        }
        return jpeg;
    }

    static int find(byte[] jpeg, int marker) {
        return IntStream.range(0, jpeg.length)
                .filter(i -> jpeg[i] == -1 && (jpeg[i + 1] & 0xff) == marker)
                .findFirst()
                .orElseThrow();
    }

    private static TiffBuilder page(int photometric, int samples) {
        return TiffBuilder.of(SIDE, SIDE, photometric, samples, 8).with(259, SHORT, 7);
    }

    static void assertColour(int argb, TiffBuilder file) {
        BufferedImage picture = DecodedPicture.of(new TiffDecoder(file.encode()));
        for (int place : new int[] {0, SIDE / 2, SIDE - 1}) {
            int found = picture.getRGB(place, place);
            for (int shift = 0; shift < 32; shift += 8) {
                int difference = (argb >> shift & 0xff) - (found >> shift & 0xff);
                assertTrue(Math.abs(difference) < 6, () -> "%08x instead of %08x".formatted(found, argb));
            }
        }
    }

    /** Blue in YCbCr, and a brown in RGB: whatever ids say. */
    @ParameterizedTest
    @ValueSource(strings = {"\u0000\u0001\u0002", "\u0001\u0002\u0003", "RGB", "YCc"})
    void takesColoursAsThePageSays(String ids) {
        byte[] strip = jpeg(SIDE, SIDE, ids, 60, 200, 100);

        assertColour(0xff1537bc, page(6, 3).parts(strip));
        assertColour(0xff3cc864, page(2, 3).parts(strip));
        byte[] half = jpeg(SIDE, SIDE / 2, ids, 60, 200, 100);
        assertColour(0xff1537bc, page(6, 3).with(278, SHORT, SIDE / 2).parts(half, half));
        assertColour(0xff3cc864, page(2, 3).with(278, SHORT, SIDE / 2).parts(half, half));
    }

    @Test
    void readsAnyNumberOfSamples() {
        assertColour(0x503cc864, page(2, 4).parts(jpeg(SIDE, SIDE, "", 60, 200, 100, 80)));
        assertColour(0x503cc864, page(2, 4).with(338, SHORT, 0).parts(jpeg(SIDE, SIDE, "", 60, 200, 100, 80)));
        assertColour(0xffff0000, page(5, 4).parts(jpeg(SIDE, SIDE, "", 0, 255, 255, 0)));
        assertColour(0xff3c3c3c, page(1, 1).parts(jpeg(SIDE, SIDE, "", 60)));
        assertColour(0xffc3c3c3, page(0, 1).parts(jpeg(SIDE, SIDE, "", 60)));
    }

    @Test
    void readsSamplesApart() {
        byte[][] planes = {jpeg(SIDE, SIDE, "", 60), jpeg(SIDE, SIDE, "", 200), jpeg(SIDE, SIDE, "", 100)};

        assertColour(0xff1537bc, page(6, 3).with(284, SHORT, 2).parts(planes));
        assertColour(0xff3cc864, page(2, 3).with(284, SHORT, 2).parts(planes));
    }

    @ParameterizedTest
    @CsvSource({"16, 16", "32, 16", "48, 48"})
    void readsTiles(int width, int height) {
        byte[][] tiles = new byte[(SIDE + width - 1) / width * ((SIDE + height - 1) / height)][];
        Arrays.fill(tiles, jpeg(width, height, "", 60, 200, 100));

        assertColour(
                0xff1537bc,
                page(6, 3).with(322, SHORT, width).with(323, SHORT, height).parts(tiles));
    }

    /** Most writers leave the tables out of the strips. */
    @Test
    void findsTheTablesInTheirTag() {
        byte[] jpeg = jpeg(SIDE, SIDE, "", 60, 200, 100);
        int frame = find(jpeg, 0xc0);
        int afterFrame = frame + 2 + 17;
        int scan = find(jpeg, 0xda);
        long[] tables = new long[2 + scan - afterFrame + frame - 2 + 2];
        int at = 0;
        for (int i = 0; i < scan; i++) {
            if (i < frame || i >= afterFrame) {
                tables[at++] = jpeg[i];
            }
        }
        tables[at++] = 0xff;
        tables[at] = 0xd9;
        byte[] strip = new byte[2 + afterFrame - frame + jpeg.length - scan];
        System.arraycopy(jpeg, 0, strip, 0, 2);
        System.arraycopy(jpeg, frame, strip, 2, afterFrame - frame);
        System.arraycopy(jpeg, scan, strip, 2 + afterFrame - frame, jpeg.length - scan);

        assertColour(0xff1537bc, page(6, 3).with(347, UNDEFINED, tables).parts(strip));
    }

    @Test
    void takesTheJpegsWordForItsSampling() {
        BufferedImage blue = new BufferedImage(SIDE, SIDE / 2, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < SIDE * SIDE / 2; i++) {
            blue.setRGB(i % SIDE, i / SIDE, 0x1537bc);
        }
        byte[] jpeg = JpegFile.baseline().encode(blue);

        assertColour(
                0xff1537bc,
                page(6, 3).with(278, SHORT, SIDE / 2).with(530, SHORT, 1, 1).parts(jpeg, jpeg));
    }

    @Test
    void readsALastStripThatIsAsHighAsTheOthers() {
        byte[] strip = jpeg(SIDE, 24, "", 60, 200, 100);

        assertColour(0xff1537bc, page(6, 3).with(278, SHORT, 24).parts(strip, strip));
    }

    @Test
    void plansTheCopyOfAStream() {
        byte[] jpeg = jpeg(SIDE, SIDE, "", 60, 200, 100);
        long alone = JpegDecoder.ofSamples(jpeg, 3).layout(8, 8).bytes();

        for (int compression : new int[] {6, 7}) {
            byte[] file = page(6, 3).with(259, SHORT, compression).parts(jpeg).encode();
            assertTrue(new TiffDecoder(file).layout(8, 8).bytes() >= alone + jpeg.length, () -> "" + compression);
        }
    }

    @Test
    void saysWhatIsWrongWithAJpeg() {
        byte[] strip = jpeg(SIDE, SIDE, "", 60, 200, 100);
        byte[] large = jpeg(2 * SIDE, SIDE, "", 60, 200, 100);

        assertMessage(
                "broken TIFF: data of 0 of 32 rows: broken JPEG: 3 components instead of 4",
                page(2, 4).parts(strip));
        assertMessage("before a picture's first scan in TIFF", page(6, 3).parts(new byte[100]));
        assertMessage("JPEG of 64x32 pixels in a tile of 32x32", page(6, 3).parts(large));
    }

    static void assertMessage(String expected, TiffBuilder file) {
        ImageRejectedException e =
                assertThrows(ImageRejectedException.class, () -> DecodedPicture.of(new TiffDecoder(file.encode())));
        assertEquals(ImageRejectedException.Reason.CORRUPT, e.reason());
        assertTrue(String.valueOf(e.getMessage()).contains(expected), e::getMessage);
    }
}
