package org.thumbnailroute.engine.internal.tiff;

/**
 * Which sample of a pixel says how opaque it is.
 *
 * @param sample from 0 on; {@link #NONE} has none
 * @param multiplied whether the colours are multiplied by it already
 */
record Alpha(int sample, boolean multiplied) {

    static final Alpha NONE = new Alpha(-1, false);

    private static final int ASSOCIATED = 1;
    private static final int UNASSOCIATED = 2;

    /**
     * The first extra sample that is called alpha; else the only one, even if the file does not say what it is: programs
     * that write one mean alpha, and libvips takes it as such.
     */
    static Alpha of(Directory tags, Photometric photometric, int samples) {
        int colours = photometric.colours();
        int extra = samples - colours;
        if (extra < 1) {
            return NONE;
        }
        long[] kinds = tags.numbers(Tag.EXTRA_SAMPLES, extra);
        for (int i = 0; i < kinds.length; i++) {
            if (kinds[i] == ASSOCIATED || kinds[i] == UNASSOCIATED) {
                // a palette's colours are never multiplied
                boolean multiplied = kinds[i] == ASSOCIATED && photometric != Photometric.PALETTE;
                return new Alpha(colours + i, multiplied);
            }
        }
        return extra == 1 ? new Alpha(colours, false) : NONE;
    }

    boolean exists() {
        return sample >= 0;
    }
}
