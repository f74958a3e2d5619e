package org.thumbnailroute.engine;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.thumbnailroute.pictures.QuadrantPicture;
import org.thumbnailroute.pictures.TiffFile;

/** Raw pictures look like a TIFF whose first page is a small preview that anybody can read. */
class CameraRawTest {

    private static final int RGB = 2;
    private static final int COLOUR_FILTER_ARRAY = 32803;
    private static final int LINEAR_RAW = 34892;

    private static final byte[] PREVIEW = TiffFile.of(RGB, 8, 0).encode(QuadrantPicture.upright(60, 40));
    private static final byte[] BIG_ENDIAN = TiffFile.of(RGB, 8, 0).bigEndian().encode(QuadrantPicture.upright(60, 40));

    /** One entry of a directory: a number of type LONG, or the places of other directories. */
    private record Entry(int tag, int type, int count, int value) {}

    static Stream<Arguments> raw() {
        return Stream.of(
                Arguments.of("DNG", with(PREVIEW, "Canon", new Entry(50706, 1, 4, 0x0401))),
                Arguments.of("DNG", with(BIG_ENDIAN, "", new Entry(50706, 1, 4, 0x01040000))),
                Arguments.of(
                        "Nikon raw", withSubDirectories(BIG_ENDIAN, "NIKON CORPORATION", RGB, COLOUR_FILTER_ARRAY)),
                Arguments.of("Sony raw", withSubDirectories(PREVIEW, "SONY", COLOUR_FILTER_ARRAY)),
                Arguments.of("Samsung raw", withSubDirectories(PREVIEW, "SAMSUNG", RGB, RGB, COLOUR_FILTER_ARRAY)),
                Arguments.of("Pentax raw", with(sensor(BIG_ENDIAN), "PENTAX Corporation")),
                Arguments.of("Samsung raw", retagged(withSubDirectories(PREVIEW, "SAMSUNG", 2), 262, 33421)),
                Arguments.of("camera raw", withSubDirectories(PREVIEW, "Somebody", LINEAR_RAW)),
                Arguments.of("camera raw", withSubDirectories(PREVIEW, "", COLOUR_FILTER_ARRAY)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("raw")
    void isNamedInsteadOfItsPreviewBeingTakenForIt(String name, byte[] file) {
        ImageRejectedException rejection = assertThrows(ImageRejectedException.class, () -> MagicBytes.formatOf(file));

        assertEquals("unsupported: " + name, rejection.getMessage());
        assertEquals(ImageRejectedException.Reason.UNSUPPORTED_FORMAT, rejection.reason());
    }

    static Stream<Arguments> ordinary() {
        return Stream.of(
                Arguments.of("a page", PREVIEW),
                Arguments.of("a scan by a camera's maker", with(PREVIEW, "NIKON CORPORATION")),
                Arguments.of("a smaller copy of the page", withSubDirectories(PREVIEW, "SONY", RGB, RGB)),
                Arguments.of("directories nowhere", with(PREVIEW, "", new Entry(330, 4, 1, -5))),
                Arguments.of("directories outside", with(PREVIEW, "", new Entry(330, 4, 9, 0x7ffffff0))),
                Arguments.of("a directory that ends nowhere", Arrays.copyOf(PREVIEW, 30)),
                Arguments.of("no directory", Arrays.copyOf(PREVIEW, 5)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ordinary")
    void isNotSeenInATiffLikeOthers(String name, byte[] file) {
        assertEquals(ImageFormat.TIFF, MagicBytes.formatOf(file));
    }

    private static byte[] withSubDirectories(byte[] tiff, String make, int... photometrics) {
        byte[] grown = Arrays.copyOf(tiff, tiff.length + 22 * photometrics.length);
        ByteBuffer file = buffer(grown).position(tiff.length);
        for (int photometric : photometrics) {
            file.putShort((short) 1).putShort((short) 262).putShort((short) 3).putInt(1);
            file.putShort((short) photometric).putShort((short) 0).putInt(0);
        }
        int places = file.position();
        for (int i = 0; i < photometrics.length; i++) {
            file.putInt(tiff.length + 18 * i);
        }
        int value = photometrics.length == 1 ? tiff.length : places;
        return with(grown, make, new Entry(330, 4, photometrics.length, value));
    }

    /** The first directory with more entries, and a maker if it is not empty. */
    private static byte[] with(byte[] tiff, String make, Entry... more) {
        List<Entry> entries = new ArrayList<>(List.of(more));
        byte[] name = (make + "\0").getBytes(US_ASCII);
        if (!make.isEmpty()) {
            entries.add(new Entry(271, 2, name.length, tiff.length));
        }
        ByteBuffer old = buffer(tiff);
        int directory = old.getInt(4);
        int bytes = 12 * old.getShort(directory);
        byte[] grown = Arrays.copyOf(tiff, tiff.length + name.length + 2 + bytes + 12 * entries.size() + 4);
        ByteBuffer file = buffer(grown).position(tiff.length);
        file.put(name).putInt(4, file.position());
        file.putShort((short) (bytes / 12 + entries.size())).put(tiff, directory + 2, bytes);
        for (Entry entry : entries) {
            file.putShort((short) entry.tag()).putShort((short) entry.type());
            file.putInt(entry.count()).putInt(entry.value());
        }
        return grown;
    }

    /** The page is what a sensor saw. */
    private static byte[] sensor(byte[] tiff) {
        byte[] changed = tiff.clone();
        ByteBuffer file = buffer(changed);
        int entry = file.getInt(4) + 2;
        while (file.getShort(entry) != 262) {
            entry += 12;
        }
        file.putInt(entry + 8, COLOUR_FILTER_ARRAY);
        return changed;
    }

    /** The last entry of one tag gets another. */
    private static byte[] retagged(byte[] tiff, int tag, int other) {
        byte[] changed = tiff.clone();
        ByteBuffer file = buffer(changed);
        int at = tiff.length - 12;
        while (file.getShort(at) != (short) tag || file.getShort(at + 2) != 3) {
            at--;
        }
        file.putShort(at, (short) other);
        return changed;
    }

    private static ByteBuffer buffer(byte[] tiff) {
        return ByteBuffer.wrap(tiff).order(tiff[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    }
}
