package org.thumbnailroute.explain;

/**
 * One figure of a picture against its limit.
 *
 * @param name of what is limited
 * @param value the picture's
 * @param most that is allowed
 * @param setting what to change for more
 */
record Limit(String name, long value, long most, String setting) {

    boolean isExceeded() {
        return value > most;
    }

    String line() {
        boolean isMemory = name.startsWith("memory");
        return "%-7s %s of %s (%s)%s"
                .formatted(
                        name,
                        isMemory ? FactNumbers.megabytes(value) : FactNumbers.grouped(value),
                        isMemory ? FactNumbers.megabytes(most) : FactNumbers.grouped(most),
                        setting,
                        isExceeded() ? ": TOO MUCH" : "");
    }
}
