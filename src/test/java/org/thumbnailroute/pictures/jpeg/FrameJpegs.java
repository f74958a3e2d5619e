package org.thumbnailroute.pictures.jpeg;

import static org.thumbnailroute.pictures.jpeg.JpegCase.shows;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.thumbnailroute.pictures.JpegFile;

/** Frames of webcams and AVI files, which leave out the standard Huffman tables, and heights that come after the data. */
final class FrameJpegs {

    private static final int APP0 = 0xE0;
    private static final int SOF0 = 0xC0;
    private static final int SOS = 0xDA;
    private static final byte[] END = {(byte) 0xFF, (byte) 0xD9};
    private static final int DC = 0;
    private static final int AC = 0x10;

    private FrameJpegs() {}

    static List<JpegCase> all() {
        BufferedImage card = TestCard.colour(203, 155);
        List<JpegCase> all = new ArrayList<>();
        all.addAll(withoutTables(card));
        all.addAll(lateHeights(card));
        return all;
    }

    private static List<JpegCase> withoutTables(BufferedImage card) {
        // the JDK writes with the standard tables
        byte[] file = JpegFile.baseline().withQuality(0.95).encode(card);
        byte[] frame = Patch.onlyTables(file);
        byte[] avi = Segments.of(APP0, Segments.text("AVI1\0\0\0\0\0\0\0\0\0\0"));
        return List.of(
                shows("no Huffman tables", card, frame),
                shows("AVI1, no Huffman tables", card, Patch.before(Patch.without(frame, APP0), 0xDB, avi)),
                shows("Huffman tables for DC alone", card, Patch.onlyTables(file, DC, DC + 1)),
                shows("Huffman tables for AC alone", card, Patch.onlyTables(file, AC, AC + 1)),
                shows("Huffman tables for luma alone", card, Patch.onlyTables(file, DC, AC)),
                shows("Huffman tables for chroma alone", card, Patch.onlyTables(file, DC + 1, AC + 1)),
                shows("the AC table for chroma alone", card, Patch.onlyTables(file, AC + 1)));
    }

    private static List<JpegCase> lateHeights(BufferedImage card) {
        String half = "2x2,1x1,1x1";
        return List.of(
                shows(
                        "height after the data",
                        card,
                        JpegVariant.of(card).sampling(half).lateHeight().write()),
                shows(
                        "height after the data, restarts, fill bytes",
                        card,
                        JpegVariant.of(card)
                                .sampling(half)
                                .restarts(3)
                                .fill(0xFF)
                                .lateHeight()
                                .write()),
                shows(
                        "height after the first scan's data",
                        card,
                        JpegVariant.of(card)
                                .sampling(half)
                                .scans(ScanSpec.groups("0", "1", "2"))
                                .lateHeight()
                                .write()),
                shows(
                        "height after all scans' data",
                        card,
                        late(JpegVariant.of(card).scans(ScanSpec.groups("0", "1,2")), card.getHeight())),
                shows(
                        "progressive, height after the first scan's data",
                        card,
                        JpegVariant.of(card)
                                .sampling(half)
                                .progressive(ScanSpec.standardProgression())
                                .lateHeight()
                                .write()),
                shows(
                        "height before the first scan",
                        card,
                        Patch.before(
                                Patch.set(JpegVariant.of(card).write(), SOF0, 5, 0, 0),
                                SOS,
                                Segments.lineCount(card.getHeight()))),
                shows(
                        "another height after the data, which are whole",
                        card,
                        JpegVariant.of(card)
                                .endsWith(Segments.lineCount(80), END)
                                .write()),
                shows(
                        "a height in both places",
                        card,
                        JpegVariant.of(card)
                                .endsWith(Segments.lineCount(card.getHeight()), END)
                                .write()));
    }

    private static byte[] late(JpegVariant variant, int height) {
        return Patch.set(variant.endsWith(Segments.lineCount(height), END).write(), SOF0, 5, 0, 0);
    }
}
