package org.thumbnailroute.engine.internal.codec;

/**
 * Finds the orientation in an EXIF block: a TIFF file's header and first directory, after TIFF 6.0, section 2. JPEG, PNG
 * and WebP carry such a block, and a TIFF file is one. Metadata decides nothing more than which way up a picture stands,
 * so a broken block is no error: its picture is upright.
 */
public final class ExifOrientation {

    private static final int TAG = 0x0112;
    private static final int MAGIC = 42;
    /** Bytes of a value of each type; 0 for those that are no numbers, 8 for fractions. */
    private static final String SIZES = "01024810248";

    private static final int HEADER = 8;
    private static final int ENTRY = 12;

    /** Belongs to a JPEG's APP1 segment alone, but many programs copy it into PNG and WebP too. */
    private static final String PREFIX = "Exif\0\0";

    private final byte[] bytes;
    private final int from;
    private final int to;
    private final TiffNumbers numbers;

    private ExifOrientation(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        this.numbers = new TiffNumbers(bytes, from);
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
        return begins(bytes, begin, to) ? new ExifOrientation(bytes, begin, to).find() : Orientation.UPRIGHT;
    }

    /** Whether a block begins here: its byte order, and the number 42 in it. */
    public static boolean begins(byte[] bytes, int from, int to) {
        if (to - from < HEADER || bytes[from] != bytes[from + 1] || (bytes[from] != 'I' && bytes[from] != 'M')) {
            return false;
        }
        return new TiffNumbers(bytes, from).u16(from + 2) == MAGIC;
    }

    /** Whether these bytes are a block with at least the beginning of its first directory. */
    public static boolean hasDirectory(byte[] bytes, int from, int to) {
        return begins(bytes, from, to) && new ExifOrientation(bytes, from, to).directory() > 0;
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
        int directory = directory();
        if (directory == 0) {
            return Orientation.UPRIGHT;
        }
        int entry = directory + 2;
        for (int left = numbers.u16(directory); left > 0 && to - entry >= ENTRY; left--, entry += ENTRY) {
            if (numbers.u16(entry) == TAG) {
                return Orientation.ofExif(number(numbers.u16(entry + 2), numbers.u32(entry + 4), entry + 8));
            }
        }
        return Orientation.UPRIGHT;
    }

    /** Where the first directory begins; 0 if it is not in the block. */
    private int directory() {
        long offset = numbers.u32(from + 4);
        return offset < HEADER || offset > to - from - 2 ? 0 : from + (int) offset;
    }

    /**
     * The first of an entry's values. EXIF wants one SHORT; some programs write other types, or more values, of which
     * those above four bytes stand elsewhere in the block.
     *
     * @return 0 if there is none
     */
    private int number(int type, long count, int place) {
        int size = type < SIZES.length() ? SIZES.charAt(type) - '0' : 0;
        if (size == 0 || count == 0) {
            return 0;
        }
        long at = size * count <= 4 ? place : from + numbers.u32(place);
        if (at > to - size) {
            return 0;
        }
        return switch (size) {
            case 1 -> bytes[(int) at];
            case 2 -> numbers.u16((int) at);
            case 8 -> quotient(numbers.u32((int) at), numbers.u32((int) at + 4));
            default -> (int) numbers.u32((int) at);
        };
    }

    private static int quotient(long numerator, long denominator) {
        return denominator == 0 || numerator % denominator != 0 ? 0 : (int) (numerator / denominator);
    }
}
