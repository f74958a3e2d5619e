package org.thumbnailroute.engine.internal.png;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes PNG files: the smallest type that holds the pixels, and nothing but pixels. */
public final class PngEncoder {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    /**
     * Of filtered photographs level 6 makes files that are 0 to 3 % smaller, in up to four times the time: where pixels
     * are noise there is little to be found by looking longer.
     */
    private static final int LEVEL = 4;

    /** For drawings, where looking longer finds something, and which are deflated quickly. */
    private static final int LEVEL_OF_DRAWINGS = 6;

    private PngEncoder() {}

    /**
     * Encodes pixels.
     *
     * @param argb 0xAARRGGBB row by row, not premultiplied
     * @param width in pixels
     * @param height in pixels
     */
    public static byte[] encode(int[] argb, int width, int height) {
        StoredRows direct = StoredRows.direct(argb, width);
        boolean drawing = isDrawing(argb);
        byte[] file = encode(direct, width, height, true, drawing ? LEVEL_OF_DRAWINGS : LEVEL);
        if (drawing) {
            // the filters' heuristic knows nothing of repetitions, and they are what makes drawings small
            file = smaller(file, encode(direct, width, height, false, LEVEL_OF_DRAWINGS));
        }
        Optional<StoredRows> palette = StoredRows.palette(argb, width);
        return palette.isPresent()
                ? smaller(file, encode(palette.get(), width, height, false, LEVEL_OF_DRAWINGS))
                : file;
    }

    private static byte[] smaller(byte[] one, byte[] other) {
        return other.length < one.length ? other : one;
    }

    /** Whether a quarter of the pixels are like the one to their left. */
    private static boolean isDrawing(int[] argb) {
        int same = 0;
        for (int i = 1; i < argb.length; i++) {
            same += argb[i] == argb[i - 1] ? 1 : 0;
        }
        return same >= argb.length / 4;
    }

    private static byte[] encode(StoredRows rows, int width, int height, boolean filtered, int level) {
        List<Part> chunks = new ArrayList<>();
        chunks.add(new Part("IHDR", List.of(header(rows, width, height))));
        if (rows.palette().length > 0) {
            chunks.add(new Part("PLTE", List.of(rows.palette())));
        }
        if (rows.transparency().length > 0) {
            chunks.add(new Part("tRNS", List.of(rows.transparency())));
        }
        chunks.add(new Part("IDAT", deflate(rows, height, filtered, level)));
        chunks.add(new Part("IEND", List.of()));
        int length = chunks.stream().mapToInt(chunk -> 12 + chunk.length()).sum();
        ByteBuffer file = ByteBuffer.allocate(SIGNATURE.length + length).put(SIGNATURE);
        chunks.forEach(chunk -> chunk.put(file));
        return file.array();
    }

    private static byte[] header(StoredRows rows, int width, int height) {
        byte[] header = new byte[13];
        u32(header, 0, width);
        u32(header, 4, height);
        header[8] = (byte) rows.depth();
        header[9] = (byte) rows.type().number();
        return header;
    }

    /** In parts, because a file is too large to be copied while it grows. */
    private static List<byte[]> deflate(StoredRows rows, int height, boolean filtered, int level) {
        Filter filter = new Filter(rows.bytes(), rows.pixelBytes(), filtered);
        Deflater deflater = new Deflater(level);
        List<byte[]> deflated = new ArrayList<>();
        byte[] part = new byte[16384];
        try {
            for (int y = 0; y < height; y++) {
                rows.store(y, filter.next());
                deflater.setInput(filter.filtered());
                drain(deflater, part, deflated);
            }
            deflater.finish();
            drain(deflater, part, deflated);
        } finally {
            deflater.end();
        }
        return deflated;
    }

    private static void drain(Deflater deflater, byte[] part, List<byte[]> into) {
        int got = deflater.deflate(part);
        while (got > 0) {
            into.add(Arrays.copyOf(part, got));
            got = deflater.deflate(part);
        }
    }

    /** A chunk of a file, its data in parts. */
    private record Part(String type, List<byte[]> data) {

        int length() {
            return data.stream().mapToInt(part -> part.length).sum();
        }

        void put(ByteBuffer file) {
            byte[] name = type.getBytes(StandardCharsets.US_ASCII);
            CRC32 crc = new CRC32();
            crc.update(name);
            file.putInt(length()).put(name);
            for (byte[] part : data) {
                crc.update(part);
                file.put(part);
            }
            file.putInt((int) crc.getValue());
        }
    }

    private static void u32(byte[] into, int at, int value) {
        for (int i = 0; i < 4; i++) {
            into[at + i] = (byte) (value >>> (24 - 8 * i));
        }
    }
}
