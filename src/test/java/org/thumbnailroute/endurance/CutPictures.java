package org.thumbnailroute.endurance;

import static org.thumbnailroute.endurance.Poison.ANNOUNCED;
import static org.thumbnailroute.endurance.Poison.CORRUPT;
import static org.thumbnailroute.endurance.Poison.TOO_MANY_PIXELS;
import static org.thumbnailroute.endurance.Poison.UNSUPPORTED;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.thumbnailroute.pictures.ImageFile;
import org.thumbnailroute.pictures.JpegFile;
import org.thumbnailroute.pictures.PngFile;
import org.thumbnailroute.pictures.QuadrantPicture;

/** Real pictures of which a part is missing or changed, as interrupted uploads and bad disks leave them. */
final class CutPictures {

    private static final int PNG_SIGNATURE = 8;
    private static final int JPEG_SCAN = 0xFFDA;

    private CutPictures() {}

    static List<Poison> all() {
        BufferedImage drawn = QuadrantPicture.upright(300, 200);
        List<Poison> all = new ArrayList<>();
        byte[] baseline = JpegFile.baseline().withGps().encode(drawn);
        byte[] progressive = JpegFile.progressive().encode(drawn);
        byte[] rgb = PngFile.rgb(drawn);
        byte[] palette = PngFile.palette(drawn);
        all.addAll(damaged("jpeg", baseline));
        all.addAll(damaged("progressive jpeg", progressive));
        all.addAll(damaged("png", rgb));
        all.addAll(damaged("palette png", palette));
        for (String format : List.of("gif", "bmp", "tiff")) {
            all.addAll(damaged(format, ImageFile.encode(drawn, format)));
        }
        // a decoder may make do with a part of the pixels, but never with a part of the header
        segments(baseline).forEach(end -> all.add(cut("jpeg header cut at " + end, baseline, end)));
        segments(progressive).forEach(end -> all.add(cut("progressive jpeg header cut at " + end, progressive, end)));
        chunksBeforePixels(rgb).forEach(end -> all.add(cut("png header cut at " + end, rgb, end)));
        chunksBeforePixels(palette).forEach(end -> all.add(cut("palette png header cut at " + end, palette, end)));
        return all;
    }

    private static List<Poison> damaged(String format, byte[] file) {
        List<Poison> all = new ArrayList<>();
        for (int tenth = 1; tenth <= 9; tenth++) {
            byte[] cut = Arrays.copyOf(file, file.length * tenth / 10);
            all.add(Poison.picture("%s cut at %d0 %%".formatted(format, tenth), cut, endsOfCut(format, tenth)));
        }
        all.add(cut(format + " without its last byte", file, file.length - 1, ANNOUNCED));
        for (int seed = 1; seed <= 6; seed++) {
            String name = "%s with flipped bits, seed %d".formatted(format, seed);
            all.add(Poison.picture(name, flipped(file, seed), ANNOUNCED, CORRUPT, UNSUPPORTED, TOO_MANY_PIXELS));
        }
        return all;
    }

    /** A picture is made of what has its top half. Rows are not all equally long, and scans may come in any order. */
    private static String[] endsOfCut(String format, int tenth) {
        boolean inRows = format.equals("jpeg");
        return inRows && tenth < 4
                ? new String[] {CORRUPT}
                : inRows && tenth > 8 ? new String[] {ANNOUNCED} : new String[] {CORRUPT, ANNOUNCED};
    }

    private static Poison cut(String name, byte[] file, int length, String... mayEndToo) {
        List<String> mayEnd = new ArrayList<>(List.of(mayEndToo));
        mayEnd.add(CORRUPT);
        return Poison.picture(name, Arrays.copyOf(file, length), mayEnd.toArray(String[]::new));
    }

    /** One byte in a hundred, but not the first ones, which make it what it is. */
    private static byte[] flipped(byte[] file, int seed) {
        byte[] flipped = file.clone();
        Random random = new Random(seed);
        for (int i = 0; i < file.length / 100 + 1; i++) {
            int place = PNG_SIGNATURE + random.nextInt(file.length - PNG_SIGNATURE);
            flipped[place] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    /** Where the segments of a JPEG end, the scan's excepted. */
    private static List<Integer> segments(byte[] jpeg) {
        ByteBuffer bytes = ByteBuffer.wrap(jpeg);
        List<Integer> ends = new ArrayList<>();
        int place = 2;
        while ((bytes.getShort(place) & 0xFFFF) != JPEG_SCAN) {
            place += 2 + (bytes.getShort(place + 2) & 0xFFFF);
            ends.add(place);
        }
        return ends;
    }

    private static List<Integer> chunksBeforePixels(byte[] png) {
        ByteBuffer bytes = ByteBuffer.wrap(png);
        List<Integer> ends = new ArrayList<>();
        int place = PNG_SIGNATURE;
        ends.add(place);
        while (bytes.getInt(place + 4) != 0x49444154) { // IDAT
            place += 12 + bytes.getInt(place);
            ends.add(place);
        }
        return ends;
    }
}
