package org.thumbnailroute.pictures.jpeg;

import static org.thumbnailroute.pictures.jpeg.JpegCase.shows;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.thumbnailroute.pictures.jpeg.JpegCase.Shows;

/** Processes, scans and restart intervals. */
final class ScanJpegs {

    private static final String HALF = "2x2,1x1,1x1";

    /** One band after the other, no approximation. */
    private static final String BANDS = "0,1,2:0-0:0:0 0:1-1:0:0 0:2-2:0:0 0:3-9:0:0 2:1-63:0:0 0:10-63:0:0 1:1-63:0:0";

    /** Many steps of approximation, in an order that mixes everything that may be mixed. */
    private static final String STEPS = "0,1,2:0-0:0:3 0,1,2:0-0:3:2 0:1-63:0:4 0:1-63:4:3 0,1,2:0-0:2:1 1:1-63:0:2 "
            + "2:1-63:0:3 0:1-63:3:2 0,1,2:0-0:1:0 0:1-20:2:1 0:21-63:2:1 0:1-63:1:0 1:1-63:2:1 2:1-63:3:2 1:1-63:1:0 "
            + "2:1-63:2:1 2:1-63:1:0";

    /** DC of each component apart, the last of it after the AC of others. */
    private static final String DC_APART =
            "2:0-0:0:0 1:0-0:0:1 0:0-0:0:0 0:1-63:0:0 1:0-0:1:0 1:1-63:0:1 2:1-63:0:0 1:1-63:1:0";

    /** A file that never gets fine. */
    private static final String COARSE = "0,1,2:0-0:0:1 0:1-5:0:1 1:1-5:0:1 2:1-5:0:1";

    private ScanJpegs() {}

    static List<JpegCase> all() {
        BufferedImage card = TestCard.colour(203, 155);
        List<JpegCase> all = new ArrayList<>();
        all.addAll(sequential(card));
        all.addAll(progressive(card));
        all.addAll(restarts(card));
        return all;
    }

    private static List<JpegCase> sequential(BufferedImage card) {
        return List.of(
                shows(
                        "extended sequential",
                        card,
                        JpegVariant.of(card).extended().write()),
                shows(
                        "scan by scan",
                        card,
                        half(card).scans(ScanSpec.groups("0", "1", "2")).write()),
                shows(
                        "scan by scan, the steps of chroma not before it",
                        card,
                        Patch.late(
                                half(card)
                                        .separateTables()
                                        .scans(ScanSpec.groups("0", "1", "2"))
                                        .write(),
                                0xDB)),
                shows(
                        "progressive scan by scan, the steps of chroma not before it",
                        card,
                        Patch.late(
                                half(card)
                                        .separateTables()
                                        .progressive(ScanSpec.script(
                                                "0:0-0:0:0 1:0-0:0:0 2:0-0:0:0 0:1-63:0:0 1:1-63:0:0 2:1-63:0:0"))
                                        .write(),
                                0xDB)),
                shows(
                        "scan by scan, luma in the middle",
                        card,
                        half(card).scans(ScanSpec.groups("2", "0", "1")).write()),
                shows(
                        "chroma in one scan",
                        card,
                        half(card).scans(ScanSpec.groups("0", "1,2")).write()),
                shows(
                        "chroma first",
                        card,
                        half(card).scans(ScanSpec.groups("1,2", "0")).write()),
                shows(
                        "luma with Cr",
                        card,
                        half(card).extended().scans(ScanSpec.groups("0,2", "1")).write()));
    }

    private static List<JpegCase> progressive(BufferedImage card) {
        List<JpegCase> all = new ArrayList<>();
        all.add(shows(
                "libjpeg's progression",
                card,
                half(card).progressive(ScanSpec.standardProgression()).write()));
        all.add(shows(
                "progressive, band by band",
                card,
                half(card).progressive(ScanSpec.script(BANDS)).write()));
        all.add(shows(
                "progressive, step by step",
                card,
                half(card).progressive(ScanSpec.script(STEPS)).write()));
        all.add(shows(
                "progressive, DC apart",
                card,
                half(card).progressive(ScanSpec.script(DC_APART)).write()));
        for (int run : List.of(1, 2, 3, 100)) {
            JpegVariant variant =
                    half(card).progressive(ScanSpec.standardProgression()).endRunsUpTo(run);
            all.add(shows("end-of-band runs up to " + run, card, variant.write()));
        }
        byte[] coarse = half(card).progressive(ScanSpec.script(COARSE)).write();
        all.add(new JpegCase("progressive without its fine scans", coarse, new Shows(card, true)));
        BufferedImage flat = new BufferedImage(1500, 1410, BufferedImage.TYPE_INT_RGB);
        JpegVariant flatGrey = JpegVariant.of(flat).colours(ColourModel.GREY);
        all.add(shows(
                "the longest end-of-band run",
                flat,
                flatGrey.progressive(ScanSpec.progression(1)).write()));
        return all;
    }

    private static List<JpegCase> restarts(BufferedImage card) {
        List<JpegCase> all = new ArrayList<>();
        for (int interval : List.of(1, 2, 7, 13, 1000, 65_535)) {
            all.add(shows(
                    "restart interval " + interval,
                    card,
                    half(card).restarts(interval).write()));
            JpegVariant progressive =
                    half(card).progressive(ScanSpec.standardProgression()).restarts(interval);
            all.add(shows("progressive, restart interval " + interval, card, progressive.write()));
        }
        all.add(shows(
                "restart interval changed between scans",
                card,
                half(card)
                        .scans(ScanSpec.groups("0", "1", "2"))
                        .restarts(5, 0, 3)
                        .write()));
        all.add(shows(
                "progressive, restart interval changed between scans",
                card,
                half(card)
                        .progressive(ScanSpec.script(STEPS))
                        .restarts(0, 3, 40, 0, 7)
                        .write()));
        return all;
    }

    private static JpegVariant half(BufferedImage card) {
        return JpegVariant.of(card).sampling(HALF);
    }
}
