package org.thumbnailroute.pictures.jpeg;

import static org.thumbnailroute.pictures.jpeg.JpegCase.corrupt;
import static org.thumbnailroute.pictures.jpeg.JpegCase.showsTopHalf;
import static org.thumbnailroute.pictures.jpeg.JpegCase.unsupported;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.thumbnailroute.engine.ImageRejectedException.Reason;
import org.thumbnailroute.pictures.jpeg.JpegCase.Rejected;
import org.thumbnailroute.pictures.jpeg.JpegCase.ShowsAllBut;
import org.thumbnailroute.pictures.jpeg.JpegCase.Told;

/** Cut, broken, lying and unsupported files. */
final class DamagedJpegs {

    private static final int SOF0 = 0xC0;
    private static final int SOF1 = 0xC1;
    private static final int SOF2 = 0xC2;
    private static final int DHT = 0xC4;
    private static final int DQT = 0xDB;
    private static final int SOS = 0xDA;

    private DamagedJpegs() {}

    static List<JpegCase> all() {
        BufferedImage card = TestCard.colour(203, 155);
        JpegVariant half = JpegVariant.of(card).sampling("2x2,1x1,1x1");
        byte[] baseline = half.write();
        byte[] progressive = half.progressive(ScanSpec.standardProgression()).write();
        List<JpegCase> all = new ArrayList<>();
        all.addAll(cut(card, baseline, progressive));
        all.addAll(damaged(card, baseline));
        all.addAll(withoutComponents(card));
        all.addAll(unread(baseline, progressive));
        all.addAll(frames(baseline));
        all.addAll(tables(baseline, progressive));
        all.addAll(scans(baseline, progressive));
        all.addAll(segments(baseline));
        all.addAll(behindTheFirstScan(card, progressive));
        return all;
    }

    private static List<JpegCase> cut(BufferedImage card, byte[] baseline, byte[] progressive) {
        byte[] restarts = JpegVariant.of(card).restarts(4).write();
        byte[] endless = JpegVariant.of(card).restarts(65_535).write();
        byte[] endlessScans = JpegVariant.of(card)
                .progressive(ScanSpec.standardProgression())
                .restarts(65_535)
                .write();
        byte[] scans =
                JpegVariant.of(card).scans(ScanSpec.groups("0", "1", "2")).write();
        return List.of(
                showsTopHalf("cut to 95 %", card, Patch.cut(baseline, 95)),
                showsTopHalf("cut to 70 %", card, Patch.cut(baseline, 70)),
                corrupt("cut to 30 %", Patch.cut(baseline, 30)),
                showsTopHalf("with restarts, cut to 70 %", card, Patch.cut(restarts, 70)),
                corrupt("with restarts, cut to 30 %", Patch.cut(restarts, 30)),
                corrupt("with a restart that never comes, cut to 30 %", Patch.cut(endless, 30)),
                corrupt("progressive, with a restart that never comes, cut to 5 %", Patch.cut(endlessScans, 5)),
                showsTopHalf("scan by scan, cut to 95 %", card, Patch.cut(scans, 95)),
                new JpegCase(
                        "progressive, cut to 70 %", Patch.cut(progressive, 70), new ShowsAllBut(card, 1, 1, Told.YES)),
                corrupt("progressive, cut to 5 %", Patch.cut(progressive, 5)),
                unsupported("cut after SOI", Patch.cutAt(baseline, 0xE0, 0)),
                corrupt("cut after a marker", Patch.cutAt(baseline, 0xE0, 2)),
                corrupt("cut in a length", Patch.cutAt(baseline, DQT, 3)),
                corrupt("cut in DQT", Patch.cutAt(baseline, DQT, 40)),
                corrupt("cut in SOF", Patch.cutAt(baseline, SOF0, 12)),
                corrupt("cut in DHT", Patch.cutAt(baseline, DHT, 30)),
                corrupt("cut in SOS", Patch.cutAt(baseline, SOS, 7)),
                corrupt("cut after SOS", Patch.cutAt(baseline, SOS, 14)));
    }

