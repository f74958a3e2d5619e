package org.thumbnailroute.engine.internal.tiff;

/** The compressions of fax: ITU-T T.4 in one and two dimensions (group 3), T.6 (group 4), and TIFF 6.0, section 10. */
final class Fax implements Bytes {

    private static final int TWO_DIMENSIONS = 1;
    /** An end of line is as many zeros or more, and a one. */
    private static final int ZEROS = 11;
    /** Ends of line without a row between them say that the page ends. */
    private static final int RETURN_TO_CONTROL = 6;

    private static final String BROKEN = "fax: bits that are no run";

    private final Compression compression;
    private final boolean tagged;
    private final FaxBits bits;
    private final byte[] row;
    private FaxRow above;
    private FaxRow now;
    private boolean ended;
    private String problem = "";

    /**
     * A reader of strips.
     *
     * @param width of a row in pixels
     * @param options T4Options, of group 3
     */
    Fax(byte[] file, int width, Compression compression, int options) {
        this.compression = compression;
        this.tagged = (options & TWO_DIMENSIONS) != 0;
        this.bits = new FaxBits(file);
        this.row = new byte[(width + 7) / 8];
        this.above = new FaxRow(width);
        this.now = new FaxRow(width);
    }

    /** Memory that a reader takes, in bytes. */
    static long bytes(int width) {
        return width + 2 * FaxRow.bytes(width);
    }

    @Override
    public void open(int from, int to) {
        bits.open(from, to);
        now.clear();
        ended = false;
    }

    @Override
    public int take(int n) {
        FaxRow last = now;
        now = above;
        above = last;
        ended = ended
                || !switch (compression) {
                    case FAX_GROUP_4 -> now.inTwoDimensions(bits, above);
                    case FAX_GROUP_3 -> group3();
                    default -> aligned(compression == Compression.FAX_ROWS ? 1 : 2);
                };
        if (ended) {
            return -1;
        }
        now.paint(row);
        return 0;
    }

    private boolean aligned(int bytes) {
        bits.align(bytes);
        if (bits.atEnd()) {
            return false;
        }
        // a broken row is shown as far as it is there: the next one begins anew
        if (!now.inOneDimension(bits)) {
            problem = BROKEN;
        }
        return true;
    }

    /** Ends of line may be missing, or have zeros before them. */
    private boolean group3() {
        boolean flat = true;
        int ends = 0;
        while (bits.peek(ZEROS) == 0) {
            bits.skipZeros();
            if (bits.atEnd()) {
                return false;
            }
            bits.skip(1);
            if (tagged) {
                flat = bits.peek(1) == 1;
                bits.skip(1);
            }
            ends++;
        }
        if (ends >= RETURN_TO_CONTROL) {
            return false;
        }
        if (!(flat ? now.inOneDimension(bits) : now.inTwoDimensions(bits, above))) {
            problem = BROKEN;
            skipToEndOfLine();
        }
        return true;
    }

    private void skipToEndOfLine() {
        while (bits.peek(ZEROS) != 0) {
            bits.skip(1);
        }
    }

    @Override
    public int taken() {
        return bits.taken();
    }

    @Override
    public String problem() {
        return problem;
    }

    @Override
    public byte[] buffer() {
        return row;
    }
}
