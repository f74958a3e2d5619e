package org.thumbnailroute.idempotent;

/** Text for a log line: database drivers like to spread a message over several. */
final class OneLine {

    private OneLine() {}

    static String of(Throwable failure) {
        return of(failure.toString());
    }

    static String of(String text) {
        return text.replaceAll("[\\s\\p{Cntrl}]+", " ");
    }
}
