package org.thumbnailroute.engine.internal.bmp;

/** One colour in a pixel of 16 or 32 bits, brought to 8 bits. */
final class Channel {

    private final int shift;
    private final byte[] levels;

    /**
     * The channel with this mask.
     *
     * @param mask its bits in a row; 0 for a channel that is always 0
     */
    Channel(int mask) {
        int lowest = mask == 0 ? 0 : Integer.numberOfTrailingZeros(mask);
        int bits = mask == 0 ? 0 : 32 - Integer.numberOfLeadingZeros(mask) - lowest;
        int dropped = Math.max(0, bits - 8);
        shift = lowest + dropped;
        levels = new byte[1 << (bits - dropped)];
        int most = Math.max(1, levels.length - 1);
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) ((i * 255 + most / 2) / most);
        }
    }

    /** 0 to 255, as a byte. */
    byte of(int pixel) {
        return levels[(pixel >>> shift) & (levels.length - 1)];
    }

    /** Which byte of a little-endian pixel a mask is, or -1 if it is not a whole one. */
    static int wholeByte(int mask) {
        for (int i = 0; i < 4; i++) {
            if (mask == (0xff << (8 * i))) {
                return i;
            }
        }
        return -1;
    }
}
