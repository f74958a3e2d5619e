package org.thumbnailroute.bench.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.thumbnailroute.bench.JpegWriting;
import org.thumbnailroute.bench.KeptPicture;
import org.thumbnailroute.pictures.Scene;

/** Which pictures are uploaded, one after the other and over again. */
enum Workload {
    /** Ten of HD with 0.2 to 0.7 MB, and one of 12 megapixels. */
    MIX {
        @Override
        List<byte[]> pictures() throws IOException {
            List<byte[]> pictures = new ArrayList<>();
            for (int i = 0; i < HD_PICTURES; i++) {
                pictures.add(jpeg("hd", i, 1920, 1080, 200_000 + i * 500_000 / (HD_PICTURES - 1)));
            }
            pictures.add(jpeg("12mp", 2, 4000, 3000, 3_500_000));
            return pictures;
        }
    },
    /** 80 pixels: nearly all of the work is what the pipeline does around a picture. */
    TINY {
        @Override
        List<byte[]> pictures() throws IOException {
            return List.of(jpeg("tiny", 2, 80, 60, 2_500));
        }
    },
    /** 24 megapixels in every consumer. */
    LARGE {
        @Override
        List<byte[]> pictures() throws IOException {
            return List.of(jpeg("24mp", 2, 6000, 4000, 8_000_000));
        }
    };

    private static final int HD_PICTURES = 10;

    /** In the order of the uploads. */
    abstract List<byte[]> pictures() throws IOException;

    /** As on the command line. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Workload of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static byte[] jpeg(String name, int seed, int width, int height, int bytes) throws IOException {
        String file = "pipeline-%s-%d.jpg".formatted(name, seed);
        return Files.readAllBytes(KeptPicture.file(
                file, () -> JpegWriting.BASELINE.sized(Scene.LANDSCAPE.draw(width, height, seed), bytes)));
    }
}
