package org.thumbnailroute.explain;

import java.util.Locale;

/** FactNumbers as people read them. */
final class FactNumbers {

    private static final double MEGA = 1e6;

    private FactNumbers() {}

    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String bytes(long number) {
        return grouped(number) + (number == 1 ? " byte" : " bytes");
    }

    static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / MEGA);
    }
}
