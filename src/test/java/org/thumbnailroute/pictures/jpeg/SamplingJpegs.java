package org.thumbnailroute.pictures.jpeg;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.thumbnailroute.pictures.jpeg.JpegCase.Shows;

/** Sampling factors, the usual and the odd, and sizes that fill no MCU. */
final class SamplingJpegs {

    private static final List<String> COLOUR = List.of(
            "1x1,1x1,1x1", // 4:4:4
            "2x1,1x1,1x1", // 4:2:2
            "2x2,1x1,1x1", // 4:2:0
            "1x2,1x1,1x1", // 4:4:0
            "4x1,1x1,1x1", // 4:1:1
            "4x2,1x1,1x1", // 4:1:0
            "2x4,1x1,1x1",
            "4x4,1x1,1x1",
            "3x1,1x1,1x1",
            "1x3,1x1,1x1",
            "3x2,1x1,1x1",
            "2x2,2x1,2x1",
            "2x2,1x2,1x2",
            "2x2,2x1,1x2",
            "2x2,2x2,2x2", // 4:4:4 as well
            "2x1,2x1,2x1",
            "3x1,2x1,1x1", // 1.5 to 1
            "1x3,1x2,1x2",
            "1x1,2x2,2x2", // luma is the small one
            "1x1,2x1,1x2");

    /** To an MCU, says T.81 B.2.3. */
    private static final int MOST_BLOCKS = 10;

    private SamplingJpegs() {}

    static List<JpegCase> all() {
        BufferedImage card = TestCard.colour(203, 155);
        List<JpegCase> all = new ArrayList<>();
        for (String factors : COLOUR) {
            // a luma of fewer samples than the picture has pixels cannot keep its detail
            boolean coarse = factors.startsWith("1x1,2");
            List<ScanSpec> scans =
                    blocks(factors) > MOST_BLOCKS ? ScanSpec.groups("0", "1", "2") : ScanSpec.interleaved(3);
            byte[] sequential =
                    JpegVariant.of(card).sampling(factors).scans(scans).write();
            all.add(new JpegCase("sampling " + factors, sequential, new Shows(card, coarse)));
            if (blocks(factors) <= MOST_BLOCKS) {
                byte[] progressive = JpegVariant.of(card)
                        .sampling(factors)
                        .progressive(ScanSpec.progression(3))
                        .write();
                all.add(new JpegCase("progressive, sampling " + factors, progressive, new Shows(card, coarse)));
            }
        }
        for (String size : List.of("1x1", "8x8", "7x9", "17x33", "16x16", "1x200", "200x1", "121x130")) {
            String[] sides = size.split("x", -1);
            BufferedImage small = TestCard.colour(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
            all.add(JpegCase.shows(
                    "4:4:4 of " + size, small, JpegVariant.of(small).write()));
            byte[] half = JpegVariant.of(small).sampling("2x2,1x1,1x1").write();
            // so few pixels that half the chroma is much less colour
            boolean coarse = small.getWidth() * small.getHeight() < 100;
            all.add(new JpegCase("4:2:0 of " + size, half, new Shows(small, coarse)));
            byte[] progressive = JpegVariant.of(small)
                    .sampling("2x2,1x1,1x1")
                    .progressive(ScanSpec.standardProgression())
                    .write();
            all.add(new JpegCase("progressive 4:2:0 of " + size, progressive, new Shows(small, coarse)));
        }
        return all;
    }

    private static int blocks(String factors) {
        int blocks = 0;
        for (String factor : factors.split(",", -1)) {
            blocks += (factor.charAt(0) - '0') * (factor.charAt(2) - '0');
        }
        return blocks;
    }
}
