package org.thumbnailroute.pictures;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** BMP files of each kind that decoders trip over. */
public enum BmpFile {
    RGB24(40, 24, 0),
    RGB24_TOP_DOWN(40, 24, 0),
    RGB24_OS2(12, 24, 0),
    RGB32(40, 32, 0),
    RGB32_MASKS(40, 32, 3, 0xff, 0xff00, 0xff0000),
    RGB32_ODD_MASKS(52, 32, 3, 0xff << 5, 0xff << 13, 0xff << 22),
    ARGB32(124, 32, 3, 0xff0000, 0xff00, 0xff, 0xff000000),
    ARGB32_V4(108, 32, 3, 0xff00, 0xff0000, 0xff000000, 0xff),
    ARGB32_ALPHA_MASK(40, 32, 6, 0xff0000, 0xff00, 0xff, 0xff000000),
    RGB16(40, 16, 0),
    RGB16_565(40, 16, 3, 0xf800, 0x7e0, 0x1f),
    PALETTE8(40, 8, 0),
    PALETTE8_OS2(12, 8, 0),
    PALETTE4(40, 4, 0),
    PALETTE2(40, 2, 0),
    PALETTE1(40, 1, 0),
    RLE8(40, 8, 1),
    RLE4(40, 4, 2);

    private static final int FILE_HEADER = 14;

    private final int headerSize;
    private final int bits;
    private final int compression;

    @SuppressWarnings("ImmutableEnumChecker") // nobody changes it
    private final int[] masks;

    BmpFile(int headerSize, int bits, int compression, int... masks) {
        this.headerSize = headerSize;
        this.bits = bits;
        this.compression = compression;
        this.masks = masks;
    }

    /** Whether a pixel may be transparent. */
    public boolean hasAlpha() {
        return masks.length == 4;
    }

    /** How many colours fit in. */
    public int colours() {
        return bits > 8 ? 1 << 24 : 1 << bits;
    }

    /** The picture as a file. */
    public byte[] encode(BufferedImage image) {
        List<Integer> palette = new ArrayList<>();
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        int height = image.getHeight();
        for (int row = 0; row < height; row++) {
            int y = this == RGB24_TOP_DOWN ? row : height - 1 - row;
            int[] colours = image.getRGB(0, y, image.getWidth(), 1, null, 0, image.getWidth());
            pixels.writeBytes(bits > 8 ? packed(colours) : indexed(colours, palette));
        }
        int entry = headerSize == 12 ? 3 : 4;
        int behind = headerSize == 40 ? 4 * masks.length : 0;
        int start = FILE_HEADER + headerSize + behind + (bits > 8 ? 0 : entry << bits);
        ByteBuffer file = ByteBuffer.allocate(start + pixels.size()).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 'B').put((byte) 'M').putInt(file.capacity()).putInt(0).putInt(start);
        file.putInt(headerSize);
        if (headerSize == 12) {
            file.putShort((short) image.getWidth()).putShort((short) height);
        } else {
            file.putInt(image.getWidth()).putInt(this == RGB24_TOP_DOWN ? -height : height);
        }
        file.putShort((short) 1).putShort((short) bits);
        if (headerSize > 12) {
            file.putInt(compression).putInt(pixels.size()).putLong(0).putLong(0);
        }
        for (int mask : masks) {
            file.putInt(mask);
        }
        file.position(FILE_HEADER + headerSize + behind);
        for (int colour : palette) {
            file.put((byte) colour).put((byte) (colour >> 8)).put((byte) (colour >> 16));
            file.position(file.position() + entry - 3);
        }
        file.position(start);
        return file.put(pixels.toByteArray()).array();
    }

    private byte[] packed(int[] colours) {
        int bytes = bits / 8;
        ByteBuffer row = ByteBuffer.allocate((colours.length * bytes + 3) / 4 * 4);
        int[] into = masks.length > 0 ? masks : bits == 16 ? RGB16_555 : RGB_888;
        for (int colour : colours) {
            int pixel = bits == 32 && into == RGB_888 ? 0x12000000 : 0;
            for (int i = 0; i < into.length; i++) {
                int level = (colour >>> (i == 3 ? 24 : 16 - 8 * i)) & 0xff;
                int lowest = Integer.numberOfTrailingZeros(into[i]);
                int width = Integer.bitCount(into[i]);
                pixel |= (level >> (8 - width)) << lowest;
            }
            for (int i = 0; i < bytes; i++) {
                row.put((byte) (pixel >> (8 * i)));
            }
        }
        return row.array();
    }

    private static final int[] RGB_888 = {0xff0000, 0xff00, 0xff};
    private static final int[] RGB16_555 = {0x7c00, 0x3e0, 0x1f};

    private byte[] indexed(int[] colours, List<Integer> palette) {
        int[] indices = new int[colours.length];
        for (int x = 0; x < colours.length; x++) {
            int colour = colours[x] & 0xffffff;
            if (!palette.contains(colour)) {
                palette.add(colour);
            }
            indices[x] = palette.indexOf(colour);
        }
        return compression == 0 ? plain(indices) : runs(indices);
    }

    private byte[] plain(int[] indices) {
        byte[] row = new byte[(indices.length * bits + 31) / 32 * 4];
        for (int x = 0; x < indices.length; x++) {
            int bit = x * bits;
            row[bit / 8] |= (byte) (indices[x] << (8 - bits - bit % 8));
        }
        return row;
    }

    /** Three pixels literally, those after them as runs. */
    private byte[] runs(int[] indices) {
        var row = new ByteArrayOutputStream();
        int literal = Math.min(3, indices.length);
        if (literal == 3) {
            row.write(0);
            row.write(3);
            byte[] two = bits == 8
                    ? new byte[] {(byte) indices[0], (byte) indices[1], (byte) indices[2], 0}
                    : new byte[] {(byte) (indices[0] << 4 | indices[1]), (byte) (indices[2] << 4)};
            row.writeBytes(two);
        }
        for (int x = literal == 3 ? 3 : 0; x < indices.length; ) {
            int run = 1;
            while (x + run < indices.length && run < 255 && indices[x + run] == indices[x]) {
                run++;
            }
            row.write(run);
            row.write(bits == 8 ? indices[x] : indices[x] * 0x11);
            x += run;
        }
        row.write(0);
        row.write(0);
        return row.toByteArray();
    }
}
