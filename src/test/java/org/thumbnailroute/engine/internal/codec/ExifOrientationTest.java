package org.thumbnailroute.engine.internal.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExifOrientationTest {

    private static final int SHORT = 3;
    private static final int LONG = 4;

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "1, UPRIGHT",
        "2, MIRROR",
        "3, TURN_180",
        "4, FLIP",
        "5, TRANSPOSE",
        "6, TURN_RIGHT",
        "7, TRANSVERSE",
        "8, TURN_LEFT"
    })
    void readsEachOrientationInBothByteOrders(int number, Orientation expected) {
        assertEquals(expected, read(block(ByteOrder.LITTLE_ENDIAN, 8, SHORT, number)));
        assertEquals(expected, read(block(ByteOrder.BIG_ENDIAN, 8, SHORT, number)));
    }

    @ParameterizedTest(name = "directory at {0}, type {1}")
    @CsvSource({"8, 4", "9, 3", "100, 3"})
    void readsWhatFewCamerasWrite(int directory, int type) {
        assertEquals(Orientation.TURN_RIGHT, read(block(ByteOrder.BIG_ENDIAN, directory, type, 6)));
        assertEquals(Orientation.TURN_RIGHT, read(block(ByteOrder.LITTLE_ENDIAN, directory, type, 6)));
    }

    /** BYTE, SHORT, LONG and their signed forms, one or two of them, in the entry itself or elsewhere. */
    @ParameterizedTest(name = "{1} of type {0}")
    @CsvSource({"1, 1", "1, 4", "3, 1", "3, 2", "4, 1", "6, 1", "8, 2", "9, 1", "1, 5", "3, 3", "4, 2", "9, 70"})
    void readsTheFirstOfWholeNumbersOfAnyType(int type, int count) {
        assertEquals(Orientation.TURN_RIGHT, read(values(ByteOrder.BIG_ENDIAN, type, count)));
        assertEquals(Orientation.TURN_RIGHT, read(values(ByteOrder.LITTLE_ENDIAN, type, count)));
    }

    @ParameterizedTest(name = "{1} of type {0}")
    @CsvSource({"2, 1", "7, 1", "12, 1", "0, 1", "65535, 1", "3, 0", "4, 0", "3, 2000000000", "4, -1"})
    void takesWhatIsNoNumberForUpright(int type, int count) {
        assertEquals(Orientation.UPRIGHT, read(values(ByteOrder.BIG_ENDIAN, type, count)));
        assertEquals(Orientation.UPRIGHT, read(values(ByteOrder.LITTLE_ENDIAN, type, count)));
    }

    /** libvips, Pillow and ImageMagick read an orientation of 6/1. */
    @ParameterizedTest(name = "{1}/{2} of type {0} is {3}")
    @CsvSource({
        "5, 6, 1, TURN_RIGHT",
        "10, 6, 1, TURN_RIGHT",
        "5, 12, 2, TURN_RIGHT",
        "5, 13, 2, UPRIGHT",
        "5, 6, 0, UPRIGHT",
        "5, -1, 1, UPRIGHT"
    })
    void readsAFraction(int type, int numerator, int denominator, Orientation expected) {
        for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
            byte[] block = Arrays.copyOf(block(order, 8, type, 0), 200);
            ByteBuffer.wrap(block)
                    .order(order)
                    .putInt(30, 100)
                    .putInt(100, numerator)
                    .putInt(104, denominator);
            assertEquals(expected, read(block));
        }
    }

    /** Other programs' blocks begin alike. */
    @Test
    void wantsTheNumberOfTiff() {
        byte[] block = block(ByteOrder.LITTLE_ENDIAN, 8, SHORT, 6);
        block[2] = 'U';
        assertEquals(Orientation.UPRIGHT, read(block));
    }

    @Test
    void readsABlockWithThePrefixOfJpegInTheMiddleOfAFile() {
        byte[] block = block(ByteOrder.LITTLE_ENDIAN, 8, SHORT, 3);
        byte[] file = ByteBuffer.allocate(block.length + 20)
                .put(10, "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1))
                .put(16, block)
                .array();

        assertEquals(Orientation.TURN_180, ExifOrientation.of(file, 10, 16 + block.length));
        assertEquals(Orientation.TURN_180, ExifOrientation.of(file, 16, 16 + block.length));
    }

    @ParameterizedTest(name = "number {0}")
    @ValueSource(ints = {0, 9, 255, 65535})
    void takesAnUnknownOrientationForUpright(int number) {
        assertEquals(Orientation.UPRIGHT, read(block(ByteOrder.BIG_ENDIAN, 8, SHORT, number)));
    }

    @Test
    void takesABlockThatIsCutForUpright() {
        byte[] block = block(ByteOrder.LITTLE_ENDIAN, 8, SHORT, 6);
        for (int length = 0; length < 34; length++) {
            assertEquals(Orientation.UPRIGHT, read(Arrays.copyOf(block, length)), length + " bytes");
        }
        assertEquals(Orientation.TURN_RIGHT, read(Arrays.copyOf(block, 34)));
    }

    @ParameterizedTest(name = "offset {0}")
    @ValueSource(ints = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 37, 38, 39})
    void takesADirectoryOutsideTheBlockForNone(int offset) {
        byte[] block = block(ByteOrder.LITTLE_ENDIAN, 8, SHORT, 6);
        ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN).putInt(4, offset);

        assertEquals(Orientation.UPRIGHT, read(block));
    }

    @Test
    void survivesAnyBytes() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] block = block(ByteOrder.LITTLE_ENDIAN, 8, SHORT, 6);
            for (int k = random.nextInt(8); k >= 0; k--) {
                block[random.nextInt(block.length)] = (byte) random.nextInt();
            }
            assertNotNull(read(Arrays.copyOf(block, random.nextInt(block.length + 1))));
        }
    }

    private static Orientation read(byte[] block) {
        return ExifOrientation.of(block, 0, block.length);
    }

    /** A block whose directory has two entries, the orientation as the second. */
    private static byte[] block(ByteOrder order, int directory, int type, int number) {
        ByteBuffer tiff = ByteBuffer.allocate(directory + 30).order(order);
        tiff.put((order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM").getBytes(StandardCharsets.US_ASCII));
        tiff.putShort((short) 42).putInt(directory).position(directory);
        tiff.putShort((short) 2);
        tiff.putShort((short) 0x0100).putShort((short) LONG).putInt(1).putInt(1920);
        tiff.putShort((short) 0x0112).putShort((short) type).putInt(1);
        if (type == LONG) {
            tiff.putInt(number);
        } else {
            tiff.putShort((short) number);
        }
        return tiff.array();
    }

    /** A block of one entry, an orientation of 6 of a type. What takes more than four bytes stands behind the directory. */
    private static byte[] values(ByteOrder order, int type, int count) {
        int size = type == 1 || type == 6 ? 1 : type == 3 || type == 8 ? 2 : 4;
        boolean inside = (long) count * size <= 4;
        ByteBuffer tiff = ByteBuffer.allocate(400).order(order);
        tiff.put((order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM").getBytes(StandardCharsets.US_ASCII));
        tiff.putShort((short) 42).putInt(8).putShort((short) 1);
        tiff.putShort((short) 0x0112).putShort((short) type).putInt(count);
        if (!inside) {
            tiff.putInt(count > 1000 ? Integer.MAX_VALUE : 100).position(100);
        }
        switch (size) {
            case 1 -> tiff.put((byte) 6);
            case 2 -> tiff.putShort((short) 6);
            default -> tiff.putInt(6);
        }
        return tiff.array();
    }
}
