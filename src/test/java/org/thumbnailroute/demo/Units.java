package org.thumbnailroute.demo;

import java.util.Locale;

/** Numbers as people read them. */
final class Units {

    private Units() {}

    /** Two digits or more: {@code 31 B}, {@code 1.9 kB}, {@code 412 kB}, {@code 1.4 MB}. */
    static String bytes(long bytes) {
        if (bytes < 1_000) {
            return bytes + " B";
        }
        boolean mega = bytes >= 999_500;
        double number = bytes / (mega ? 1e6 : 1e3);
        return String.format(Locale.ROOT, number < 9.95 ? "%.1f %s" : "%.0f %s", number, mega ? "MB" : "kB");
    }
}
