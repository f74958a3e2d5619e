package org.thumbnailroute.engine.codec;

/**
 * Finds the orientation in an EXIF block: a TIFF file's header and first directory, after TIFF 6.0, section 2. JPEG, PNG
 * and WebP carry such a block, and a TIFF file is one. Metadata decides nothing more than which way up a picture stands,
 * so a broken block is no error: its picture is upright.
 */
public final class ExifOrientation {

    private static final int TAG = 0x0112;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int HEADER = 8;
    private static final int ENTRY = 12;

    /** Belongs to a JPEG's APP1 segment alone, but many programs copy it into PNG and WebP too. */
    private static final String PREFIX = "Exif\0\0";

    private final byte[] bytes;
    private final int from;
    private final int to;
    private final boolean bigEndian;

    private ExifOrientation(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        this.bigEndian = bytes[from] == 'M';
    }

    /**
     * The orientation that a block tells.
     *
     * @param bytes hold the block, which begins with its byte order, {@code II} or {@code MM}
     * @param from where the block begins
     * @param to where it ends
     * @return upright if the block is broken or does not say
     */
    public static Orientation of(byte[] bytes, int from, int to) {
        int begin = from + (hasPrefix(bytes, from, to) ? PREFIX.length() : 0);
        if (to - begin < HEADER || bytes[begin] != bytes[begin + 1] || (bytes[begin] != 'I' && bytes[begin] != 'M')) {
            return Orientation.UPRIGHT;
        }
        return new ExifOrientation(bytes, begin, to).find();
    }

    private static boolean hasPrefix(byte[] bytes, int from, int to) {
        if (to - from < PREFIX.length()) {
            return false;
        }
        for (int i = 0; i < PREFIX.length(); i++) {
            if (bytes[from + i] != PREFIX.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private Orientation find() {
        long directory = u32(from + 4);
        if (directory > to - from - 2) {
            return Orientation.UPRIGHT;
        }
        int entry = from + (int) directory + 2;
        for (int left = u16(entry - 2); left > 0 && to - entry >= ENTRY; left--, entry += ENTRY) {
            if (u16(entry) == TAG) {
                int type = u16(entry + 2);
                int value = entry + 8;
                return Orientation.ofExif(type == SHORT ? u16(value) : type == LONG ? (int) u32(value) : 0);
            }
        }
        return Orientation.UPRIGHT;
    }

    private int u16(int at) {
        int first = bytes[at] & 0xff;
        int second = bytes[at + 1] & 0xff;
        return bigEndian ? first << 8 | second : second << 8 | first;
    }

    private long u32(int at) {
        long first = u16(at);
        long second = u16(at + 2);
        return bigEndian ? first << 16 | second : second << 16 | first;
    }
}
