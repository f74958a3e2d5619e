package org.thumbnailroute.engine.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Files of at most 1 MB whose headers claim many pixels, and whose data keep the promise. {@code -Dbombs.side=10000} makes
 * them as large as pictures may be.
 */
final class Bombs {

    /** Of most of them, in pixels. */
    static final int SIDE = Integer.getInteger("bombs.side", 3000);

    private static final int GIF_CODE_SIZE = 8;

    private Bombs() {}

    static List<Bomb> all() {
        List<Bomb> all = new ArrayList<>(JpegBombs.all());
        all.addAll(TiffBombs.all());
        all.add(new Bomb("png grey", png(8, 0, 0, 0)));
        all.add(new Bomb("png RGB, Paeth", png(8, 2, 0, 4)));
        all.add(new Bomb("png RGBA", png(8, 6, 0, 0)));
        all.add(new Bomb("png RGBA, 16 bits, Paeth", png(16, 6, 0, 4)));
        all.add(new Bomb("png RGBA, 16 bits, averages, interlaced", png(16, 6, 1, 3)));
        all.add(new Bomb("png one bit, interlaced", png(1, 0, 1, 0)));
        all.add(new Bomb("png of tables", pngOfTables()));
        all.add(new Bomb("png of an endless profile", pngOfProfile()));
        all.add(new Bomb("gif", gif(0, SIDE)));
        all.add(new Bomb("gif interlaced", gif(0x40, SIDE)));
        all.add(new Bomb("gif of a little frame on its screen", gif(0, 1)));
        all.add(new Bomb("bmp of runs", bmp(SIDE, SIDE, true)));
        all.add(new Bomb("bmp of one jump", bmp(SIDE, SIDE, false)));
        all.add(new Bomb("bmp of one row", bmp(SIDE * SIDE, 1, true)));
        all.add(new Bomb("bmp of one column", bmp(1, SIDE * SIDE, false)));
        all.add(new Bomb("webp of one colour", webp(false)));
        all.add(new Bomb("webp of transforms", webp(true)));
        return all;
    }

    /** Rows that are filled with the number of their filter, so that all of it is one byte. */
    private static byte[] png(int depth, int type, int interlace, int filter) {
        int samples = type == 0 ? 1 : type == 2 ? 3 : 4;
        long bytes = (long) SIDE * (SIDE * samples * depth / 8 + 1) + 100_000;
        return png(depth, type, interlace, new byte[0], repeated(filter, bytes));
    }

    private static byte[] png(int depth, int type, int interlace, byte[] profile, byte[] pixels) {
        ByteBuffer file = ByteBuffer.allocate(8 + 25 + 12 + profile.length + 12 + pixels.length + 12);
        file.put("\u0089PNG\r\n\u001a\n".getBytes(ISO_8859_1));
        file.putInt(13).put("IHDR".getBytes(ISO_8859_1)).putInt(SIDE).putInt(SIDE);
        file.put(new byte[] {(byte) depth, (byte) type, 0, 0, (byte) interlace}).putInt(0);
        file.putInt(profile.length)
                .put("iCCP".getBytes(ISO_8859_1))
                .put(profile)
                .putInt(0);
        file.putInt(pixels.length).put("IDAT".getBytes(ISO_8859_1)).put(pixels).putInt(0);
        file.putInt(0).put("IEND".getBytes(ISO_8859_1)).putInt(0);
        return Checksums.corrected(file.array());
    }

    /** A zlib stream that says one byte so often, in two bits for each 258. */
    static byte[] repeated(int value, long times) {
        Bits bits = new Bits().put(0x78, 8).put(0x01, 8);
        table(bits, value);
        // the literal, then matches: a zero bit for 258 bytes, another for a distance of one
        bits.put(0b01, 2);
        byte[] head = bits.bytes();
        return ByteBuffer.allocate((int) Math.min(Bomb.LARGEST - 200, head.length + times / 258 / 4 + 1))
                .put(head)
                .array();
    }

