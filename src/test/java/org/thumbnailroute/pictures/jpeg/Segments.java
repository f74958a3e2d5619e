package org.thumbnailroute.pictures.jpeg;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Application segments, marker and length included. */
final class Segments {

    private static final int LONGEST = 65_533;

    private Segments() {}

    static byte[] of(int marker, byte[]... parts) {
        int length = 2;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteBuffer segment = ByteBuffer.allocate(2 + length).putShort((short) (0xFF00 | marker));
        segment.putShort((short) length);
        for (byte[] part : parts) {
            segment.put(part);
        }
        return segment.array();
    }

    static byte[] jfif() {
        return jfif(0, 0, new byte[0]);
    }

    /** A JFIF header with a thumbnail inside, three bytes for each pixel. */
    static byte[] jfif(int width, int height, byte[] rgb) {
        return of(0xE0, text("JFIF\0"), bytes(1, 2, 0, 0, 1, 0, 1, width, height), rgb);
    }

    /** The JFIF extension with a JPEG as thumbnail: a whole file with markers of its own. */
    static byte[] jfxx(byte[] jpeg) {
        return of(0xE0, text("JFXX\0"), bytes(0x10), jpeg);
    }

    /** @param transform 0 for none, 1 for YCbCr, 2 for YCCK */
    static byte[] adobe(int transform) {
        return of(0xEE, text("Adobe"), bytes(0, 100, 0, 0, 0, 0, transform));
    }

    /** A DNL segment. */
    static byte[] lineCount(int height) {
        return of(0xDC, bytes(height >> 8, height));
    }

    static byte[] comment(String text) {
        return of(0xFE, text(text));
    }

    /** A profile in so many segments. {@code backwards} writes the last part first. */
    static byte[] icc(byte[] profile, int parts, boolean backwards) {
        List<byte[]> segments = new ArrayList<>();
        int size = Math.min(LONGEST - 14, (profile.length + parts - 1) / parts);
        for (int i = 0; i < parts; i++) {
            int from = Math.min(profile.length, i * size);
            byte[] part = Arrays.copyOfRange(profile, from, Math.min(profile.length, from + size));
            segments.add(of(0xE2, text("ICC_PROFILE\0"), bytes(i + 1, parts), part));
        }
        if (backwards) {
            Collections.reverse(segments);
        }
        return join(segments.toArray(byte[][]::new));
    }

    static byte[] join(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteBuffer joined = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            joined.put(part);
        }
        return joined.array();
    }

    static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    static byte[] text(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
