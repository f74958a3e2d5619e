package org.thumbnailroute.demo;

import java.io.PrintStream;
import java.util.List;
import org.thumbnailroute.announcement.Announcement;
import org.thumbnailroute.demo.DemoOutcome.Announced;
import org.thumbnailroute.demo.DemoOutcome.Failed;
import org.thumbnailroute.thumbnail.StoredThumbnail;

/** The results on the console: a row for each thumbnail, and its link in full on a line of its own. */
final class Table {

    private final PrintStream out;
    private final String row;

    Table(PrintStream out, List<DemoPicture> pictures) {
        this.out = out;
        int widest = pictures.stream()
                .mapToInt(picture -> picture.key().length())
                .max()
                .orElse(0);
        this.row = "%-" + Math.max(widest, "source".length()) + "s  %-19s  %-15s  %6s%n";
    }

    void printHead() {
        out.printf(row, "source", "size", "thumbnail", "ms");
    }

    void print(Result result) {
        out.println();
        if (result.outcome() instanceof Announced announced) {
            Announcement.Source source = announced.document().source();
            for (StoredThumbnail thumbnail : announced.document().thumbnails()) {
                out.printf(
                        row,
                        key(result),
                        picture(source.width(), source.height(), source.bytes()),
                        picture(thumbnail.width(), thumbnail.height(), thumbnail.bytes()),
                        result.millis());
                out.println("  " + thumbnail.link());
            }
        } else if (result.outcome() instanceof Failed failed) {
            out.printf(row, key(result), Units.bytes(result.bytes()), "none", result.millis());
            out.println("  " + failed.reason() + ": " + failed.error());
        }
    }

    /** A file's name may hold what a terminal obeys. */
    private static String key(Result result) {
        return result.picture().key().replaceAll("\\p{Cntrl}", "?");
    }

    private static String picture(int width, int height, long bytes) {
        return "%dx%d, %s".formatted(width, height, Units.bytes(bytes));
    }
}
