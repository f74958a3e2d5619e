package org.thumbnailroute.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.engine.internal.codec.ColourSpace;
import org.thumbnailroute.engine.internal.codec.Header;
import org.thumbnailroute.engine.internal.codec.Orientation;
import org.thumbnailroute.engine.internal.icc.ColourTransform;
import org.thumbnailroute.pictures.JpegFile;
import org.thumbnailroute.pictures.PngFile;
import org.thumbnailroute.pictures.Scene;

/** Thumbnails of one picture that differ in anything. */
class ManyThumbnailsTest {

    private final Thumbnailer thumbnailer = new Thumbnailer(1_000_000, MachineMemory.of(1L << 30, 1L << 30));

    /** Of small pictures, which are decoded at full scale even for one thumbnail alone. */
    @Test
    void eachIsWhatItWouldBeAlone() {
        assumeTrue(Webp.NATIVE.canWrite());
        byte[] turned = JpegFile.baseline().withOrientation(6).encode(Scene.PORTRAIT.draw(96, 80));
        BufferedImage glass = new BufferedImage(100, 90, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < 100 * 90; i++) {
            glass.setRGB(i % 100, i / 100, i * 0x01020305);
        }

        for (byte[] picture : List.of(turned, PngFile.rgba(glass))) {
            List<Thumbnail> together =
                    thumbnailer.make(picture, ThumbnailRequest.of(specs())).thumbnails();

            for (int i = 0; i < together.size(); i++) {
                ThumbnailSpec spec = specs().get(i);
                Thumbnail alone = thumbnailer.make(picture, spec).thumbnails().get(0);
                assertEquals(spec, together.get(i).spec());
                assertEquals(alone.format(), together.get(i).format());
                assertArrayEquals(alone.bytes(), together.get(i).bytes(), spec::toString);
            }
        }
    }

    private static List<ThumbnailSpec> specs() {
        List<ThumbnailSpec> specs = new ArrayList<>();
        for (ImageFormat format : ImageFormat.values()) {
            ThumbnailSpec spec = ThumbnailSpec.fit(64, 64).withFormat(format).withBackground(0xff8000);
            specs.add(spec);
            specs.add(spec.withMode(Mode.PAD));
            specs.add(spec.withMode(Mode.COVER));
            specs.add(spec.withMode(Mode.COVER).withGravity(Gravity.NORTH_WEST));
            specs.add(ThumbnailSpec.fit(70, 66).withFormat(format).withQuality(95));
        }
        return specs;
    }

    @Test
    void whatDiffersOnlyInItsEncodingOrBorderIsScaledOnce() {
        ThumbnailSpec spec = ThumbnailSpec.fit(64, 64);
        Header header = new Header(300, 200, ColourSpace.RGB, false, Orientation.UPRIGHT, new byte[0]);

        List<Scaling> scalings = Scaling.of(
                header,
                ColourTransform.NONE,
                ThumbnailRequest.of(
                        spec.withFormat(ImageFormat.JPEG),
                        spec.withMode(Mode.COVER),
                        spec.withFormat(ImageFormat.PNG),
                        spec.withMode(Mode.PAD).withQuality(40)),
                ImageFormat.JPEG,
                Webp.NATIVE);

        assertEquals(
                List.of(3, 1),
                scalings.stream().map(scaling -> scaling.finishings().size()).toList());
    }
}
