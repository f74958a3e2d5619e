package org.thumbnailroute.engine;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thumbnailroute.pictures.ImageFile;
import org.thumbnailroute.pictures.JpegFile;
import org.thumbnailroute.pictures.LanczosReference;
import org.thumbnailroute.pictures.PngFile;
import org.thumbnailroute.pictures.Scene;
import org.thumbnailroute.pictures.Ssim;

/** A thumbnail looks like its original, wholly decoded and scaled by the book; whatever was skipped on the way. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QualityTest {

    private static final double WORST = .995;
    private static final double MEAN = .997;

    private final Thumbnailer thumbnailer = new Thumbnailer(20_000_000, MachineMemory.ofThisJvm());
    private final List<Original> originals = new ArrayList<>();

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Original(String name, byte[] file, BufferedImage decoded) {}

    @BeforeAll
    void draw() {
        for (Scene scene : List.of(Scene.LANDSCAPE, Scene.VINYL)) {
            BufferedImage drawn = scene.draw(960, 640);
            add(scene + " baseline", JpegFile.baseline().withQuality(.85).encode(drawn));
            add(scene + " progressive", JpegFile.progressive().withQuality(.85).encode(drawn));
            add(
                    scene + " coarse progressive",
                    JpegFile.progressive().withQuality(.5).encode(drawn));
            add(scene + " png", PngFile.rgb(drawn));
        }
    }

    private void add(String name, byte[] file) {
        originals.add(new Original(name, file, ImageFile.decode(file)));
    }

    /** Beside the usual sizes the largest ones that 1/8, 2/8, 3/8 and 4/8 are thought good enough for. */
    @ParameterizedTest
    @ValueSource(ints = {48, 68, 154, 257, 355, 512})
    void aThumbnailIsAsGoodAsAFullDecode(int side) {
        BoundingBox box = new BoundingBox(side, side);
        var spec = ThumbnailSpec.fit(box).withFormat(ImageFormat.PNG);
        List<Double> all = new ArrayList<>();
        Stream<Executable> checks = originals.stream().map(original -> {
            Thumbnail thumbnail =
                    thumbnailer.make(original.file(), spec).thumbnails().get(0);
            BufferedImage reference =
                    LanczosReference.resize(original.decoded(), thumbnail.width(), thumbnail.height());
            double ssim = Ssim.of(reference, ImageFile.decode(thumbnail.bytes()));
            all.add(ssim);
            return () -> assertTrue(ssim >= WORST, original.name() + ": " + ssim);
        });
        assertAll(checks);
        double mean = all.stream().mapToDouble(ssim -> ssim).average().orElse(0);
        assertTrue(mean >= MEAN, "mean " + mean);
    }
}
