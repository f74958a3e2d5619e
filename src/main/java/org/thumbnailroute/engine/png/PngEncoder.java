package org.thumbnailroute.engine.png;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
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

    private PngEncoder() {}

    /**
     * Encodes pixels.
     *
     * @param argb 0xAARRGGBB row by row, not premultiplied
     * @param width in pixels
     * @param height in pixels
     */
    public static byte[] encode(int[] argb, int width, int height) {
        byte[] smallest = encode(StoredRows.direct(argb, width), width, height);
        byte[] palette = StoredRows.palette(argb, width)
                .map(rows -> encode(rows, width, height))
                .orElse(smallest);
        return palette.length < smallest.length ? palette : smallest;
    }

    private static byte[] encode(StoredRows rows, int width, int height) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(SIGNATURE);
        chunk(file, "IHDR", header(rows, width, height));
        if (rows.palette().length > 0) {
            chunk(file, "PLTE", rows.palette());
        }
        if (rows.transparency().length > 0) {
            chunk(file, "tRNS", rows.transparency());
        }
        chunk(file, "IDAT", deflate(rows, height));
        chunk(file, "IEND", new byte[0]);
        return file.toByteArray();
    }

    private static byte[] header(StoredRows rows, int width, int height) {
        byte[] header = new byte[13];
        u32(header, 0, width);
        u32(header, 4, height);
        header[8] = (byte) rows.depth();
        header[9] = (byte) rows.type().number();
        return header;
    }

    private static byte[] deflate(StoredRows rows, int height) {
        Filter filter = new Filter(rows.bytes(), rows.pixelBytes(), rows.palette().length == 0);
        Deflater deflater = new Deflater(LEVEL);
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
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
        return deflated.toByteArray();
    }

    private static void drain(Deflater deflater, byte[] part, ByteArrayOutputStream into) {
        int got = deflater.deflate(part);
        while (got > 0) {
            into.write(part, 0, got);
            got = deflater.deflate(part);
        }
    }

    private static void chunk(ByteArrayOutputStream file, String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        byte[] number = new byte[4];
        u32(number, 0, data.length);
        file.writeBytes(number);
        file.writeBytes(name);
        file.writeBytes(data);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        u32(number, 0, (int) crc.getValue());
        file.writeBytes(number);
    }

    private static void u32(byte[] into, int at, int value) {
        for (int i = 0; i < 4; i++) {
            into[at + i] = (byte) (value >>> (24 - 8 * i));
        }
    }
}
