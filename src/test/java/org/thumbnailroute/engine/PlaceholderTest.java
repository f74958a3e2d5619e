package org.thumbnailroute.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.thumbnailroute.pictures.JpegFile;
import org.thumbnailroute.pictures.PngFile;
import org.thumbnailroute.pictures.Scene;

class PlaceholderTest {

    private static final int BACKGROUND = 0x336699;

    private final Thumbnailer thumbnailer = new Thumbnailer(1_000_000, MachineMemory.of(1L << 30, 0));

    @Test
    void isThereIfItIsAskedFor() {
        byte[] picture = JpegFile.baseline().encode(Scene.PORTRAIT.draw(300, 200));
        ThumbnailSpec spec = ThumbnailSpec.fit(64, 64);

        assertEquals(
                Optional.empty(),
                thumbnailer.make(picture, spec).thumbnails().get(0).placeholder());
        assertTrue(placeholder(picture, spec).thumbHash().length() <= 36);
    }

    /** Smaller and larger than what the hash is made of; with a border, too. */
    @ParameterizedTest
    @EnumSource(Mode.class)
    void isThatOfThePixelsOfTheThumbnail(Mode mode) throws IOException {
        byte[] picture = PngFile.rgb(Scene.LANDSCAPE.draw(600, 360));
        for (int side : List.of(40, 250)) {
            ThumbnailSpec spec = ThumbnailSpec.fit(side, side).withMode(mode).withFormat(ImageFormat.PNG);
            Thumbnail thumbnail = thumbnail(picture, spec);

            BufferedImage pixels = ImageIO.read(new ByteArrayInputStream(thumbnail.bytes()));
            int[] argb = pixels.getRGB(0, 0, pixels.getWidth(), pixels.getHeight(), null, 0, pixels.getWidth());
            assertEquals(
                    Optional.of(Placeholder.of(pixels.getWidth(), pixels.getHeight(), argb, BACKGROUND)),
                    thumbnail.placeholder());
        }
    }

    @Test
    void showsTheBackgroundOnlyWhereTheThumbnailDoes() {
        BufferedImage logo = new BufferedImage(200, 200, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < 70 * 70; i++) {
            logo.setRGB(i % 70, i / 70, 0xffff0000);
        }
        byte[] picture = PngFile.rgba(logo);
        ThumbnailSpec spec = ThumbnailSpec.fit(64, 64).withBackground(BACKGROUND);

        Placeholder onNothing = placeholder(picture, spec.withFormat(ImageFormat.PNG));
        assertEquals(0xff0000, onNothing.colour());
        assertTrue(isTransparent(onNothing));
        Placeholder onBackground = placeholder(picture, spec.withFormat(ImageFormat.JPEG));
        assertEquals(BACKGROUND, onBackground.colour());
        assertTrue(!isTransparent(onBackground));
    }

    /** A page shows the same where nothing can be seen, whatever the thumbnail's format. */
    @Test
    void isTheBackgroundIfNothingCanBeSeen() {
        byte[] picture = PngFile.rgba(new BufferedImage(80, 80, BufferedImage.TYPE_INT_ARGB));
        ThumbnailSpec spec = ThumbnailSpec.fit(64, 64).withBackground(BACKGROUND);

        assertEquals(
                BACKGROUND,
                placeholder(picture, spec.withFormat(ImageFormat.PNG)).colour());
        assertEquals(
                BACKGROUND,
                placeholder(picture, spec.withFormat(ImageFormat.JPEG)).colour());
    }

    @Test
    void eachThumbnailHasItsOwn() {
        byte[] picture = PngFile.rgb(Scene.LANDSCAPE.draw(600, 360));
        ThumbnailSpec spec = ThumbnailSpec.fit(64, 64);

        List<Thumbnail> thumbnails = thumbnailer
                .make(picture, request(spec, spec.withMode(Mode.COVER)))
                .thumbnails();

        assertNotEquals(thumbnails.get(0).placeholder(), thumbnails.get(1).placeholder());
    }

    @Test
    void itsMemoryIsReserved() {
        byte[] picture = JpegFile.baseline().encode(Scene.PORTRAIT.draw(100, 100));
        ThumbnailSpec spec = ThumbnailSpec.fit(100, 100);

        long without = thumbnailer.inspect(picture, ThumbnailRequest.of(spec)).heap();
        long with = thumbnailer.inspect(picture, request(spec)).heap();

        assertTrue(with >= 900_000 && with > without && with < without + 1_100_000, () -> without + " and " + with);
    }

    private Placeholder placeholder(byte[] picture, ThumbnailSpec spec) {
        return thumbnail(picture, spec).placeholder().orElseThrow();
    }

    private Thumbnail thumbnail(byte[] picture, ThumbnailSpec spec) {
        return thumbnailer.make(picture, request(spec)).thumbnails().get(0);
    }

    private static ThumbnailRequest request(ThumbnailSpec... specs) {
        return new ThumbnailRequest(List.of(specs), Optional.empty(), true);
    }

    private static boolean isTransparent(Placeholder placeholder) {
        return (Base64.getDecoder().decode(placeholder.thumbHash())[2] & 0x80) != 0;
    }
}