    private static List<JpegCase> damaged(BufferedImage card, byte[] baseline) {
        byte[] restarts = JpegVariant.of(card).restarts(4).write();
        return List.of(
                showsTopHalf("1-bits from 70 % on", card, Patch.fillData(baseline, 70, 0xFF, 0)),
                showsTopHalf("0-bits from 70 % on", card, Patch.fillData(baseline, 70, 0)),
                showsTopHalf("noise from 70 % on", card, Patch.fillData(baseline, 70, 0x5A, 0x13, 0xEE)),
                showsTopHalf("noise for restarts", card, Patch.fillData(restarts, 70, 0xD5, 0x31)),
                corrupt("1-bits for data", Patch.fillData(baseline, 0, 0xFF, 0)),
                corrupt("no data", Segments.join(Patch.cutAt(baseline, SOS, 14), Segments.bytes(0xFF, 0xD9))));
    }

    private static List<JpegCase> withoutComponents(BufferedImage card) {
        var grey = new ShowsAllBut(TestCard.luma(card), 1, 1, Told.YES);
        List<ScanSpec> luma = ScanSpec.script("0:0-0:0:0 0:1-63:0:0");
        JpegVariant rgb = JpegVariant.of(card).colours(ColourModel.RGB, Segments.adobe(0));
        return List.of(
                new JpegCase(
                        "no scan of chroma",
                        JpegVariant.of(card).scans(ScanSpec.groups("0")).write(),
                        grey),
                new JpegCase(
                        "progressive, no scan of chroma",
                        JpegVariant.of(card).progressive(luma).write(),
                        grey),
                corrupt(
                        "no scan of luma",
                        JpegVariant.of(card).scans(ScanSpec.groups("1,2")).write()),
                corrupt(
                        "RGB without a scan of blue",
                        rgb.scans(ScanSpec.groups("0", "1")).write()));
    }

    private static List<JpegCase> unread(byte[] baseline, byte[] progressive) {
        List<JpegCase> all = new ArrayList<>();
        all.add(unsupported("lossless", Patch.set(baseline, SOF0, 1, 0xC3)));
        for (int marker : new int[] {0xC5, 0xC6, 0xC7, 0xCD, 0xCE, 0xCF}) {
            all.add(unsupported("hierarchical SOF%d".formatted(marker - SOF0), Patch.set(baseline, SOF0, 1, marker)));
        }
        for (int marker : new int[] {0xC9, 0xCA, 0xCB}) {
            all.add(unsupported("arithmetic SOF%d".formatted(marker - SOF0), Patch.set(baseline, SOF0, 1, marker)));
        }
        for (int count : new int[] {2, 5}) {
            byte[] header = Segments.of(SOF0, Segments.bytes(8, 0, 9, 0, 9, count), new byte[3 * count]);
            all.add(unsupported(count + " components", Patch.before(baseline, SOF0, header)));
        }
        all.add(unsupported("12 bits", Patch.set(baseline, SOF0, 1, SOF1, 0, 17, 12)));
        all.add(unsupported("progressive, 12 bits", Patch.set(progressive, SOF2, 4, 12)));
        return all;
    }

    private static List<JpegCase> frames(byte[] baseline) {
        return List.of(
                corrupt("a width of 0", Patch.set(baseline, SOF0, 7, 0, 0)),
                corrupt("a height of 0 and no DNL", Patch.set(baseline, SOF0, 5, 0, 0)),
                corrupt("a height of 0, and of 0 in the DNL", lateHeight(0, 203)),
                corrupt("65535 rows by the DNL, and data for few", lateHeight(65_535, 203)),
                new JpegCase(
                        "65535x65535 pixels by the DNL",
                        lateHeight(65_535, 65_535),
                        new Rejected(Reason.TOO_MANY_PIXELS)),
                new JpegCase(
                        "65535x65535 pixels",
                        Patch.set(baseline, SOF0, 5, 0xFF, 0xFF, 0xFF, 0xFF),
                        new Rejected(Reason.TOO_MANY_PIXELS)),
                corrupt("4000x4000 pixels and data for few", Patch.set(baseline, SOF0, 5, 15, 160, 15, 160)),
                corrupt("no components", Patch.set(baseline, SOF0, 9, 0)),
                corrupt("a frame too short for its components", Patch.set(baseline, SOF0, 9, 200)),
                corrupt("a sampling factor of 0", Patch.set(baseline, SOF0, 11, 0x02)),
                corrupt("a sampling factor of 5", Patch.set(baseline, SOF0, 11, 0x52)),
                corrupt("two frames", Patch.twice(baseline, SOF0)),
                corrupt("no frame", Patch.without(baseline, SOF0)));
    }

