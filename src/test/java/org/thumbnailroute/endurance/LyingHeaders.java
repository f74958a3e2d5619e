package org.thumbnailroute.endurance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.thumbnailroute.endurance.Poison.ANNOUNCED;
import static org.thumbnailroute.endurance.Poison.CORRUPT;
import static org.thumbnailroute.endurance.Poison.TOO_MANY_PIXELS;
import static org.thumbnailroute.endurance.Poison.UNSUPPORTED;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.thumbnailroute.pictures.JpegFile;
import org.thumbnailroute.pictures.PngFile;
import org.thumbnailroute.pictures.QuadrantPicture;

/** Small files whose headers claim what would take all memory, or what cannot be. */
final class LyingHeaders {

    private static final int MAX = Integer.MAX_VALUE;
    /** Within the pixel limit, so that the decoder is let loose on it; there are no pixels behind. */
    private static final int JUST_ALLOWED = 9_999;

    private static final int BMP_HEADER = 54;
    private static final int BMP_PALETTE = 4 * 256;

    private final List<Poison> all = new ArrayList<>();

    private LyingHeaders() {}

    static List<Poison> all() {
        LyingHeaders headers = new LyingHeaders();
        headers.png();
        headers.jpeg();
        headers.gif();
        headers.bmp();
        headers.tiff();
        return headers.all;
    }

    private void png() {
        add("png 64250x64250", PngFile.header(64_250, 64_250), TOO_MANY_PIXELS);
        add("png largest", PngFile.header(MAX, MAX), TOO_MANY_PIXELS);
        add("png wide", PngFile.header(MAX, 1), TOO_MANY_PIXELS);
        add("png just allowed", PngFile.header(JUST_ALLOWED, JUST_ALLOWED), CORRUPT);
        add("png 0x0", PngFile.header(0, 0), CORRUPT);
        add("png negative", PngFile.header(-1, 10), CORRUPT);
        byte[] good = PngFile.rgb(QuadrantPicture.upright(90, 90));
        add("png of 3 bits", patched(good, 24, 3), CORRUPT, UNSUPPORTED);
        add("png of colour type 7", patched(good, 25, 7), CORRUPT, UNSUPPORTED);
        add("png of compression 9", patched(good, 26, 9), CORRUPT, UNSUPPORTED);
        add("png of filter 9", patched(good, 27, 9), CORRUPT, UNSUPPORTED);
        add("png of interlace 9", patched(good, 28, 9), CORRUPT, UNSUPPORTED);
        add("png without its palette", patched(good, 25, 3), CORRUPT, UNSUPPORTED);
        for (String chunk : List.of("PLTE", "tRNS", "iCCP", "zTXt", "iTXt", "tEXt", "sPLT", "hIST", "eXIf", "abCd")) {
            for (int length : new int[] {MAX, -1}) {
                add("png with a %s of %d bytes".formatted(chunk, length), withChunk(good, chunk, length), CORRUPT);
            }
        }
    }

    private void jpeg() {
        byte[] good = JpegFile.baseline().encode(QuadrantPicture.upright(90, 90));
        int frame = indexOf(good, "\u00FF\u00C0");
        add("jpeg 65500x65500", sized(good, frame, 65_500, 65_500), TOO_MANY_PIXELS);
        add("jpeg 65535x65535", sized(good, frame, 65_535, 65_535), TOO_MANY_PIXELS);
        add("jpeg just allowed", sized(good, frame, JUST_ALLOWED, JUST_ALLOWED), CORRUPT);
        add("jpeg 0x0", sized(good, frame, 0, 0), CORRUPT, UNSUPPORTED);
        add("jpeg without height", sized(good, frame, 90, 0), CORRUPT, UNSUPPORTED);
        add("jpeg of 12 bits", patched(good, frame + 4, 12), UNSUPPORTED);
        add("jpeg of 255 components", patched(good, frame + 9, 255), CORRUPT, UNSUPPORTED);
        for (int process : new int[] {0xC3, 0xC5, 0xC9, 0xCB, 0xCF}) {
            String name = "jpeg of process %X".formatted(process);
            add(name, patched(good, frame + 1, process), UNSUPPORTED);
        }
        add("jpeg with a broken quantization", patched(good, indexOf(good, "\u00FF\u00DB") + 4, 0x4F), CORRUPT);
        add("jpeg with a broken huffman table", patched(good, indexOf(good, "\u00FF\u00C4") + 4, 0x7F), CORRUPT);
    }

