package org.thumbnailroute.pictures.jpeg;

import static org.thumbnailroute.pictures.jpeg.JpegCase.shows;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.thumbnailroute.pictures.ExifSegment;
import org.thumbnailroute.pictures.StoredOrientation;
import org.thumbnailroute.pictures.jpeg.JpegCase.ShowsAllBut;
import org.thumbnailroute.pictures.jpeg.JpegCase.Told;

/** Tables, segments, and what lies between, before and behind them. */
final class StructureJpegs {

    private static final byte[] END = {(byte) 0xFF, (byte) 0xD9};

    private StructureJpegs() {}

    static List<JpegCase> all() {
        BufferedImage card = TestCard.colour(203, 155);
        byte[] other =
                JpegVariant.of(TestCard.swapped(TestCard.colour(90, 120))).write();
        List<JpegCase> all = new ArrayList<>();
        all.addAll(tables(card));
        all.addAll(segments(card, other));
        all.addAll(ends(card, other));
        all.addAll(profiles(card));
        for (int orientation = 1; orientation <= 8; orientation++) {
            byte[] exif = ExifSegment.of(orientation, orientation % 2 == 0, ByteOrder.BIG_ENDIAN);
            BufferedImage stored = StoredOrientation.store(card, orientation);
            JpegVariant variant = JpegVariant.of(stored).sampling("2x1,1x1,1x1");
            all.add(shows(
                    "EXIF orientation " + orientation,
                    card,
                    variant.header(exif).write()));
            variant.header(Segments.jfif(), Segments.comment("no EXIF"), exif);
            all.add(shows("EXIF orientation " + orientation + " after JFIF", card, variant.write()));
        }
        return all;
    }

    private static List<JpegCase> tables(BufferedImage card) {
        List<ScanSpec> groups = ScanSpec.groups("0", "1", "2");
        List<ScanSpec> progression = ScanSpec.standardProgression();
        return List.of(
                shows(
                        "16-bit steps",
                        card,
                        JpegVariant.of(card).extended().wideSteps().write()),
                shows(
                        "16-bit steps in baseline",
                        card,
                        JpegVariant.of(card).wideSteps().write()),
                shows(
                        "progressive, 16-bit steps",
                        card,
                        JpegVariant.of(card)
                                .wideSteps()
                                .progressive(progression)
                                .write()),
                shows(
                        "a segment for each table",
                        card,
                        JpegVariant.of(card).separateTables().write()),
                shows(
                        "a segment for each table of each scan",
                        card,
                        JpegVariant.of(card).separateTables().scans(groups).write()),
                shows(
                        "a fill byte before each marker",
                        card,
                        JpegVariant.of(card).fill(0xFF).write()),
                shows(
                        "fill bytes before each marker",
                        card,
                        JpegVariant.of(card).fill(0xFF, 0xFF, 0xFF).write()),
                shows(
                        "garbage before each marker",
                        card,
                        JpegVariant.of(card).fill(0, 1, 0x7F, 0xFE).write()),
                shows(
                        "a stuffed 0xFF before each marker",
                        card,
                        JpegVariant.of(card).fill(0xFF, 0, 5).write()),
                shows(
                        "fill bytes between scans",
                        card,
                        JpegVariant.of(card)
                                .fill(0xFF, 0xFF)
                                .progressive(progression)
                                .write()));
    }

