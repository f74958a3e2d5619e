package org.thumbnailroute.pictures;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a JPEG, PNG or WebP file carries besides its pixels, read from the bytes: no library is trusted with the proof. */
final class Metadata {
    /** What describes pixels, not people: the rest of a PNG's chunks counts as metadata. */
    private static final Set<String> PNG_PIXELS =
            Set.of("IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "bKGD", "pHYs");

    private static final Set<String> WEBP_PIXELS = Set.of("VP8 ", "VP8L", "VP8X", "ALPH");

    private static final int START_OF_SCAN = 0xDA;
    private static final int JFIF = 0xE0;
    private static final int ADOBE_COLOUR_TRANSFORM = 0xEE;
    private static final int COMMENT = 0xFE;

    private Metadata() {}

    /** The names of the segments or chunks with metadata, such as "APP1 Exif" or "iCCP"; empty if there are none. */
    static List<String> of(byte[] file) {
        var bytes = ByteBuffer.wrap(file);
        if (bytes.getShort(0) == (short) 0xFFD8) {
            return jpegSegments(bytes.position(2));
        }
        if (bytes.getInt(0) == 0x89504E47) {
            return pngChunks(bytes.position(8));
        }
        if (bytes.getInt(0) == 0x52494646) {
            return webpChunks(bytes.order(ByteOrder.LITTLE_ENDIAN).position(12));
        }
        throw new IllegalArgumentException("Metadata can only be read from JPEG, PNG and WebP");
    }

    private static List<String> jpegSegments(ByteBuffer bytes) {
        var found = new ArrayList<String>();
        while (true) {
            int marker = bytes.getShort() & 0xFF;
            if (marker == START_OF_SCAN) {
                return found;
            }
            int next = bytes.position() + Short.toUnsignedInt(bytes.getShort(bytes.position()));
            boolean application = marker > JFIF && marker <= 0xEF && marker != ADOBE_COLOUR_TRANSFORM;
            if (application || marker == COMMENT) {
                String name = application ? "APP" + (marker - JFIF) : "comment";
                found.add(name + " " + text(bytes, bytes.position() + 2, next));
            }
            bytes.position(next);
        }
    }

    private static List<String> pngChunks(ByteBuffer bytes) {
        var found = new ArrayList<String>();
        while (bytes.hasRemaining()) {
            int length = bytes.getInt();
            String type = text(bytes, bytes.position(), bytes.position() + 4);
            if (!PNG_PIXELS.contains(type)) {
                found.add(type);
            }
            bytes.position(bytes.position() + 4 + length + 4);
        }
        return found;
    }

    private static List<String> webpChunks(ByteBuffer bytes) {
        var found = new ArrayList<String>();
        while (bytes.hasRemaining()) {
            String type = text(bytes, bytes.position(), bytes.position() + 4);
            int length = bytes.getInt(bytes.position() + 4);
            if (!WEBP_PIXELS.contains(type)) {
                found.add(type);
            }
            bytes.position(bytes.position() + 8 + length + (length & 1));
        }
        return found;
    }

    /** The readable start of what stands between two places. */
    private static String text(ByteBuffer bytes, int from, int to) {
        byte[] start = new byte[Math.min(28, to - from)];
        bytes.get(from, start);
        String text = new String(start, StandardCharsets.ISO_8859_1);
        return text.split("[^ -~]", 2)[0];
    }
}
