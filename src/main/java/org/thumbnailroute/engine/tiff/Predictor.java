package org.thumbnailroute.engine.tiff;

/** Undoes TIFF 6.0's horizontal differencing, section 14. */
final class Predictor {

    private Predictor() {}

    /**
     * Adds up the samples of one row.
     *
     * @param samples of a pixel that stand together
     * @param bits of a sample, 8 or 16
     */
    static void undo(byte[] row, int from, int bytes, int samples, int bits, boolean bigEndian) {
        if (bits == 16) {
            undo16(row, from, bytes, 2 * samples, bigEndian ? 1 : 0);
        } else if (samples == 3) {
            undo3(row, from, from + bytes - 2);
        } else {
            for (int i = from + samples; i < from + bytes; i++) {
                row[i] += row[i - samples];
            }
        }
    }

    private static void undo3(byte[] row, int from, int end) {
        int r = 0;
        int g = 0;
        int b = 0;
        for (int i = from; i < end; i += 3) {
            r += row[i];
            g += row[i + 1];
            b += row[i + 2];
            row[i] = (byte) r;
            row[i + 1] = (byte) g;
            row[i + 2] = (byte) b;
        }
    }

    private static void undo16(byte[] row, int from, int bytes, int pixel, int low) {
        int high = 1 - low;
        for (int i = from + pixel; i + 1 < from + bytes; i += 2) {
            int sum = (row[i + low] & 0xff) + (row[i - pixel + low] & 0xff);
            row[i + low] = (byte) sum;
            row[i + high] += (byte) (row[i - pixel + high] + (sum >> 8));
        }
    }
}