    private void gif() {
        add("gif 65535x65535", gif(65_535, 65_535, 2), TOO_MANY_PIXELS);
        add("gif just allowed", gif(JUST_ALLOWED, JUST_ALLOWED, 2), CORRUPT);
        add("gif 0x0", gif(0, 0, 2), CORRUPT);
        add("gif of code size 31", gif(9, 9, 31), CORRUPT);
        add("gif of code size 255", gif(9, 9, 255), CORRUPT);
    }

    private void bmp() {
        // whose rows are longer than the decoder can count
        add("bmp largest", bmp(MAX, MAX, 24, 0, 0, 0), TOO_MANY_PIXELS, CORRUPT);
        add("bmp wide", bmp(MAX, 1, 24, 0, 0, 0), TOO_MANY_PIXELS, CORRUPT);
        add("bmp 11000x11000", bmp(11_000, 11_000, 8, 0, 0, 0), TOO_MANY_PIXELS);
        add("bmp just allowed", bmp(JUST_ALLOWED, JUST_ALLOWED, 24, 0, 0, 0), CORRUPT);
        add("bmp of negative width", bmp(-9, 9, 24, 0, 0, 0), CORRUPT);
        add("bmp of the least height", bmp(9, Integer.MIN_VALUE, 24, 0, 0, 0), CORRUPT, TOO_MANY_PIXELS);
        add("bmp 0x0", bmp(0, 0, 24, 0, 0, 0), CORRUPT);
        for (int compression : new int[] {1, 2, 3, 4, 5, 6, 99}) {
            for (int imageSize : new int[] {MAX, -1}) {
                String name = "bmp of compression %d, %d bytes".formatted(compression, imageSize);
                add(name, bmp(9, 9, 8, compression, imageSize, 0), CORRUPT, UNSUPPORTED, ANNOUNCED);
            }
        }
        add("bmp of 7 bits", bmp(9, 9, 7, 0, 0, 0), CORRUPT, UNSUPPORTED);
        // no more than 256 can be meant
        add("bmp of many colours", bmp(9, 9, 8, 0, 0, MAX), CORRUPT, ANNOUNCED);
        add("bmp of negative colours", bmp(9, 9, 8, 0, 0, -1), CORRUPT);
    }

    private void tiff() {
        add("tiff largest", tiff(MAX, MAX, MAX, 8, 9), TOO_MANY_PIXELS);
        add("tiff 20000x20000", tiff(20_000, 20_000, 20_000, 8, 9), TOO_MANY_PIXELS);
        add("tiff just allowed", tiff(JUST_ALLOWED, JUST_ALLOWED, JUST_ALLOWED, 8, 9), CORRUPT, ANNOUNCED);
        add("tiff 0x0", tiff(0, 0, 1, 8, 9), CORRUPT);
        add("tiff of a huge strip", tiff(9, 9, 9, 8, MAX), CORRUPT, ANNOUNCED);
        add("tiff of a strip far away", tiff(9, 9, 9, MAX, 9), CORRUPT, ANNOUNCED);
        add("tiff of compression 99", tiff(9, 9, 9, 8, 9, 259, 3, 1, 99), CORRUPT, UNSUPPORTED);
        add("tiff of 2 billion bytes in a tag", tiff(9, 9, 9, 8, 9, 700, 1, MAX, 8), CORRUPT, ANNOUNCED);
        add("tiff of 2 billion numbers in a tag", tiff(9, 9, 9, 8, 9, 320, 4, MAX, 8), CORRUPT, ANNOUNCED);
        add("tiff of 300 million numbers in a tag", tiff(9, 9, 9, 8, 9, 320, 4, 300_000_000, 8), CORRUPT, ANNOUNCED);
        add("tiff of 2 billion strips", tiff(9, 9, 9, 8, 9, 273, 4, MAX, 8), CORRUPT, ANNOUNCED);
        add("tiff of negative strips", tiff(9, 9, 9, 8, 9, 273, 4, -1, 8), CORRUPT, ANNOUNCED);
        add("tiff of huge tiles", tiff(9, 9, 9, 8, 9, 322, 4, 1, MAX, 323, 4, 1, MAX), CORRUPT, ANNOUNCED);
        add("tiff of many samples", tiff(9, 9, 9, 8, 9, 277, 3, 1, 65_535), CORRUPT, UNSUPPORTED);
        add("tiff of endless directories", tiff(9, 9, 9, 8, 9, 330, 4, 1, 8), CORRUPT, ANNOUNCED);
    }