    /**
     * The head of a dynamic block (RFC 1951, section 3.2.7): 285 has a code of one bit, the literal and the end of the
     * block one of two, and distance one a code of one bit.
     */
    private static void table(Bits bits, int literal) {
        bits.put(1, 1).put(2, 2).put(286 - 257, 5).put(0, 5).put(18 - 4, 4);
        // lengths of the codes for code lengths, in their odd order: 18 (1 bit), 0, 1, 2 and the repeats not used
        int[] order = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1};
        for (int symbol : order) {
            bits.put(symbol == 18 || symbol == 0 || symbol == 1 || symbol == 2 ? 2 : 0, 3);
        }
        for (int i = 0; i < literal; i++) {
            bits.put(0b00, 2);
        }
        length(bits, 2);
        zeros(bits, 256 - literal - 1);
        length(bits, 2);
        zeros(bits, 285 - 257);
        length(bits, 1);
        length(bits, 1);
    }

    /** Canonical codes: 0 is 00, 1 is 01, 2 is 10, 18 is 11; the first bit comes first. */
    private static void length(Bits bits, int length) {
        bits.put(length == 1 ? 0b10 : 0b01, 2);
    }

    private static void zeros(Bits bits, int count) {
        int left = count;
        while (left > 0) {
            int some = Math.min(138, left);
            if (some < 11) {
                bits.put(0, 2);
                left--;
            } else {
                bits.put(0b11, 2).put(some - 11, 7);
                left -= some;
            }
        }
    }

    /** Blocks that have tables and no bytes. */
    private static byte[] pngOfTables() {
        Bits bits = new Bits().put(0x78, 8).put(0x01, 8);
        for (int i = 0; i < 40_000; i++) {
            bits.put(0, 1).put(2, 2).put(286 - 257, 5).put(0, 5).put(18 - 4, 4);
            int[] order = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1};
            for (int symbol : order) {
                bits.put(symbol == 18 || symbol == 0 || symbol == 1 || symbol == 2 ? 2 : 0, 3);
            }
            length(bits, 2);
            zeros(bits, 255);
            length(bits, 2);
            zeros(bits, 28);
            length(bits, 1);
            length(bits, 1);
            bits.put(0b11, 2);
        }
        return png(8, 0, 0, new byte[0], bits.bytes());
    }

    private static byte[] pngOfProfile() {
        byte[] deflated = repeated(0, 200_000_000);
        byte[] profile = ByteBuffer.allocate(3 + deflated.length)
                .put(new byte[] {'a', 0, 0})
                .put(deflated)
                .array();
        return png(8, 2, 0, profile, repeated(0, 250_000_000));
    }

    /** Strings that grow as long as they can. */
    private static byte[] gif(int flags, int height) {
        int clear = 1 << GIF_CODE_SIZE;
        Bits bits = new Bits().put(clear, GIF_CODE_SIZE + 1);
        long left = (long) SIDE * height;
        int width = GIF_CODE_SIZE + 1;
        int next = clear + 2;
        int code = 0;
        for (int length = 1; left > 0; left -= length) {
            bits.put(code, width);
            if (next < 4096) {
                // each string is the one before and a pixel more
                code = next++;
                length = code == clear + 2 ? 1 : length + 1;
                width = next > 1 << width && width < 12 ? width + 1 : width;
            }
        }
        byte[] data = bits.put(clear + 1, width).bytes();
        byte[] gif = new byte[data.length + data.length / 255 + 1000];
        ByteBuffer file = little(gif).put("GIF89a".getBytes(ISO_8859_1));
        file.putShort((short) SIDE).putShort((short) SIDE);
        file.put(new byte[] {(byte) 0x80, 0, 0, 9, 9, 9, 1, 1, 1, ','}).putInt(0);
        file.putShort((short) SIDE).putShort((short) height).put((byte) flags).put((byte) GIF_CODE_SIZE);
        for (int from = 0; from < data.length; from += 255) {
            int length = Math.min(255, data.length - from);
            file.put((byte) length).put(data, from, length);
        }
        return gif;
    }

    private static byte[] bmp(int width, int height, boolean runs) {
        int start = 54 + 4 * 256;
        byte[] bmp = new byte[start + 920_000];
        ByteBuffer file = little(bmp).put("BM".getBytes(ISO_8859_1));
        file.putInt(bmp.length).putInt(0).putInt(start).putInt(40).putInt(width).putInt(height);
        file.putShort((short) 1)
                .putShort((short) 8)
                .putInt(1)
                .putInt(0)
                .putLong(0)
                .putLong(0);
        file.put((byte) 9).position(start);
        if (!runs) {
            file.putInt(0x0100);
            return bmp;
        }
        for (int y = 0; y < height; y++) {
            for (int left = width; left > 0; left -= 255) {
                file.put((byte) Math.min(255, left)).put((byte) 0);
            }
            file.putShort((short) 0);
        }
        return bmp;
    }

    /** RFC 9649: each of the five codes has one symbol, so that a pixel takes no bits at all. */
    private static byte[] webp(boolean transforms) {
        Bits bits = new Bits()
                .put(0x2f, 8)
                .put(SIDE - 1, 14)
                .put(SIDE - 1, 14)
                .put(1, 1)
                .put(0, 3);
        if (transforms) {
            // predictor 11 of blocks of four pixels, colours by each other, green subtracted
            bits.put(1, 1).put(0, 2).put(0, 3).put(0, 1);
            codes(bits, 11);
            bits.put(1, 1).put(1, 2).put(0, 3).put(0, 1);
            codes(bits, 77);
            bits.put(1, 1).put(2, 2);
        }
        bits.put(0, 1).put(0, 1).put(0, 1);
        codes(bits, 1);
        byte[] picture = bits.put(0, 32).put(0, 32).bytes();
        byte[] webp = new byte[20 + picture.length + (picture.length & 1)];
        little(webp)
                .put("RIFF".getBytes(ISO_8859_1))
                .putInt(12 + picture.length)
                .put("WEBPVP8L".getBytes(ISO_8859_1))
                .putInt(picture.length)
                .put(picture);
        return webp;
    }

    private static void codes(Bits bits, int green) {
        bits.put(1, 1).put(0, 1).put(1, 1).put(green, 8);
        for (int i = 0; i < 4; i++) {
            bits.put(1, 1).put(0, 1).put(0, 1).put(1, 1);
        }
    }

    private static ByteBuffer little(byte[] file) {
        return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    }
}
