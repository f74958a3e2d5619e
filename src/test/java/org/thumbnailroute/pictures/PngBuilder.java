package org.thumbnailroute.pictures;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** PNG files put together sample by sample: every type, filter and chunk that the standard knows, and some it does not. */
public final class PngBuilder {

    /** A filter that changes from row to row. */
    public static final int MIXED = 5;

    /** What a picture shows. */
    @FunctionalInterface
    public interface Pixels {
        /** The sample with this number of a pixel, as large as the depth allows; higher bits are not looked at. */
        int sample(int x, int y, int channel);
    }

    /** First column, first row, columns to the next and rows to the next, of each pass; last, all in one. */
    private static final int[][] PASSES = {
        {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}, {0, 0, 1, 1}
    };

    private final int width;
    private final int height;
    private final int type;
    private final int depth;
    private final ByteArrayOutputStream before = new ByteArrayOutputStream();
    private final ByteArrayOutputStream behind = new ByteArrayOutputStream();
    private boolean interlaced;
    private int filter = MIXED;
    private int idatLength = 8192;

    /**
     * A file without any pixels yet.
     *
     * @param type the number in the header
     * @param depth bits of a sample
     */
    public PngBuilder(int width, int height, int type, int depth) {
        this.width = width;
        this.height = height;
        this.type = type;
        this.depth = depth;
    }

    public PngBuilder interlaced(boolean yes) {
        interlaced = yes;
        return this;
    }

    /** 0 to 4, or {@link #MIXED}, for all rows. */
    public PngBuilder filter(int number) {
        filter = number;
        return this;
    }

    /** How many bytes go into each of the chunks that hold the pixels. */
    public PngBuilder idatLength(int length) {
        idatLength = length;
        return this;
    }

    /** Adds a chunk before the pixels. */
    public PngBuilder chunk(String name, byte[] data) {
        before.writeBytes(PngFile.chunk(name, data));
        return this;
    }

    /** Adds bytes before the pixels as they are: a chunk with a wrong checksum, for example. */
    public PngBuilder bytes(byte[] data) {
        before.writeBytes(data);
        return this;
    }

    /** Adds a chunk behind the pixels. */
    public PngBuilder chunkBehind(String name, byte[] data) {
        behind.writeBytes(PngFile.chunk(name, data));
        return this;
    }

    /** The file. */
    public byte[] build(Pixels pixels) {
        return build(deflate(filtered(pixels)));
    }

    /** The file as Xcode packs it for iOS: a chunk comes first, and the pixels are deflated without zlib's wrapper. */
    public byte[] buildAsXcode(Pixels pixels) {
        byte[] zlib = deflate(filtered(pixels));
        byte[] file = build(Arrays.copyOfRange(zlib, 2, zlib.length - 4));
        byte[] signature = PngFile.signature();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        packed.writeBytes(signature);
        packed.writeBytes(PngFile.chunk("CgBI", new byte[] {0x50, 0, 0x20, 6}));
        packed.write(file, signature.length, file.length - signature.length);
        return packed.toByteArray();
    }

    /** The file with these bytes for compressed pixels. */
    public byte[] build(byte[] deflated) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(PngFile.signature());
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        header.put((byte) depth).put((byte) type).put(12, (byte) (interlaced ? 1 : 0));
        file.writeBytes(PngFile.chunk("IHDR", header.array()));
        file.writeBytes(before.toByteArray());
        file.writeBytes(idat(deflated, idatLength));
        file.writeBytes(behind.toByteArray());
        file.writeBytes(PngFile.chunk("IEND", new byte[0]));
        return file.toByteArray();
    }

    /** A chain of IDAT chunks. */
    public static byte[] idat(byte[] deflated, int chunkLength) {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        for (int from = 0; from < deflated.length; from += chunkLength) {
            int length = Math.min(chunkLength, deflated.length - from);
            byte[] name = "IDAT".getBytes(StandardCharsets.US_ASCII);
            CRC32 crc = new CRC32();
            crc.update(name);
            crc.update(deflated, from, length);
            chunks.writeBytes(ByteBuffer.allocate(4).putInt(length).array());
            chunks.writeBytes(name);
            chunks.write(deflated, from, length);
            chunks.writeBytes(
                    ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
        }
        return chunks.toByteArray();
    }

    /** A zlib stream. */
    public static byte[] deflate(byte[] data) {
        return deflate(data, Deflater.DEFAULT_COMPRESSION, Deflater.DEFAULT_STRATEGY);
    }

    /** A zlib stream, with a level and a strategy of {@link Deflater}. */
    public static byte[] deflate(byte[] data, int level, int strategy) {
        Deflater deflater = new Deflater(level);
        deflater.setStrategy(strategy);
        deflater.setInput(data);
        deflater.finish();
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        byte[] part = new byte[8192];
        while (!deflater.finished()) {
            deflated.write(part, 0, deflater.deflate(part));
        }
        deflater.end();
        return deflated.toByteArray();
    }

    private byte[] filtered(Pixels pixels) {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        for (int p = interlaced ? 0 : 7; p < (interlaced ? 7 : 8); p++) {
            int[] pass = PASSES[p];
            int columns = (width - pass[0] + pass[2] - 1) / pass[2];
            byte[] above = new byte[0];
            for (int y = pass[1]; y < height && columns > 0; y += pass[3]) {
                byte[] row = row(pixels, columns, pass[0], pass[2], y);
                int number = filter == MIXED ? (y / pass[3] + p) % 5 : filter;
                rows.write(number);
                rows.writeBytes(filter(number, row, above.length == 0 ? new byte[row.length] : above));
                above = row;
            }
        }
        return rows.toByteArray();
    }

    private byte[] row(Pixels pixels, int columns, int left, int step, int y) {
        int samples = samples();
        byte[] row = new byte[(columns * samples * depth + 7) / 8];
        for (int i = 0; i < columns * samples; i++) {
            int sample = pixels.sample(left + i / samples * step, y, i % samples) & ((1 << depth) - 1);
            if (depth == 16) {
                row[2 * i] = (byte) (sample >> 8);
                row[2 * i + 1] = (byte) sample;
            } else {
                int bit = i * depth;
                row[bit / 8] |= (byte) (sample << (8 - depth - bit % 8));
            }
        }
        return row;
    }

    private int samples() {
        return switch (type) {
            case 2 -> 3;
            case 4 -> 2;
            case 6 -> 4;
            default -> 1;
        };
    }

    private byte[] filter(int number, byte[] row, byte[] above) {
        int pixel = Math.max(1, samples() * depth / 8);
        byte[] filtered = new byte[row.length];
        for (int i = 0; i < row.length; i++) {
            int left = i < pixel ? 0 : row[i - pixel] & 0xff;
            int corner = i < pixel ? 0 : above[i - pixel] & 0xff;
            int up = above[i] & 0xff;
            int predicted =
                    switch (number) {
                        case 0 -> 0;
                        case 1 -> left;
                        case 2 -> up;
                        case 3 -> (left + up) / 2;
                        default -> paeth(left, up, corner);
                    };
            filtered[i] = (byte) (row[i] - predicted);
        }
        return filtered;
    }

    /** As the standard words it. */
    private static int paeth(int a, int b, int c) {
        int p = a + b - c;
        int pa = Math.abs(p - a);
        int pb = Math.abs(p - b);
        int pc = Math.abs(p - c);
        return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
    }
}
