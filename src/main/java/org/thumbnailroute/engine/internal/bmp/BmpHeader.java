package org.thumbnailroute.engine.internal.bmp;

import static org.thumbnailroute.engine.ImageRejectedException.corrupt;
import static org.thumbnailroute.engine.ImageRejectedException.unsupported;

import java.util.Arrays;

/**
 * What stands before a BMP's pixels.
 *
 * @param width in pixels, at least 1
 * @param height in pixels, at least 1
 * @param topDown whether the first stored row is the top one
 * @param bits of a pixel
 * @param runLengths whether the rows are compressed, RLE4 or RLE8
 * @param masks of red, green, blue and alpha in a pixel of 16 or 32 bits; 0 for an alpha that is not there
 * @param palette 0xRRGGBB for each index that a pixel can have; empty above 8 bits
 * @param pixels where they begin in the file
 * @param profile the embedded ICC profile, or nothing
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record BmpHeader(
        int width,
        int height,
        boolean topDown,
        int bits,
        boolean runLengths,
        int[] masks,
        int[] palette,
        int pixels,
        byte[] profile) {

    private static final int FILE_HEADER = 14;
    private static final int OS2 = 12;
    private static final int OS2_V2 = 64;
    private static final int WINDOWS = 40;
    private static final int WITH_MASKS = 52;
    private static final int WITH_ALPHA = 56;
    private static final int V5 = 124;
    private static final int EMBEDDED = 0x4d424544; // MBED

    private static final int RGB = 0;
    private static final int RLE8 = 1;
    private static final int RLE4 = 2;
    private static final int BITFIELDS = 3;
    private static final int JPEG = 4;
    private static final int PNG = 5;
    private static final int ALPHA_BITFIELDS = 6;

    /** Whether a header of so many bytes is one of those that were ever defined, or a part of one that OS/2 allows. */
    static boolean isHeaderSize(int bytes) {
        return bytes == OS2 || (bytes >= 16 && bytes <= OS2_V2) || bytes == 108 || bytes == V5;
    }

    /** Reads all that stands before the pixels. */
    static BmpHeader parse(byte[] file) {
        Fields in = new Fields(file);
        int size = in.i32(FILE_HEADER);
        if (!isHeaderSize(size)) {
            throw corrupt("BMP: a header of %d bytes".formatted(size));
        }
        boolean small = size == OS2;
        int width = small ? in.u16(18) : in.i32(18);
        int height = small ? in.u16(20) : in.i32(22);
        int bits = in.u16(small ? 24 : 28);
        int compression = size >= 20 ? in.i32(30) : RGB;
        if (width < 1 || height == 0 || height == Integer.MIN_VALUE) {
            throw corrupt("BMP: %dx%d pixels".formatted(width, height));
        }
        boolean bitfields = requireReadable(size, bits, compression);
        int[] masks = bitfields ? masks(in, size, compression) : defaultMasks(bits);
        int end = FILE_HEADER + size;
        if (bitfields && size < WITH_MASKS) {
            end += compression == ALPHA_BITFIELDS ? 16 : 12;
        }
        int stated = in.i32(10);
        int[] palette = bits > 8 ? new int[0] : palette(in, size, bits, end, stated);
        // some writers leave the place of the pixels out, or the palette's length
        int pixels = stated > end || bits > 8 ? Math.max(stated, end) : end + (small ? 3 : 4) * colours(in, size, bits);
        boolean runs = compression == RLE8 || compression == RLE4;
        return new BmpHeader(
                width, Math.abs(height), height < 0, bits, runs, masks, palette, pixels, profile(in, size, file));
    }

    /** Whether the pixels have masks. */
    private static boolean requireReadable(int size, int bits, int compression) {
        boolean os2 = size <= OS2_V2 && size != WINDOWS && size != WITH_MASKS && size != WITH_ALPHA;
        if (os2 && (compression == BITFIELDS || compression == JPEG)) {
            throw unsupported(compression == BITFIELDS ? "Huffman-coded BMP" : "RLE24 in BMP");
        }
        if (compression == JPEG || compression == PNG) {
            throw unsupported(compression == JPEG ? "JPEG in BMP" : "PNG in BMP");
        }
        boolean bitfields = compression == BITFIELDS || compression == ALPHA_BITFIELDS;
        boolean possible =
                switch (bits) {
                    case 1, 2, 24 -> compression == RGB;
                    case 4 -> compression == RGB || compression == RLE4;
                    case 8 -> compression == RGB || compression == RLE8;
                    case 16, 32 -> compression == RGB || bitfields;
                    default -> false;
                };
        if (!possible) {
            throw unsupported("BMP of %d bits and compression %d".formatted(bits, compression));
        }
        return bitfields;
    }

    private static int[] masks(Fields in, int size, int compression) {
        int at = FILE_HEADER + WINDOWS;
        boolean alpha = size >= WITH_ALPHA || compression == ALPHA_BITFIELDS;
        return new int[] {in.i32(at), in.i32(at + 4), in.i32(at + 8), alpha ? in.i32(at + 12) : 0};
    }

    private static int[] defaultMasks(int bits) {
        return bits == 16 ? new int[] {0x7c00, 0x3e0, 0x1f, 0} : new int[] {0xff0000, 0xff00, 0xff, 0};
    }

    /** What the file does not have of a palette is black. */
    private static int[] palette(Fields in, int size, int bits, int at, int end) {
        int[] palette = new int[1 << bits];
        int entry = size == OS2 ? 3 : 4;
        int colours = colours(in, size, bits);
        if (end > at) {
            colours = Math.min(colours, (end - at) / entry);
        }
        for (int i = 0; i < colours; i++) {
            int colour = at + i * entry;
            palette[i] = in.u16(colour) | in.u8(colour + 2) << 16;
        }
        return palette;
    }

    private static int colours(Fields in, int size, int bits) {
        int stated = size >= 36 ? in.i32(46) : 0;
        if (stated < 0) {
            throw corrupt("BMP: %d colours".formatted(stated));
        }
        return stated == 0 ? 1 << bits : Math.min(1 << bits, stated);
    }

    private static byte[] profile(Fields in, int size, byte[] file) {
        if (size != V5 || in.i32(FILE_HEADER + 56) != EMBEDDED) {
            return new byte[0];
        }
        long from = FILE_HEADER + (in.i32(FILE_HEADER + 112) & 0xffffffffL);
        long length = in.i32(FILE_HEADER + 116) & 0xffffffffL;
        boolean inside = from + length <= file.length;
        return inside ? Arrays.copyOfRange(file, (int) from, (int) (from + length)) : new byte[0];
    }

    /** Bytes from one stored row to the next. */
    long stride() {
        return ((long) width * bits + 31) / 32 * 4;
    }

    long area() {
        return (long) width * height;
    }
}
