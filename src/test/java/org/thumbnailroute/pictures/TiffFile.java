package org.thumbnailroute.pictures;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;

/**
 * TIFF files of each kind that decoders trip over: two strips, or tiles of 16 pixels.
 *
 * @param order of bytes
 * @param photometric 0 and 1 grey, 2 RGB, 3 palette, 5 CMYK
 * @param bits of a sample
 * @param alpha 0 for none, 1 for colours multiplied by it, 2 for others
 * @param compression 1, 5, 8 or 32773
 * @param predictor 1 or 2
 * @param tiled whether it has tiles
 * @param separate whether each sample has its own strips
 * @param orientation 1 to 8, of which pixels are stored as they are
 */
public record TiffFile(
        ByteOrder order,
        int photometric,
        int bits,
        int alpha,
        int compression,
        int predictor,
        boolean tiled,
        boolean separate,
        int orientation) {

    private static final int TILE = 16;
    private static final int ENTRIES = 15;

    /** Little-endian, stored, in strips. */
    public static TiffFile of(int photometric, int bits, int alpha) {
        return new TiffFile(ByteOrder.LITTLE_ENDIAN, photometric, bits, alpha, 1, 1, false, false, 1);
    }

    public TiffFile bigEndian() {
        return new TiffFile(
                ByteOrder.BIG_ENDIAN, photometric, bits, alpha, compression, predictor, tiled, separate, orientation);
    }

    public TiffFile compressed(int with, int predicted) {
        return new TiffFile(order, photometric, bits, alpha, with, predicted, tiled, separate, orientation);
    }

    public TiffFile inTiles() {
        return new TiffFile(order, photometric, bits, alpha, compression, predictor, true, separate, orientation);
    }

    public TiffFile inPlanes() {
        return new TiffFile(order, photometric, bits, alpha, compression, predictor, tiled, true, orientation);
    }

    public TiffFile turned(int how) {
        return new TiffFile(order, photometric, bits, alpha, compression, predictor, tiled, separate, how);
    }

    private int samples() {
        return (photometric == 2 ? 3 : photometric == 5 ? 4 : 1) + (alpha > 0 ? 1 : 0);
    }

    /** The picture as a file. */
    public byte[] encode(BufferedImage image) {
        int tileWidth = tiled ? TILE : image.getWidth();
        int tileHeight = tiled ? TILE : (image.getHeight() + 1) / 2;
        List<Integer> palette = new ArrayList<>();
        List<byte[]> tiles = new ArrayList<>();
        for (int plane = 0; plane < (separate ? samples() : 1); plane++) {
            for (int y = 0; y < image.getHeight(); y += tileHeight) {
                for (int x = 0; x < image.getWidth(); x += tileWidth) {
                    int rows = tiled ? tileHeight : Math.min(tileHeight, image.getHeight() - y);
                    tiles.add(compressed(tile(image, x, y, tileWidth, rows, plane, palette)));
                }
            }
        }
        int n = tiles.size();
        int values = 8 + 2 + ENTRIES * 12 + 4;
        int map = values + 8 * n;
        int place = map + 6 * 256;
        ByteBuffer file = ByteBuffer.allocate(
                        place + tiles.stream().mapToInt(tile -> tile.length).sum())
                .order(order);
        file.putShort((short) (order == ByteOrder.BIG_ENDIAN ? 0x4D4D : 0x4949))
                .putShort((short) 42)
                .putInt(8);
        file.putShort((short) ENTRIES);
        int[][] tags = {
            {256, image.getWidth()},
            {257, image.getHeight()},
            {258, bits},
            {259, compression},
            {262, photometric},
            {tiled ? 324 : 273, values, n},
            {274, orientation},
            {277, samples()},
            {278, tileHeight},
            {tiled ? 325 : 279, values + 4 * n, n},
            {284, separate ? 2 : 1},
            {317, predictor},
            {320, map, 3 << bits},
            {tiled ? 322 : 340, tileWidth},
            {tiled ? 323 : 341, tileHeight}
        };
        for (int[] tag : tags) {
            if (tag[0] == 320 && alpha > 0) {
                // what has alpha has no palette
                file.putShort((short) 338).putShort((short) 4).putInt(1).putInt(alpha);
                continue;
            }
            boolean shorts = tag[0] == 320;
            boolean one = tag.length == 3 && tag[2] == 1;
            file.putShort((short) (photometric != 3 && shorts ? 65_000 : tag[0]));
            file.putShort((short) (shorts ? 3 : 4)).putInt(tag.length == 3 ? tag[2] : 1);
            file.putInt(one ? file.getInt(0) : tag[1]);
            if (one) {
                file.putInt(file.position() - 4, tag[0] == 273 || tag[0] == 324 ? place : tiles.get(0).length);
            }
        }
        file.putInt(0);
        int from = place;
        for (int i = 0; i < n; i++) {
            file.putInt(values + 4 * i, from).putInt(values + 4 * n + 4 * i, tiles.get(i).length);
            file.position(from);
            file.put(tiles.get(i));
            from += tiles.get(i).length;
        }
        for (int i = 0; i < palette.size() && bits <= 8; i++) {
            for (int c = 0; c < 3; c++) {
                int level = palette.get(i) >> (16 - 8 * c) & 0xff;
                file.putShort(map + 2 * (c * (1 << bits) + i), (short) (257 * level));
            }
        }
        return file.array();
    }

    private byte[] tile(BufferedImage image, int left, int top, int width, int rows, int plane, List<Integer> palette) {
        var tile = new ByteArrayOutputStream();
        for (int y = top; y < top + rows; y++) {
            List<Integer> row = new ArrayList<>();
            for (int x = left; x < left + width; x++) {
                boolean inside = x < image.getWidth() && y < image.getHeight();
                List<Integer> pixel = pixel(inside ? image.getRGB(x, y) : 0xff777777, palette, inside);
                row.addAll(separate ? pixel.subList(plane, plane + 1) : pixel);
            }
            int together = separate ? 1 : samples();
            for (int i = row.size() - 1; i >= together && predictor == 2; i--) {
                row.set(i, row.get(i) - row.get(i - together));
            }
            tile.writeBytes(packed(row));
        }
        return tile.toByteArray();
    }

    private List<Integer> pixel(int argb, List<Integer> palette, boolean inside) {
        int most = (1 << bits) - 1;
        int opacity = argb >>> 24;
        List<Integer> levels = new ArrayList<>();
        if (photometric == 3) {
            if (inside && !palette.contains(argb)) {
                palette.add(argb);
            }
            return List.of(Math.max(0, palette.indexOf(argb)));
        }
        for (int shift = 16; shift >= (photometric < 2 ? 16 : 0); shift -= 8) {
            int level = argb >> shift & 0xff;
            level = alpha == 1 ? level * opacity / 255 : level;
            levels.add((photometric == 0 || photometric == 5 ? 255 - level : level) * most / 255);
        }
        if (photometric == 5) {
            levels.add(0);
        }
        if (alpha > 0) {
            levels.add(opacity * most / 255);
        }
        return levels;
    }

    private byte[] packed(List<Integer> row) {
        if (bits == 16) {
            ByteBuffer shorts = ByteBuffer.allocate(2 * row.size()).order(order);
            row.forEach(sample -> shorts.putShort((short) (int) sample));
            return shorts.array();
        }
        byte[] bytes = new byte[(row.size() * bits + 7) / 8];
        for (int i = 0; i < row.size(); i++) {
            int bit = i * bits;
            bytes[bit / 8] |= (byte) ((row.get(i) & ((1 << bits) - 1)) << (8 - bits - bit % 8));
        }
        return bytes;
    }

    private byte[] compressed(byte[] tile) {
        return switch (compression) {
            case 5 -> lzw(tile);
            case 8 -> deflated(tile);
            case 32773 -> packBits(tile);
            default -> tile;
        };
    }

    /** Codes of nine bits that never become strings. */
    private static byte[] lzw(byte[] tile) {
        var out = new ByteArrayOutputStream();
        int bits = 0;
        int bitCount = 0;
        for (int i = 0; i <= tile.length; i++) {
            int last = i == tile.length ? 257 : tile[i] & 0xff;
            int[] codes = i % 200 == 0 ? new int[] {256, last} : new int[] {last};
            for (int code : codes) {
                bits = bits << 9 | code;
                for (bitCount += 9; bitCount >= 8; bitCount -= 8) {
                    out.write(bits >> (bitCount - 8));
                }
            }
        }
        out.write(bits << (8 - bitCount));
        return out.toByteArray();
    }

    private static byte[] deflated(byte[] tile) {
        var deflater = new Deflater();
        deflater.setInput(tile);
        deflater.finish();
        byte[] buffer = new byte[tile.length + 100];
        int length = deflater.deflate(buffer);
        deflater.end();
        return Arrays.copyOf(buffer, length);
    }

    /** Runs where there are some, and single literal bytes. */
    private static byte[] packBits(byte[] tile) {
        var out = new ByteArrayOutputStream();
        for (int i = 0; i < tile.length; ) {
            int run = 1;
            while (i + run < tile.length && run < 128 && tile[i + run] == tile[i]) {
                run++;
            }
            out.write(run == 1 ? 0 : 1 - run);
            out.write(tile[i]);
            i += run;
        }
        return out.toByteArray();
    }
}
