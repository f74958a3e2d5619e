package org.thumbnailroute.pictures.jpeg;

/**
 * Means over rectangles of a plane, whose sides may cut pixels.
 *
 * @param plane row by row
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Area(double[] plane, int width, int height) {

    /** The mean over a rectangle; the part outside the plane does not count. */
    double mean(double left, double right, double top, double bottom) {
        double sum = 0;
        double weights = 0;
        for (int y = (int) top; y < Math.min(height, Math.ceil(bottom)); y++) {
            for (int x = (int) left; x < Math.min(width, Math.ceil(right)); x++) {
                double weight = overlap(x, left, right) * overlap(y, top, bottom);
                sum += weight * plane[y * width + x];
                weights += weight;
            }
        }
        return sum / weights;
    }

    private static double overlap(int pixel, double from, double to) {
        return Math.min(pixel + 1, to) - Math.max(pixel, from);
    }
}
