package org.thumbnailroute.demo;

import java.io.PrintStream;
import java.util.List;
import org.thumbnailroute.demo.Picture.State;
import org.thumbnailroute.text.Printable;

/** The results on the console: a row for each thumbnail, and its link in full on a line of its own. */
final class Table {

    private final PrintStream out;
    private final String row;

    Table(PrintStream out, List<DemoPicture> pictures) {
        this.out = out;
        int widest = pictures.stream()
                .mapToInt(picture -> Printable.of(picture.key()).length())
                .max()
                .orElse(0);
        this.row = "%-" + Math.max(widest, "source".length()) + "s  %-19s  %-15s  %6s%n";
    }

    void printHead() {
        out.printf(row, "source", "size", "thumbnail", "ms");
    }

    void print(Picture result) {
        out.println();
        String key = Printable.of(result.key());
        Ending ending = result.ending();
        for (LinkedThumbnail thumbnail : ending.thumbnails()) {
            out.printf(
                    row,
                    key,
                    picture(ending.width(), ending.height(), result.bytes()),
                    picture(thumbnail.width(), thumbnail.height(), thumbnail.bytes()),
                    ending.millis());
            out.println("  " + thumbnail.link());
        }
        if (ending.thumbnails().isEmpty()) {
            out.printf(row, key, Units.bytes(result.bytes()), "none", ending.millis());
            out.println(
                    "  " + (ending.reason().isEmpty() ? ending.outcome() : ending.reason()) + ": " + ending.error());
        }
    }

    /** The last line. */
    static String summary(List<Picture> results) {
        long announced = results.stream()
                .filter(result -> result.state() == State.ANNOUNCED)
                .count();
        return "%d pictures: %d announced, %d failed.".formatted(results.size(), announced, results.size() - announced);
    }

    private static String picture(int width, int height, long bytes) {
        return "%dx%d, %s".formatted(width, height, Units.bytes(bytes));
    }
}