    private static byte[] lateHeight(int height, int width) {
        byte[] file = JpegVariant.of(TestCard.colour(203, 155))
                .endsWith(Segments.lineCount(height), Segments.bytes(0xFF, 0xD9))
                .write();
        return Patch.set(file, SOF0, 5, 0, 0, width >> 8, width);
    }

    private static List<JpegCase> tables(byte[] baseline, byte[] progressive) {
        return List.of(
                corrupt("no quantisation tables", Patch.without(baseline, DQT)),
                corrupt("quantisation table 4", Patch.set(baseline, DQT, 4, 4)),
                corrupt("a quantisation table of 24 bits", Patch.set(baseline, DQT, 4, 0x20)),
                corrupt("a frame that names a table that is not there", Patch.set(baseline, SOF0, 12, 3)),
                corrupt("progressive, no Huffman tables", Patch.without(progressive, DHT)),
                corrupt("three codes of one bit", Patch.set(baseline, DHT, 5, 3)),
                corrupt("codes that take more room than there is", Patch.set(baseline, DHT, 5, 1, 1, 4)),
                corrupt("more symbols than the segment has", Patch.set(baseline, DHT, 20, 250)),
                corrupt("Huffman table 4", Patch.set(baseline, DHT, 4, 4)),
                corrupt("a Huffman table of class 2", Patch.set(baseline, DHT, 4, 0x20)));
    }

    private static List<JpegCase> scans(byte[] baseline, byte[] progressive) {
        return List.of(
                corrupt("a scan of an unknown component", Patch.set(baseline, SOS, 5, 77)),
                corrupt("a scan of the same component twice", Patch.set(baseline, SOS, 7, 1)),
                corrupt("a scan of no components", Patch.set(baseline, SOS, 4, 0)),
                corrupt("a scan of five components", Patch.set(baseline, SOS, 4, 5)),
                corrupt("a scan that names a table that is not there", Patch.set(baseline, SOS, 6, 0x33)),
                corrupt("a scan before the frame", Patch.before(baseline, SOF0, Segments.of(SOS, new byte[10]))),
                corrupt("a progressive band that begins behind its end", Patch.set(progressive, SOS, 11, 9, 5)),
                corrupt("a progressive band up to 64", Patch.set(progressive, SOS, 12, 64)),
                corrupt("a first progressive scan of DC and AC", Patch.set(progressive, SOS, 12, 5)),
                corrupt("an interleaved band of AC", Patch.set(progressive, SOS, 11, 1, 5)));
    }

    private static List<JpegCase> segments(byte[] baseline) {
        return List.of(
                corrupt("a segment of length 0", Patch.set(baseline, DQT, 2, 0, 0)),
                corrupt("a segment of length 1", Patch.set(baseline, DHT, 2, 0, 1)),
                corrupt("a segment that ends behind the file", Patch.set(baseline, DHT, 2, 0xFF, 0xFF)),
                corrupt("a frame of length 3", Patch.set(baseline, SOF0, 2, 0, 3)),
                corrupt("an end right after the start", Segments.bytes(0xFF, 0xD8, 0xFF, 0xD9)));
    }

    /** What came before is a coarse picture, or a grey one. */
    private static List<JpegCase> behindTheFirstScan(BufferedImage card, byte[] progressive) {
        byte[] scans = JpegVariant.of(card).scans(ScanSpec.groups("0", "1,2")).write();
        var coarse = new ShowsAllBut(card, 1, 1, Told.YES);
        var untold = new ShowsAllBut(card, 1, 1, Told.PERHAPS);
        var grey = new ShowsAllBut(TestCard.luma(card), 1, 1, Told.YES);
        return List.of(
                new JpegCase("a broken last DHT", Patch.setLast(progressive, DHT, 4, 0x77), untold),
                new JpegCase("a last SOS of no component", Patch.setLast(progressive, SOS, 4, 0), coarse),
                new JpegCase("a last SOS of no table", Patch.setLast(progressive, SOS, 6, 0x33), untold),
                new JpegCase("a second frame", Patch.setLast(progressive, DHT, 1, SOF0), untold),
                new JpegCase("a last scan of no component", Patch.setLast(scans, SOS, 5, 77), grey),
                new JpegCase("a last scan of no table", Patch.setLast(scans, SOS, 6, 0x33), grey));
    }
}
