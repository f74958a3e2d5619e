package org.thumbnailroute.engine.internal.icc;

import java.nio.ByteBuffer;
import java.util.function.DoubleUnaryOperator;

/** How much light the 256 values of one channel stand for: tags of type {@code curv} and {@code para}. */
final class ToneCurve {

    private static final int SAMPLED = 0x63757276;
    /** What Monaco's programs wrote instead. */
    private static final int MONACO_SAMPLED = 0x9478ee00;

    private static final int PARAMETRIC = 0x70617261;

    /** As many as Little CMS reads. */
    private static final int MOST_POINTS = 0x7fff;

    /** How many parameters each of the five functions has. */
    private static final int[] PARAMETERS = {1, 3, 4, 5, 7};

    private ToneCurve() {}

    /**
     * Reads a curve.
     *
     * @return for each value from 0 to 255, the light from 0 to 1
     */
    static float[] read(ByteBuffer tag) throws BrokenProfileException {
        DoubleUnaryOperator curve =
                switch (IccTags.type(tag)) {
                    case SAMPLED, MONACO_SAMPLED -> sampled(tag);
                    case PARAMETRIC -> parametric(tag);
                    default -> throw new BrokenProfileException("a curve of an unknown type");
                };
        float[] light = new float[256];
        for (int i = 0; i < 256; i++) {
            double y = curve.applyAsDouble(i / 255.0);
            // not a number, of a power of what is negative, becomes 0
            light[i] = y > 0 ? (float) Math.min(1, y) : 0;
        }
        return light;
    }

    private static DoubleUnaryOperator sampled(ByteBuffer tag) throws BrokenProfileException {
        int count = size(tag, 12) ? tag.getInt(8) : -1;
        if (count < 0 || count > MOST_POINTS || count > (tag.limit() - 12) / 2) {
            throw new BrokenProfileException("a curve of %d points".formatted(count));
        }
        if (count == 0) {
            return x -> x;
        }
        if (count == 1) {
            double gamma = (tag.getShort(12) & 0xffff) / 256.0;
            return x -> Math.pow(x, gamma);
        }
        return x -> {
            double position = x * (count - 1);
            int index = Math.min(count - 2, (int) position);
            double low = tag.getShort(12 + 2 * index) & 0xffff;
            double high = tag.getShort(14 + 2 * index) & 0xffff;
            return (low + (high - low) * (position - index)) / 65535;
        };
    }

    /** ICC.1, table 68, and where that says nothing, as Little CMS has it. */
    private static DoubleUnaryOperator parametric(ByteBuffer tag) throws BrokenProfileException {
        int function = size(tag, 12) ? tag.getShort(8) : -1;
        if (function < 0 || function >= PARAMETERS.length || !size(tag, 12 + 4 * PARAMETERS[function])) {
            throw new BrokenProfileException("a curve of function %d".formatted(function));
        }
        double[] p = new double[7];
        for (int i = 0; i < PARAMETERS[function]; i++) {
            p[i] = IccTags.fixed(tag, 12 + 4 * i);
        }
        double g = p[0];
        double a = p[1];
        double b = p[2];
        return switch (function) {
            case 0 -> x -> Math.pow(x, g);
            case 1 -> x -> a == 0 ? 0 : power(a * x + b, g);
            case 2 -> x -> a == 0 ? 0 : p[3] + power(a * x + b, g);
            default -> x -> x >= p[4] ? power(a * x + b, g) + p[5] : p[3] * x + p[6];
        };
    }

    private static double power(double base, double exponent) {
        return base > 0 ? Math.pow(base, exponent) : 0;
    }

    private static boolean size(ByteBuffer tag, int length) {
        return tag.limit() >= length;
    }
}
