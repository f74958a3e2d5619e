package org.thumbnailroute.engine.internal.placeholder;

import java.util.Arrays;

/**
 * The cosine transform of the channels of a picture: for each frequency of a {@link Grid}, row by row, the mean of the
 * channel times the cosine. The first is the mean of the channel itself.
 */
final class CosineSums {

    /** Frequencies in each direction, at most. */
    static final int MOST = 7;

    /** A bound of the distance between a sum and its rough value, for at most 10,000 pixels between -1 and 1. */
    static final double ERROR = 1e-11;

    private final int width;
    private final int height;
    /** By frequency, then by column. */
    private final double[][] horizontal;
    /** By frequency, then by row. */
    private final double[][] vertical;

    CosineSums(int width, int height) {
        this.width = width;
        this.height = height;
        this.horizontal = cosines(width);
        this.vertical = height == width ? horizontal : cosines(height);
    }

    private static double[][] cosines(int length) {
        double[][] table = new double[MOST][length];
        Arrays.fill(table[0], 1);
        for (int frequency = 1; frequency < MOST; frequency++) {
            for (int i = 0; i < length; i++) {
                // StrictMath is fdlibm, as the engines of JavaScript are
                table[frequency][i] = StrictMath.cos(Math.PI / length * frequency * (i + 0.5));
            }
        }
        return table;
    }

    /** The sums but for an {@link #ERROR}: first down the columns, then across. Several times as fast. */
    double[] roughly(double[] channel, Grid grid) {
        double[] sums = new double[grid.count()];
        int count = 0;
        for (int down = 0; down < grid.down(); down++) {
            double[] columns = columns(channel, vertical[down]);
            for (int across = 0; across < grid.across(down); across++) {
                sums[count++] = product(columns, horizontal[across]) / (width * height);
            }
        }
        return sums;
    }

    /** Sums of the columns, each row with its factor; four rows at a time, so that the sums are stored less often. */
    private double[] columns(double[] channel, double[] factors) {
        double[] columns = new double[width];
        int y = 0;
        for (; y + 4 <= height; y += 4) {
            int row = y * width;
            addRows(channel, row, factors[y], factors[y + 1], factors[y + 2], factors[y + 3], columns);
        }
        for (; y < height; y++) {
            for (int x = 0; x < width; x++) {
                columns[x] += channel[y * width + x] * factors[y];
            }
        }
        return columns;
    }

    private static void addRows(
            double[] channel, int row, double first, double second, double third, double fourth, double[] columns) {
        int width = columns.length;
        for (int x = 0; x < width; x++) {
            int i = row + x;
            columns[x] += channel[i] * first
                    + channel[i + width] * second
                    + channel[i + 2 * width] * third
                    + channel[i + 3 * width] * fourth;
        }
    }

    private static double product(double[] columns, double[] factors) {
        double sum = 0;
        for (int x = 0; x < columns.length; x++) {
            sum += columns[x] * factors[x];
        }
        return sum;
    }

    /**
     * The very numbers of the reference implementation, summed pixel by pixel. Four are summed side by side, since one
     * alone would wait for each of its additions.
     */
    double[] exactly(double[] channel, Grid grid) {
        if (Arrays.stream(channel).allMatch(value -> value == 0)) {
            return new double[grid.count()]; // the colours of a grey picture
        }
        Term[] terms = terms(channel, grid);
        double[] sums = new double[terms.length];
        int last = terms.length - 1;
        for (int k = 0; k <= last; k += 4) {
            double[] four = sums(
                    terms[k], terms[Math.min(k + 1, last)], terms[Math.min(k + 2, last)], terms[Math.min(k + 3, last)]);
            for (int i = 0; i < 4 && k + i <= last; i++) {
                sums[k + i] = four[i] / (width * height);
            }
        }
        return sums;
    }

    private Term[] terms(double[] channel, Grid grid) {
        int rows = isConstant(channel) ? 1 : height;
        double[][] products = new double[grid.across()][];
        Arrays.setAll(products, across -> products(channel, horizontal[across], rows));
        Term[] terms = new Term[grid.count()];
        int count = 0;
        for (int down = 0; down < grid.down(); down++) {
            for (int across = 0; across < grid.across(down); across++) {
                terms[count++] = new Term(products[across], vertical[down]);
            }
        }
        return terms;
    }

    static boolean isConstant(double[] channel) {
        return Arrays.stream(channel).allMatch(value -> value == channel[0]);
    }

    private double[] products(double[] channel, double[] factors, int rows) {
        double[] products = new double[rows * width];
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < width; x++) {
                products[y * width + x] = channel[y * width + x] * factors[x];
            }
        }
        return products;
    }

    private double[] sums(Term first, Term second, Term third, Term fourth) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        for (int y = 0; y < height; y++) {
            double factor0 = first.factors[y];
            double factor1 = second.factors[y];
            double factor2 = third.factors[y];
            double factor3 = fourth.factors[y];
            int row = first.products.length == width ? 0 : y * width;
            for (int i = row; i < row + width; i++) {
                sum0 += first.products[i] * factor0;
                sum1 += second.products[i] * factor1;
                sum2 += third.products[i] * factor2;
                sum3 += fourth.products[i] * factor3;
            }
        }
        return new double[] {sum0, sum1, sum2, sum3};
    }

    /**
     * What one sum is made of.
     *
     * @param products of the channel and the cosine across, by pixel; only one row if all are equal
     * @param factors the cosine down, by row
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Term(double[] products, double[] factors) {}
}
