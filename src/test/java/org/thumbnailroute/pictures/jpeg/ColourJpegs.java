package org.thumbnailroute.pictures.jpeg;

import static org.thumbnailroute.pictures.jpeg.ColourModel.CMYK;
import static org.thumbnailroute.pictures.jpeg.ColourModel.GREY;
import static org.thumbnailroute.pictures.jpeg.ColourModel.RGB;
import static org.thumbnailroute.pictures.jpeg.ColourModel.YCBCR;
import static org.thumbnailroute.pictures.jpeg.ColourModel.YCCK;
import static org.thumbnailroute.pictures.jpeg.JpegCase.shows;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What components mean, and how files say so. Where a file says nothing, it means what libjpeg takes it for. */
final class ColourJpegs {

    private ColourJpegs() {}

    static List<JpegCase> all() {
        BufferedImage card = TestCard.colour(203, 155);
        List<JpegCase> all = new ArrayList<>();
        all.addAll(grey(TestCard.grey(203, 155)));
        all.addAll(threeComponents(card));
        all.addAll(idsGivenTwice(card));
        all.addAll(inks(card));
        all.addAll(inksOfUnknownPrograms(card));
        return all;
    }

    /** A scan of one component is not interleaved, so its sampling factors have nothing to say (T.81 A.2.2). */
    private static List<JpegCase> grey(BufferedImage card) {
        List<JpegCase> all = new ArrayList<>();
        for (String factors : List.of("1x1", "2x2", "4x1", "1x3")) {
            JpegVariant variant =
                    JpegVariant.of(card).colours(GREY, Segments.jfif()).sampling(factors);
            all.add(shows("grey " + factors, card, variant.write()));
            all.add(shows(
                    "grey " + factors + ", restarts", card, variant.restarts(5).write()));
            variant.progressive(ScanSpec.progression(1));
            all.add(shows("progressive grey " + factors, card, variant.write()));
        }
        return all;
    }

    private static List<JpegCase> threeComponents(BufferedImage card) {
        byte[] jfif = Segments.jfif();
        return List.of(
                shows("RGB, Adobe", card, three(card, RGB, Segments.adobe(0)).write()),
                shows(
                        "RGB, Adobe, named",
                        card,
                        three(card, RGB, Segments.adobe(0)).ids('R', 'G', 'B').write()),
                shows("RGB, named", card, three(card, RGB).ids('R', 'G', 'B').write()),
                shows(
                        "progressive RGB, Adobe",
                        card,
                        three(card, RGB, Segments.adobe(0))
                                .progressive(ScanSpec.progression(3))
                                .write()),
                shows(
                        "YCbCr, Adobe",
                        card,
                        three(card, YCBCR, Segments.adobe(1)).write()),
                shows(
                        "YCbCr, JFIF and Adobe",
                        card,
                        three(card, YCBCR, jfif, Segments.adobe(1)).write()),
                shows("YCbCr, nothing said", card, three(card, YCBCR).write()),
                shows(
                        "YCbCr, Adobe with the transform of inks",
                        card,
                        three(card, YCBCR, Segments.adobe(2)).write()),
                shows(
                        "YCbCr, JFIF, but Adobe says RGB",
                        card,
                        three(card, YCBCR, Segments.adobe(0), jfif).write()),
                shows(
                        "RGB, named, and JFIF cut short",
                        card,
                        three(card, RGB, Segments.of(0xE0, Segments.text("JFIF\0\1\2")))
                                .ids('R', 'G', 'B')
                                .write()),
                shows(
                        "YCbCr, named R, G, b",
                        card,
                        three(card, YCBCR).ids('R', 'G', 'b').write()),
                shows("YCbCr, ids from 0", card, three(card, YCBCR).ids(0, 1, 2).write()),
                shows(
                        "YCbCr, strange ids",
                        card,
                        three(card, YCBCR).ids(35, 255, 7).write()),
                shows(
                        "YCbCr, JFIF, but named R, G, B",
                        card,
                        three(card, YCBCR, jfif).ids('R', 'G', 'B').write()));
    }

