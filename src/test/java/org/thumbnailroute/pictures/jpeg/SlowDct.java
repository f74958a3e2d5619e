package org.thumbnailroute.pictures.jpeg;

/** The forward DCT as T.81 A.3.3 writes it down, in double precision. */
final class SlowDct {

    private static final double[][] BASIS = basis();

    private SlowDct() {}

    /** Coefficients, row by row, of 8×8 samples, row by row. */
    static double[] forward(double[] samples) {
        return rowsTransposed(rowsTransposed(samples));
    }

    private static double[] rowsTransposed(double[] in) {
        double[] out = new double[64];
        for (int row = 0; row < 8; row++) {
            for (int u = 0; u < 8; u++) {
                double[] basis = BASIS[u];
                double sum = 0;
                for (int x = 0; x < 8; x++) {
                    sum += in[row * 8 + x] * basis[x];
                }
                out[u * 8 + row] = sum;
            }
        }
        return out;
    }

    private static double[][] basis() {
        double[][] basis = new double[8][8];
        for (int u = 0; u < 8; u++) {
            for (int x = 0; x < 8; x++) {
                basis[u][x] = (u == 0 ? Math.sqrt(0.125) : 0.5) * Math.cos((2 * x + 1) * u * Math.PI / 16);
            }
        }
        return basis;
    }
}
