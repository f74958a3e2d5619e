package org.thumbnailroute.engine.internal.tiff;

import org.thumbnailroute.engine.internal.codec.Header;

/** What has to be done to the colours of a row, one byte for each of a header's planes, before it can be averaged. */
@FunctionalInterface
interface RowColours {

    /** Nothing. */
    RowColours AS_THEY_ARE = row -> {};

    void apply(byte[] row);

    /** Of a page. */
    static RowColours of(Page page, Header header, Directory tags) {
        int planes = header.planes();
        if (page.isUnconvertedYcc()) {
            YccColours ycc = YccColours.of(tags);
            return row -> ycc.toRgb(row, planes);
        }
        // the reducer knows no planes that were multiplied but those of RGB
        return page.alpha().multiplied() && planes != 4 ? row -> divide(row, planes) : AS_THEY_ARE;
    }

    private static void divide(byte[] row, int planes) {
        for (int i = 0; i < row.length; i += planes) {
            int opacity = Math.max(1, row[i + planes - 1] & 0xff);
            for (int c = i; c < i + planes - 1; c++) {
                row[c] = (byte) Math.min(255, ((row[c] & 0xff) * 255 + opacity / 2) / opacity);
            }
        }
    }
}
