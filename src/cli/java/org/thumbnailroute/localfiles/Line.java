package org.thumbnailroute.localfiles;

import java.nio.file.Path;
import java.util.Locale;
import org.thumbnailroute.engine.Thumbnail;
import org.thumbnailroute.text.Printable;

/** One line for each file, tab-separated: outcome, file, its size, the thumbnail's size and format, CPU ms. */
final class Line {

    private static final String UNKNOWN = "-";

    private Line() {}

    static String ok(Path file, Made made) {
        Thumbnail thumbnail = made.set().thumbnails().get(0);
        return line(
                made.set().partial() ? "ok:partial" : "ok",
                file,
                made.set().width() + "x" + made.set().height(),
                thumbnail.width() + "x" + thumbnail.height(),
                thumbnail.format().toString(),
                String.format(Locale.ROOT, "%.2f", made.cpuMillis()));
    }

    static String rejected(Path file, FailedFile failure) {
        return line("rejected:" + failure.reason(), file, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN);
    }

    private static String line(String outcome, Path file, String... columns) {
        return outcome + "\t" + Printable.whole(file.toString()) + "\t" + String.join("\t", columns);
    }
}
