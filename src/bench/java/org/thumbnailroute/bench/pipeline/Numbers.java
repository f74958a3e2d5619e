package org.thumbnailroute.bench.pipeline;

import java.util.Locale;

/** Figures as they stand in a table, three digits or so. */
final class Numbers {

    private Numbers() {}

    static String of(double value) {
        String format = value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f";
        return String.format(Locale.ROOT, format, value);
    }

    static String percent(double part) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * part);
    }
}
