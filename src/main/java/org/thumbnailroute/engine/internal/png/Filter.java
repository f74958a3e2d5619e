package org.thumbnailroute.engine.internal.png;

/**
 * Filters rows before they are deflated (section 9 of the standard). Each row gets the filter that leaves the smallest
 * sum of absolute differences: the heuristic of section 12.7.
 */
final class Filter {

    private final int length;
    private final int pixel;
    private final boolean adaptive;
    private final byte[] filtered;
    private byte[] row;
    private byte[] above;

    /**
     * A filter for the rows of one picture.
     *
     * @param length of a row, in bytes
     * @param pixel bytes of a pixel, at least 1
     * @param adaptive whether neighbours tell something about a pixel; they do not where pixels are numbers in a palette
     */
    Filter(int length, int pixel, boolean adaptive) {
        this.length = length;
        this.pixel = pixel;
        this.adaptive = adaptive;
        this.filtered = new byte[length + 1];
        this.row = new byte[pixel + length];
        this.above = new byte[pixel + length];
    }

    /** Where the next row is to be put, and where it begins there: behind a pixel of zeros. */
    byte[] next() {
        byte[] free = above;
        above = row;
        row = free;
        return row;
    }

    /** The row, behind the number of its filter; until the next call. */
    byte[] filtered() {
        int best = adaptive ? best() : Unfilter.NONE;
        filtered[0] = (byte) best;
        switch (best) {
            case Unfilter.SUB -> {
                for (int i = 0; i < length; i++) {
                    filtered[i + 1] = (byte) (row[pixel + i] - row[i]);
                }
            }
            case Unfilter.UP -> {
                for (int i = 0; i < length; i++) {
                    filtered[i + 1] = (byte) (row[pixel + i] - above[pixel + i]);
                }
            }
            case Unfilter.AVERAGE -> {
                for (int i = 0; i < length; i++) {
                    int average = ((row[i] & 0xff) + (above[pixel + i] & 0xff)) >> 1;
                    filtered[i + 1] = (byte) (row[pixel + i] - average);
                }
            }
            case Unfilter.PAETH -> {
                for (int i = 0; i < length; i++) {
                    int predicted = Unfilter.paeth(row[i] & 0xff, above[pixel + i] & 0xff, above[i] & 0xff);
                    filtered[i + 1] = (byte) (row[pixel + i] - predicted);
                }
            }
            default -> System.arraycopy(row, pixel, filtered, 1, length);
        }
        return filtered;
    }

    private int best() {
        int none = 0;
        int sub = 0;
        int up = 0;
        int average = 0;
        int paeth = 0;
        for (int i = 0; i < length; i++) {
            int sample = row[pixel + i];
            int left = row[i] & 0xff;
            int over = above[pixel + i] & 0xff;
            none += Math.abs(sample);
            sub += Math.abs((byte) (sample - left));
            up += Math.abs((byte) (sample - over));
            average += Math.abs((byte) (sample - ((left + over) >> 1)));
            paeth += Math.abs((byte) (sample - Unfilter.paeth(left, over, above[i] & 0xff)));
        }
        int least = Math.min(none, Math.min(Math.min(sub, up), Math.min(average, paeth)));
        return least == none
                ? Unfilter.NONE
                : least == sub
                        ? Unfilter.SUB
                        : least == up ? Unfilter.UP : least == paeth ? Unfilter.PAETH : Unfilter.AVERAGE;
    }
}
