package org.thumbnailroute.engine.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/** TIFF files of strips and tiles that are all the same bytes. */
final class TiffBombs {

    private static final int SIDE = Bombs.SIDE;
    private static final int LARGEST = 10_000;
    private static final int LZW = 5;
    private static final int DEFLATE = 8;
    private static final int FAX = 4;
    private static final int PACK_BITS = 32773;

    private TiffBombs() {}

    static List<Bomb> all() {
        byte[] nothing = emptyBlocks();
        byte[] pixels = Bombs.repeated(0, 2000);
        return List.of(
                new Bomb("tiff of one strip of nothing", tiff(SIDE, DEFLATE, SIDE, 0, 1, nothing)),
                new Bomb("tiff of the same strip for each row", tiff(SIDE, DEFLATE, 1, 0, SIDE, nothing)),
                new Bomb("tiff of PackBits that do nothing", tiff(SIDE, PACK_BITS, 1, 0, SIDE, idleRuns())),
                new Bomb("tiff of narrow tiles", tiff(LARGEST, LZW, 1, 1, 200_000, pixels)),
                new Bomb("tiff of small tiles", tiff(LARGEST, DEFLATE, 16, 16, 200_000, pixels)),
                new Bomb("tiff of tiles", tiff(SIDE, DEFLATE, 40, 40, 62_500, pixels)),
                new Bomb("tiff RGBA, 16 bits, differences", deep(4)),
                new Bomb("tiff of 10 samples, 16 bits, differences", deep(10)),
                new Bomb("tiff of fax without data", tiff(SIDE, FAX, SIDE, 0, 1, new byte[9])),
                new Bomb("tiff of fax", tiff(SIDE, FAX, SIDE, 0, 1, filled(0xff))),
                new Bomb("tiff of the same fax for each row", tiff(SIDE, FAX, 1, 0, SIDE, filled(0xff))));
    }

    /** Grey; the strips' bytes are all the same. */
    private static byte[] tiff(int side, int compression, int rows, int columns, int tiles, byte[] data) {
        return tiff(side, compression, rows, columns, tiles, data, 1, compression == FAX ? 1 : 8);
    }

    /** Pixels of several samples, stored as differences; each strip has a hundred rows. */
    private static byte[] deep(int samples) {
        byte[] data = Arrays.copyOf(Bombs.repeated(1, 200L * SIDE * samples), 900_000);
        return tiff(SIDE, DEFLATE, 100, 0, SIDE / 100, data, samples, 16);
    }

    private static byte[] tiff(
            int side, int compression, int rows, int columns, int tiles, byte[] data, int samples, int bits) {
        int[][] tags = {
            {256, side, 1},
            {257, side, 1},
            {258, bits, 1},
            {259, compression, 1},
            {262, samples > 1 ? 2 : 1, 1},
            {277, samples, 1},
            {317, samples > 1 ? 2 : 1, 1},
            {columns == 0 ? 278 : 322, columns == 0 ? rows : columns, 1},
            {columns == 0 ? 279 : 323, columns == 0 ? data.length : rows, 1},
            {columns == 0 ? 273 : 324, 8, 1},
        };
        int values = 8 + 2 + tags.length * 12 + 4;
        byte[] file = new byte[Math.min(Bomb.LARGEST, values + 2 * tiles + data.length)];
        ByteBuffer fields = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        fields.put("II*\0".getBytes(ISO_8859_1)).putInt(8).putShort((short) tags.length);
        // offsets of two bytes reach 64 KB
        boolean dataFirst = data.length < 1000;
        int place = dataFirst ? values : values + 2 * tiles;
        int list = dataFirst ? values + data.length : values;
        for (int[] tag : tags) {
            boolean offsets = tag[0] == 273 || tag[0] == 324;
            fields.putShort((short) tag[0]).putShort((short) (offsets ? 3 : 4));
            fields.putInt(offsets ? tiles : 1).putInt(!offsets ? tag[1] : tiles == 1 ? place : list);
        }
        fields.position(list);
        for (int i = 0; i < tiles; i++) {
            fields.putShort((short) place);
        }
        fields.position(place);
        fields.put(data, 0, Math.min(data.length, fields.remaining()));
        return file;
    }

    /** Stored blocks of deflate without a byte in them, and one of a row. */
    private static byte[] emptyBlocks() {
        byte[] blocks = new byte[890_000];
        ByteBuffer.wrap(blocks).putShort((short) 0x7801);
        int at = 2;
        for (; at + 5 + SIDE <= blocks.length; at += 5) {
            ByteBuffer.wrap(blocks, at + 3, 2).putShort((short) -1);
        }
        ByteBuffer.wrap(blocks, at - 4, 4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) SIDE)
                .putShort((short) ~SIDE);
        return blocks;
    }

    /** PackBits that say nothing, and then a row. */
    private static byte[] idleRuns() {
        byte[] runs = filled(0x80);
        for (int at = runs.length - SIDE; at < runs.length; at += 2) {
            runs[at] = -127;
        }
        return runs;
    }

    private static byte[] filled(int value) {
        byte[] bytes = new byte[900_000];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