    private static List<JpegCase> segments(BufferedImage card, byte[] other) {
        byte[] jfif = Segments.jfif();
        byte[] large = Segments.of(0xE9, new byte[65_533]);
        byte[] markers = Segments.of(0xED, Segments.bytes(0xFF, 0xD9, 0xFF, 0xC0, 0xFF, 0xDA, 0xFF, 0xD8, 0xFF));
        return List.of(
                shows(
                        "no application segment",
                        card,
                        JpegVariant.of(card).header().write()),
                shows(
                        "a comment",
                        card,
                        JpegVariant.of(card)
                                .header(jfif, Segments.comment("Hello"))
                                .write()),
                shows(
                        "an empty comment",
                        card,
                        JpegVariant.of(card).header(jfif, Segments.comment("")).write()),
                shows(
                        "the largest segments",
                        card,
                        JpegVariant.of(card).header(jfif, large, large).write()),
                shows(
                        "markers inside a segment",
                        card,
                        JpegVariant.of(card).header(jfif, markers).write()),
                shows(
                        "an empty APP14",
                        card,
                        JpegVariant.of(card).header(Segments.of(0xEE)).write()),
                shows(
                        "an APP14 of somebody else",
                        card,
                        JpegVariant.of(card)
                                .header(Segments.of(0xEE, Segments.text("Adobf\0d\0\0\0\0\0")))
                                .write()),
                shows(
                        "JFIF thumbnail",
                        card,
                        JpegVariant.of(card)
                                .header(Segments.jfif(3, 2, new byte[18]))
                                .write()),
                shows(
                        "JPEG thumbnail",
                        card,
                        JpegVariant.of(card).header(jfif, Segments.jfxx(other)).write()),
                shows(
                        "EXIF with an orientation of 9",
                        card,
                        JpegVariant.of(card)
                                .header(ExifSegment.of(9, false, ByteOrder.LITTLE_ENDIAN))
                                .write()),
                shows(
                        "broken EXIF",
                        card,
                        JpegVariant.of(card)
                                .header(Segments.of(0xE1, Segments.text("Exif\0\0II*\0\u00ff\u00ff\u00ff\u007f")))
                                .write()));
    }

    private static List<JpegCase> ends(BufferedImage card, byte[] other) {
        return List.of(
                shows(
                        "another picture behind",
                        card,
                        JpegVariant.of(card).endsWith(END, other).write()),
                shows(
                        "zeros behind",
                        card,
                        JpegVariant.of(card).endsWith(END, new byte[3000]).write()),
                shows("no end marker", card, JpegVariant.of(card).endsWith().write()),
                shows(
                        "half an end marker",
                        card,
                        JpegVariant.of(card).endsWith(Segments.bytes(0xFF)).write()),
                new JpegCase(
                        "progressive, no end marker",
                        JpegVariant.of(card)
                                .progressive(ScanSpec.standardProgression())
                                .endsWith()
                                .write(),
                        new ShowsAllBut(card, 1, 1, Told.YES)),
                shows(
                        "a comment before the end",
                        card,
                        JpegVariant.of(card)
                                .endsWith(Segments.comment("The end"), END)
                                .write()));
    }

    private static List<JpegCase> profiles(BufferedImage card) {
        byte[] srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        byte[] swapping = swapRedAndBlue(srgb);
        return List.of(
                shows("ICC sRGB", card, profile(card, Segments.icc(srgb, 1, false))),
                shows("ICC in parts", TestCard.swapped(card), profile(card, Segments.icc(swapping, 3, false))),
                shows(
                        "ICC in parts, last first",
                        TestCard.swapped(card),
                        profile(card, Segments.icc(swapping, 7, true))),
                shows("ICC broken", card, profile(card, Segments.icc(new byte[500], 2, false))),
                shows("ICC cut", card, profile(card, Segments.icc(Arrays.copyOf(swapping, 200), 1, false))));
    }

    private static byte[] profile(BufferedImage card, byte[] segments) {
        return JpegVariant.of(card).header(Segments.jfif(), segments).write();
    }

    /** A profile by which the first component is blue and the last is red. */
    private static byte[] swapRedAndBlue(byte[] srgb) {
        byte[] swapped = srgb.clone();
        // the tag table begins at 132 with entries of twelve bytes, whose names begin with the colour: rXYZ, bTRC
        for (int i = 132; i + 12 <= 132 + 12 * srgb[131]; i += 12) {
            boolean ofColour = srgb[i + 1] == 'X' || (srgb[i + 1] == 'T' && srgb[i + 2] == 'R');
            if (ofColour && srgb[i] == 'r') {
                swapped[i] = 'b';
            } else if (ofColour && srgb[i] == 'b' && srgb[i + 1] != 'k') {
                swapped[i] = 'r';
            }
        }
        return swapped;
    }
}