    /** Each id then means the next component of that name. */
    private static List<JpegCase> idsGivenTwice(BufferedImage card) {
        String half = "2x2,1x1,1x1,2x2";
        List<JpegCase> all = new ArrayList<>();
        for (int[] ids : new int[][] {{0, 0, 0}, {1, 1, 2}, {1, 2, 2}, {2, 1, 2}, {3, 2, 1}, {255, 255, 255}}) {
            String name = Arrays.toString(ids);
            JpegVariant variant = three(card, YCBCR).sampling(half).ids(ids);
            all.add(shows("ids " + name, card, variant.write()));
            all.add(shows(
                    "scan by scan, ids " + name,
                    card,
                    variant.scans(ScanSpec.groups("0", "1", "2")).write()));
        }
        all.add(shows(
                "inks, ids 1, 1, 2, 3",
                card,
                JpegVariant.of(card)
                        .colours(CMYK, Segments.adobe(0))
                        .ids(1, 1, 2, 3)
                        .write()));
        all.add(shows(
                "inks as YCCK, all ids 0",
                card,
                JpegVariant.of(card)
                        .colours(YCCK, Segments.adobe(2))
                        .sampling(half)
                        .ids(0, 0, 0, 0)
                        .write()));
        return all;
    }

    /** Without Adobe's header, or with one that says what Adobe's programs do not. */
    private static List<JpegCase> inksOfUnknownPrograms(BufferedImage card) {
        return List.of(
                shows(
                        "CMYK, nothing said",
                        card,
                        JpegVariant.of(card).colours(CMYK).write()),
                shows(
                        "CMYK, named",
                        card,
                        JpegVariant.of(card)
                                .colours(CMYK)
                                .ids('C', 'M', 'Y', 'K')
                                .sampling("1x1,1x1,1x1,1x1")
                                .write()),
                shows(
                        "CMYK, JFIF",
                        card,
                        JpegVariant.of(card).colours(CMYK, Segments.jfif()).write()),
                shows(
                        "CMYK, an APP14 of somebody else",
                        card,
                        JpegVariant.of(card)
                                .colours(CMYK, Segments.of(0xEE, Segments.text("Adobf\0d\0\0\0\0\2")))
                                .write()),
                shows(
                        "progressive CMYK, nothing said",
                        card,
                        JpegVariant.of(card)
                                .colours(CMYK)
                                .progressive(ScanSpec.progression(4))
                                .write()),
                shows(
                        "YCCK, Adobe with the transform of YCbCr",
                        card,
                        JpegVariant.of(card).colours(YCCK, Segments.adobe(1)).write()),
                shows(
                        "YCCK, Adobe with an unknown transform",
                        card,
                        JpegVariant.of(card)
                                .colours(YCCK, Segments.jfif(), Segments.adobe(200))
                                .write()));
    }

    private static List<JpegCase> inks(BufferedImage card) {
        byte[] none = Segments.adobe(0);
        byte[] ycck = Segments.adobe(2);
        String half = "2x2,1x1,1x1,2x2";
        return List.of(
                shows(
                        "CMYK, Adobe",
                        card,
                        JpegVariant.of(card).colours(CMYK, none).write()),
                shows(
                        "YCCK, Adobe",
                        card,
                        JpegVariant.of(card).colours(YCCK, ycck).write()),
                shows(
                        "YCCK 4:2:0",
                        card,
                        JpegVariant.of(card).colours(YCCK, ycck).sampling(half).write()),
                shows(
                        "YCCK, scan by scan",
                        card,
                        JpegVariant.of(card)
                                .colours(YCCK, ycck)
                                .scans(ScanSpec.groups("3", "0", "2", "1"))
                                .write()),
                shows(
                        "progressive CMYK",
                        card,
                        JpegVariant.of(card)
                                .colours(CMYK, none)
                                .progressive(ScanSpec.progression(4))
                                .write()),
                shows(
                        "progressive YCCK 4:2:0",
                        card,
                        JpegVariant.of(card)
                                .colours(YCCK, ycck)
                                .sampling(half)
                                .progressive(ScanSpec.progression(4))
                                .write()));
    }

    private static JpegVariant three(BufferedImage card, ColourModel model, byte[]... segments) {
        return JpegVariant.of(card).colours(model, segments);
    }
}
