package org.thumbnailroute.pictures.jpeg;

import static org.thumbnailroute.pictures.jpeg.JpegCase.shows;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.thumbnailroute.pictures.jpeg.JpegCase.ShowsAllBut;
import org.thumbnailroute.pictures.jpeg.JpegCase.Told;

/** Files that end a little early: all but the last unit is there. */
final class CutJpegs {

    private CutJpegs() {}

    static List<JpegCase> all() {
        // a picture whose last row of MCUs is a large part of it
        BufferedImage card = TestCard.colour(203, 48);
        JpegVariant half = JpegVariant.of(card).sampling("2x2,1x1,1x1");
        byte[] baseline = half.write();
        byte[] restarts = half.restarts(13).write();
        byte[] scans =
                JpegVariant.of(card).scans(ScanSpec.groups("0", "1", "2")).write();
        byte[] progressive = JpegVariant.of(card)
                .progressive(ScanSpec.script("0,1,2:0-0:0:0 0:1-63:0:0 1:1-63:0:0 2:1-63:0:0"))
                .write();
        List<JpegCase> all = new ArrayList<>();
        for (int bytes : new int[] {1, 2}) {
            all.add(shows("without its last bytes, " + bytes, card, cut(baseline, bytes)));
        }
        for (int bytes : new int[] {2, 3, 6}) {
            all.add(cut("progressive", card, progressive, bytes));
        }
        for (int bytes : new int[] {3, 6}) {
            all.add(cut("baseline", card, baseline, bytes));
            all.add(cut("with restarts", card, restarts, bytes));
            all.add(cut("scan by scan", card, scans, bytes));
        }
        return all;
    }

    private static JpegCase cut(String kind, BufferedImage card, byte[] file, int bytes) {
        return new JpegCase(
                "%s, cut by %d bytes".formatted(kind, bytes), cut(file, bytes), new ShowsAllBut(card, 1, 1, Told.YES));
    }

    private static byte[] cut(byte[] file, int bytes) {
        return Arrays.copyOf(file, file.length - bytes);
    }
}
