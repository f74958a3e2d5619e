package org.thumbnailroute.pictures.jpeg;

/**
 * One component of a frame, transformed and quantised.
 *
 * @param across sampling factor H
 * @param down sampling factor V
 * @param width in blocks, without those that only fill an MCU
 * @param height likewise
 * @param stride blocks in a row, with those
 * @param blocks coefficients in zigzag order
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record QuantisedComponent(int id, int across, int down, int width, int height, int stride, int[][] blocks) {

    /** Scales a plane of the whole picture to this component's resolution, and transforms it. */
    static QuantisedComponent of(int id, int across, int down, FrameGeometry frame, double[] plane, int[] steps) {
        int columns = ceil(frame.width() * across, frame.mostAcross());
        int rows = ceil(frame.height() * down, frame.mostDown());
        int stride = frame.mcusAcross() * across;
        int[][] blocks = new int[stride * frame.mcusDown() * down][];
        double[] scaled = scaled(plane, across, down, frame, columns, rows);
        double[] samples = new double[64];
        for (int b = 0; b < blocks.length; b++) {
            for (int i = 0; i < 64; i++) {
                // what lies outside repeats the edge
                int x = Math.min(columns - 1, b % stride * 8 + i % 8);
                int y = Math.min(rows - 1, b / stride * 8 + i / 8);
                samples[i] = scaled[y * columns + x] - 128;
            }
            blocks[b] = quantised(SlowDct.forward(samples), steps);
        }
        return new QuantisedComponent(id, across, down, ceil(columns, 8), ceil(rows, 8), stride, blocks);
    }

    private static double[] scaled(double[] plane, int across, int down, FrameGeometry frame, int columns, int rows) {
        if (across == frame.mostAcross() && down == frame.mostDown()) {
            return plane;
        }
        Area area = new Area(plane, frame.width(), frame.height());
        double width = (double) frame.mostAcross() / across;
        double height = (double) frame.mostDown() / down;
        double[] scaled = new double[columns * rows];
        for (int i = 0; i < scaled.length; i++) {
            int column = i % columns;
            int row = i / columns;
            double left = column * width;
            double top = row * height;
            scaled[i] = area.mean(left, left + width, top, top + height);
        }
        return scaled;
    }

    private static int[] quantised(double[] coefficients, int[] steps) {
        int[] block = new int[64];
        for (int k = 0; k < 64; k++) {
            int level = (int) Math.rint(coefficients[Steps.natural(k)] / steps[k]);
            block[k] = Math.max(-1023, Math.min(1023, level));
        }
        return block;
    }

    static int ceil(int value, int divisor) {
        return (value + divisor - 1) / divisor;
    }
}
