package org.thumbnailroute.pictures.jpeg;

/** Quantisation steps and the order of coefficients. */
final class Steps {

    /** Row and column of each index in zigzag order. */
    private static final int[] ZIGZAG = zigzag();

    private Steps() {}

    /** Steps in zigzag order. With {@code coarse}, the high frequencies have steps that need 16 bits. */
    static int[] of(int component, boolean coarse) {
        int[] steps = new int[64];
        for (int k = 0; k < 64; k++) {
            int frequency = ZIGZAG[k] / 8 + ZIGZAG[k] % 8;
            steps[k] = component == 0 ? 2 + frequency / 2 : 2 + frequency;
            if (coarse && frequency > 5) {
                steps[k] = 250 + 10 * frequency;
            }
        }
        return steps;
    }

    /** Place in the block, row by row, of an index in zigzag order (T.81 figure A.6). */
    static int natural(int index) {
        return ZIGZAG[index];
    }

    private static int[] zigzag() {
        int[] order = new int[64];
        int next = 0;
        for (int diagonal = 0; diagonal < 15; diagonal++) {
            for (int i = 0; i <= diagonal; i++) {
                int row = diagonal % 2 == 0 ? diagonal - i : i;
                int column = diagonal - row;
                if (row < 8 && column < 8) {
                    order[next++] = row * 8 + column;
                }
            }
        }
        return order;
    }
}
