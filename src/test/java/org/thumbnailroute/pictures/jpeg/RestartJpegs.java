package org.thumbnailroute.pictures.jpeg;

import static org.thumbnailroute.pictures.jpeg.JpegCase.shows;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.thumbnailroute.pictures.jpeg.JpegCase.ShowsAllBut;
import org.thumbnailroute.pictures.jpeg.JpegCase.Told;

/** Files whose restart intervals are lost, repeated, broken or numbered otherwise: what is there stays in its place. */
final class RestartJpegs {

    /** MCUs of 16x16 pixels in a row of the picture. */
    private static final int ROW = 13;

    private static final int HEIGHT = 155;
    private static final String SINGLE =
            "0:0-0:0:1 1:0-0:0:0 2:0-0:0:0 0:0-0:1:0 0:1-63:0:1 1:1-63:0:0 2:1-63:0:0 0:1-63:1:0";

    private final BufferedImage card = TestCard.colour(203, HEIGHT);
    private final List<JpegCase> all = new ArrayList<>();

    private RestartJpegs() {}

    static List<JpegCase> all() {
        RestartJpegs cases = new RestartJpegs();
        cases.of("baseline", cases.half().restarts(ROW));
        cases.of(
                "CMYK",
                JpegVariant.of(cases.card)
                        .sampling("2x2,2x2,2x2,2x2")
                        .colours(ColourModel.CMYK, Segments.adobe(0))
                        .restarts(ROW));
        cases.of(
                "progressive",
                cases.half().progressive(ScanSpec.standardProgression()).restarts(ROW, 0));
        cases.of(
                "progressive, scan by scan",
                cases.half().progressive(ScanSpec.script(SINGLE)).restarts(52, 0));
        cases.small();
        cases.laterScans();
        cases.numbers();
        return cases.all;
    }

    private JpegVariant half() {
        return JpegVariant.of(card).sampling("2x2,1x1,1x1");
    }

    /** Intervals of one row of MCUs. */
    private void of(String kind, JpegVariant variant) {
        Intervals whole = Intervals.of(variant.write());
        but(kind + ", an interval lost", whole.without(3, 4), 3, 4);
        but(kind + ", two intervals lost", whole.without(3, 4).without(6, 7), 3, 8);
        but(kind + ", five intervals in a row lost", whole.without(2, 7), 2, 7);
        but(kind + ", the first data lost", whole.with(0), 0, 1);
        but(kind + ", an interval short", whole.with(4, 1, 2, 3), 4, 5);
        but(kind + ", a marker lost", whole.joined(3), 3, 5);
        but(kind + ", a marker overwritten", whole.marked(3, 0x12, 0x34), 3, 5);
        but(kind + ", an FF lost", whole.marked(3, 0, 0xD3), 3, 5);
        but(kind + ", another marker for one", whole.marked(3, 0xFF, 0x3A), 3, 5);
        but(kind + ", a burst of ones", whole.with(4, burst(200, 0xFF)), 4, 5);
        broken(kind + ", a burst of zeros", whole.with(4, burst(200, 0)), 4, 5);
        but(
                kind + ", a burst with markers in it",
                whole.with(4, 1, 0xFF, 0xC4, 0, 3, 0xFF, 0x3A, 0, 9, 0xFF, 0xE1, 0, 4, 5),
                4,
                5);
        but(kind + ", a burst with a foreign number in it", whole.with(4, 1, 2, 0xFF, 0xD1, 7), 4, 5);
        whole(kind + ", an interval twice", whole.twice(3, 4));
        whole(kind + ", two intervals twice", whole.twice(3, 5));
        whole(kind + ", a wrong number", whole.marked(3, 0xFF, 0xD6));
        whole(kind + ", the last number wrong", whole.marked(8, 0xFF, 0xD5));
        but(kind + ", one twice, then one lost", whole.without(7, 8).twice(3, 4), 7, 8);
        but(kind + ", one lost, then one twice", whole.twice(7, 8).without(3, 4), 3, 4);
    }

    /** Intervals that begin and end within rows. */
    private void small() {
        Intervals rows = Intervals.of(half().restarts(ROW).write());
        but("one lost and the end", rows.without(8, 10).without(3, 4), 3, 10);
        Intervals five = Intervals.of(half().restarts(5).write());
        but("intervals of 5, one lost", five.without(7, 8), 2, 4);
        but("intervals of 5, six in a row lost", five.without(6, 12), 2, 5);
        but("intervals of 5, seven in a row lost", five.without(6, 13), 2, 5);
        but(
                "intervals of 5, seven in a row lost, and one more",
                five.without(20, 21).without(6, 13),
                2,
                9);
        Intervals scans = Intervals.of(
                half().scans(ScanSpec.groups("0", "1", "2")).restarts(52).write());
        but("scan by scan, an interval lost", scans.without(2, 3), 4, 6);
        Random random = new Random(1);
        for (int i = 0; i < 20; i++) {
            int[] noise = random.ints(400, 0, 256).toArray();
            broken("noise " + i, five.with(10, noise), 3, 5);
        }
    }

    private void laterScans() {
        String fine = "0,1,2:0-0:0:0 0:1-63:0:2 0:1-63:2:1 0:1-63:1:0 1:1-63:0:0 2:1-63:0:0";
        for (int scan = 1; scan < 4; scan++) {
            int[] restarts = {0, 0, 0, 0, 0};
            restarts[scan] = 52;
            Intervals whole = Intervals.of(
                    half().progressive(ScanSpec.script(fine)).restarts(restarts).write());
            broken("progressive, an interval of scan %d lost".formatted(scan), whole.without(2, 3), 4, 6);
            broken(
                    "progressive, an interval of scan %d broken".formatted(scan),
                    whole.with(2, 1, 2, 0xFF, 0x3A, 5),
                    4,
                    6);
            whole("progressive, an interval of scan %d twice".formatted(scan), whole.twice(2, 3));
        }
    }

    /** Writers that do not count. */
    private void numbers() {
        for (int interval : new int[] {1, ROW}) {
            Intervals whole = Intervals.of(half().restarts(interval).write());
            whole("all numbers 0, interval " + interval, whole.numbered(0, 0));
            whole("all numbers 7, interval " + interval, whole.numbered(7, 0));
            whole("numbers from 1, interval " + interval, whole.numbered(1, 1));
            whole("numbers backwards, interval " + interval, whole.numbered(0, 7));
        }
    }

    private static int[] burst(int length, int value) {
        int[] burst = new int[length];
        java.util.Arrays.fill(burst, value);
        return burst;
    }

    private void whole(String name, Intervals file) {
        all.add(shows(name, card, file.join()));
    }

    /** @param from row of MCUs */
    private void but(String name, Intervals file, int from, int to) {
        add(name, file, from, to, Told.YES);
    }

    private void broken(String name, Intervals file, int from, int to) {
        add(name, file, from, to, Told.PERHAPS);
    }

    private void add(String name, Intervals file, int from, int to, Told told) {
        double bottom = Math.min(1, 16.0 * to / HEIGHT);
        all.add(new JpegCase(name, file.join(), new ShowsAllBut(card, 16.0 * from / HEIGHT, bottom, told)));
    }
}
