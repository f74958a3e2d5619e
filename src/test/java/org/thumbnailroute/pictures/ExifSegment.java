package org.thumbnailroute.pictures;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A JPEG's APP1 segment with what a phone writes: which way up the picture is and, if wanted, where it was taken. */
public final class ExifSegment {
    private static final short ASCII = 2;
    private static final short SHORT = 3;
    private static final short LONG = 4;
    private static final short RATIONAL = 5;

    /** Where the directories begin: after the TIFF header of eight bytes, from whose start all offsets count. */
    private static final int FIRST_DIRECTORY = 8;

    private ExifSegment() {}

    /**
     * The segment, marker and length included.
     *
     * @param order cameras write either; a reader must accept both
     */
    public static byte[] of(int orientation, boolean gps, ByteOrder order) {
        var tiff = ByteBuffer.allocate(200).order(order);
        tiff.put((order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM").getBytes(StandardCharsets.US_ASCII));
        tiff.putShort((short) 42).putInt(FIRST_DIRECTORY);
        tiff.putShort((short) (gps ? 2 : 1));
        entry(tiff, 0x0112, SHORT, 1).putShort((short) orientation).putShort((short) 0);
        if (gps) {
            int next = tiff.position() + 12 + 4;
            entry(tiff, 0x8825, LONG, 1).putInt(next);
        }
        tiff.putInt(0);
        if (gps) {
            putReykjavik(tiff);
        }
        tiff.flip();
        byte[] name = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
        int length = 2 + name.length + tiff.remaining();
        return ByteBuffer.allocate(2 + length)
                .putShort((short) 0xFFE1)
                .putShort((short) length)
                .put(name)
                .put(tiff)
                .array();
    }

    private static void putReykjavik(ByteBuffer tiff) {
        int degrees = tiff.position() + 2 + 4 * 12 + 4;
        tiff.putShort((short) 4);
        entry(tiff, 1, ASCII, 2).put(new byte[] {'N', 0, 0, 0});
        entry(tiff, 2, RATIONAL, 3).putInt(degrees);
        entry(tiff, 3, ASCII, 2).put(new byte[] {'W', 0, 0, 0});
        entry(tiff, 4, RATIONAL, 3).putInt(degrees + 24);
        tiff.putInt(0);
        for (int part : new int[] {64, 8, 48, 21, 56, 24}) {
            tiff.putInt(part).putInt(1);
        }
    }

    private static ByteBuffer entry(ByteBuffer tiff, int tag, short type, int count) {
        return tiff.putShort((short) tag).putShort(type).putInt(count);
    }
}