    private void add(String name, byte[] file, String... mayEnd) {
        all.add(Poison.picture(name, file, mayEnd));
    }

    private static byte[] patched(byte[] file, int place, int value) {
        byte[] patched = file.clone();
        patched[place] = (byte) value;
        return withCrcOfHeader(patched);
    }

    /** So that a reader which checks it gets as far as one which does not. */
    private static byte[] withCrcOfHeader(byte[] file) {
        if (file[1] == 'P') {
            CRC32 crc = new CRC32();
            crc.update(file, 12, 17);
            ByteBuffer.wrap(file).putInt(29, (int) crc.getValue());
        }
        return file;
    }

    /** A chunk between header and pixels that ends after 4 bytes, whatever it claims. */
    private static byte[] withChunk(byte[] png, String type, int claimed) {
        int place = 33;
        return ByteBuffer.allocate(png.length + 16)
                .put(png, 0, place)
                .putInt(claimed)
                .put(type.getBytes(ISO_8859_1))
                .putInt(0)
                .putInt(0)
                .put(png, place, png.length - place)
                .array();
    }

    private static byte[] sized(byte[] jpeg, int frame, int width, int height) {
        return ByteBuffer.wrap(jpeg.clone())
                .putShort(frame + 5, (short) height)
                .putShort(frame + 7, (short) width)
                .array();
    }

    private static byte[] gif(int width, int height, int codeSize) {
        return little(64)
                .put("GIF89a".getBytes(ISO_8859_1))
                .putShort((short) width)
                .putShort((short) height)
                .put(new byte[] {(byte) 0x80, 0, 0, 0, 0, 0, 1, 1, 1, ',', 0, 0, 0, 0})
                .putShort((short) width)
                .putShort((short) height)
                .put(new byte[] {0, (byte) codeSize, 2, 0x4C, 1, 0, ';'})
                .array();
    }

    private static byte[] bmp(int width, int height, int bits, int compression, int imageSize, int colours) {
        return little(BMP_HEADER + BMP_PALETTE + 100)
                .put("BM".getBytes(ISO_8859_1))
                .putInt(MAX) // the size of the file, which must be enough for what else is claimed
                .putInt(0)
                .putInt(bits <= 8 ? BMP_HEADER + BMP_PALETTE : BMP_HEADER)
                .putInt(40)
                .putInt(width)
                .putInt(height)
                .putShort((short) 1)
                .putShort((short) bits)
                .putInt(compression)
                .putInt(imageSize)
                .putLong(0)
                .putInt(colours)
                .array();
    }

    /**
     * A grey TIFF of one strip.
     *
     * @param more tags beside the usual ones, or instead of them: number, type, count, value
     */
    private static byte[] tiff(int width, int height, int rows, int offset, int bytes, int... more) {
        int[] usual = {
            256, 4, 1, width, 257, 4, 1, height, 258, 3, 1, 8, 259, 3, 1, 1, 262, 3, 1, 1, 273, 4, 1, offset, 277, 3, 1,
            1, 278, 4, 1, rows, 279, 4, 1, bytes
        };
        List<int[]> tags = new ArrayList<>();
        for (int i = 0; i < usual.length; i += 4) {
            int[] tag = {usual[i], usual[i + 1], usual[i + 2], usual[i + 3]};
            tags.add(tag);
        }
        for (int i = 0; i < more.length; i += 4) {
            int[] tag = {more[i], more[i + 1], more[i + 2], more[i + 3]};
            tags.removeIf(other -> other[0] == tag[0]);
            tags.add(tag);
        }
        tags.sort((one, other) -> Integer.compare(one[0], other[0]));
        byte[] file = new byte[400];
        ByteBuffer fields = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        fields.put("II*\0".getBytes(ISO_8859_1)).putInt(8).putShort((short) tags.size());
        tags.forEach(tag -> fields.putShort((short) tag[0])
                .putShort((short) tag[1])
                .putInt(tag[2])
                .putInt(tag[3]));
        // the next directory is this one again: only the first page counts
        fields.putInt(8);
        return file;
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int indexOf(byte[] file, String latin1) {
        return new String(file, ISO_8859_1).indexOf(latin1);
    }
}
