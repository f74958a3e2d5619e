package org.thumbnailroute.engine.internal.scale;

import org.thumbnailroute.engine.internal.codec.Plane;
import org.thumbnailroute.engine.internal.codec.RowSink;

/**
 * Scales one plane while its rows come in. Rows are added, with their weights, to the few rows of the result that
 * they belong to: loops over whole rows, which the JVM vectorises. Finished rows are then filtered along themselves. So
 * memory is that of a few rows, whatever the height.
 */
public final class PlaneResampler implements RowSink {

    /**
     * Rows that are added at once, which saves reading and writing the sums for each; and finished ones that are filtered
     * along themselves at once, whose independent sums keep the processor's adders busy.
     */
    private static final int BATCH = 4;

    private final AxisFilter vertical;
    private final AxisFilter horizontal;
    private final int width;
    private final int begin;
    private final int columns;
    /** Sums of the rows of the result that are under way, row i at i modulo the ring's length. */
    private final float[][] ring;

    /** Source rows that wait for each other, row y at y modulo the length. */
    private final float[][] batch;

    private final float[] result;
    private int sourceRow;
    private int firstOpen;
    private int finished;

    /**
     * A resampler for one plane.
     *
     * @param region the part of the picture to scale
     * @param width of the result, in pixels
     * @param height of the result, in pixels
     */
    public PlaneResampler(Plane plane, Region region, int width, int height) {
        this(plane, region, width, height, 0, height);
    }

    /**
     * A resampler that makes only some rows of the result, exactly as one makes them that makes all.
     *
     * @param from the first of them
     * @param to the one behind the last of them
     */
    public PlaneResampler(Plane plane, Region region, int width, int height, int from, int to) {
        this.width = width;
        AxisFilter rows = new AxisFilter(
                plane.rows(),
                region.top() * plane.height(),
                region.bottom() * plane.height(),
                height,
                plane.aperture());
        this.vertical = rows.part(from, to);
        this.horizontal = new AxisFilter(
                plane.columns(),
                region.left() * plane.width(),
                region.right() * plane.width(),
                width,
                plane.aperture());
        this.begin = horizontal.begin();
        this.columns = horizontal.end() - begin;
        this.ring = new float[mostOpen(vertical) + BATCH][columns];
        this.batch = new float[BATCH][columns];
        this.result = new float[Math.multiplyExact(width, to - from)];
    }

    /** Memory that a resampler takes beside its result, in bytes; an upper bound. */
    public static long workBytes(Plane plane, Region region, int width, int height) {
        double rows = Math.max(1, plane.height() * (region.bottom() - region.top()));
        long open = (long) (2 * Lanczos.SUPPORT * Math.max(1, height / rows)) + 8 + 4 * BATCH;
        long weights = 2L * Lanczos.SUPPORT * (plane.columns() + plane.rows()) + 16L * (width + height);
        return 4 * (plane.columns() * open + weights);
    }

    /** A row is open from the batch of its first source row to the batch of its last one. */
    private static int mostOpen(AxisFilter filter) {
        int most = 1;
        int oldest = 0;
        for (int i = 0; i < filter.first.length; i++) {
            while ((filter.first[oldest] + filter.count[oldest] - 1) / BATCH < filter.first[i] / BATCH) {
                oldest++;
            }
            most = Math.max(most, i - oldest + 1);
        }
        return most;
    }

    @Override
    public void row(float[] samples) {
        int y = sourceRow++;
        System.arraycopy(samples, begin, batch[y % BATCH], 0, columns);
        if ((y + 1) % BATCH == 0 || y + 1 == vertical.end()) {
            addBatch(y - y % BATCH, y + 1);
        }
    }

    /** Adds source rows, all but the last ones that make a result row complete at once. */
    private void addBatch(int from, int to) {
        int height = vertical.first.length;
        for (int i = firstOpen; i < height && vertical.first[i] < to; i++) {
            float[] sums = ring[i % ring.length];
            float w0 = weight(i, from);
            float w1 = weight(i, from + 1);
            float w2 = weight(i, from + 2);
            float w3 = weight(i, from + 3);
            if (vertical.first[i] >= from) {
                begin(sums, w0, w1, w2, w3);
            } else {
                add(sums, w0, w1, w2, w3);
            }
        }
        while (firstOpen < height && vertical.first[firstOpen] + vertical.count[firstOpen] <= to) {
            firstOpen++;
            if (firstOpen - finished == BATCH || firstOpen == height) {
                finish();
            }
        }
    }

    private float weight(int result, int row) {
        int k = row - vertical.first[result];
        return k >= 0 && k < vertical.count[result] ? vertical.weights[result * vertical.stride + k] : 0;
    }

    private void begin(float[] sums, float w0, float w1, float w2, float w3) {
        float[] a = batch[0];
        float[] b = batch[1];
        float[] c = batch[2];
        float[] d = batch[3];
        for (int x = 0; x < sums.length; x++) {
            sums[x] = w0 * a[x] + w1 * b[x] + w2 * c[x] + w3 * d[x];
        }
    }

    private void add(float[] sums, float w0, float w1, float w2, float w3) {
        float[] a = batch[0];
        float[] b = batch[1];
        float[] c = batch[2];
        float[] d = batch[3];
        for (int x = 0; x < sums.length; x++) {
            sums[x] += w0 * a[x] + w1 * b[x] + w2 * c[x] + w3 * d[x];
        }
    }

    private void finish() {
        float[][] rows = new float[BATCH][];
        for (int r = 0; r < BATCH; r++) {
            rows[r] = ring[Math.min(finished + r, firstOpen - 1) % ring.length];
        }
        float[] weights = horizontal.weights;
        for (int x = 0; x < width; x++) {
            int at = x * horizontal.stride;
            int from = horizontal.first[x] - begin;
            float[] a = rows[0];
            float[] b = rows[1];
            float[] c = rows[2];
            float[] d = rows[3];
            float sumA = 0;
            float sumB = 0;
            float sumC = 0;
            float sumD = 0;
            for (int k = 0; k < horizontal.count[x]; k++) {
                float weight = weights[at + k];
                sumA += weight * a[from + k];
                sumB += weight * b[from + k];
                sumC += weight * c[from + k];
                sumD += weight * d[from + k];
            }
            int row = finished * width + x;
            put(row, sumA, 0);
            put(row, sumB, 1);
            put(row, sumC, 2);
            put(row, sumD, 3);
        }
        finished = firstOpen;
    }

    private void put(int at, float sum, int row) {
        if (finished + row < firstOpen) {
            result[at + row * width] = sum;
        }
    }

    /** The result, row by row, once all rows of the plane have come. Not clamped: the kernel overshoots at edges. */
    public float[] result() {
        if (finished < vertical.first.length) {
            throw new IllegalStateException("%d of %d rows are finished".formatted(finished, vertical.first.length));
        }
        return result;
    }
}
