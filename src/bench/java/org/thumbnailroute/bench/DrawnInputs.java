package org.thumbnailroute.bench;

import static org.thumbnailroute.bench.JpegWriting.BASELINE;
import static org.thumbnailroute.bench.JpegWriting.OPTIMISED;
import static org.thumbnailroute.bench.JpegWriting.PROGRESSIVE;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.thumbnailroute.pictures.ImageFile;
import org.thumbnailroute.pictures.PngFile;
import org.thumbnailroute.pictures.Scene;

/** Pictures drawn by code, as large in pixels and bytes as a camera's. They are kept, and drawn only when missing. */
final class DrawnInputs {

    private final BenchOptions options;
    private final List<Input> inputs = new ArrayList<>();

    private DrawnInputs(BenchOptions options) {
        this.options = options;
    }

    /** Each format and size whose speed is measured. */
    static List<Input> speed(BenchOptions options) throws IOException {
        var drawn = new DrawnInputs(options);
        drawn.add("jpeg-hd-0.22mb.jpg", () -> BASELINE.sized(hd(), 220_000));
        drawn.add("jpeg-hd-0.7mb.jpg", () -> BASELINE.sized(hd(), 700_000));
        drawn.add("jpeg-12mp.jpg", () -> BASELINE.sized(photo(4000, 3000), 3_500_000));
        drawn.add("jpeg-24mp.jpg", () -> BASELINE.sized(photo(6000, 4000), 8_000_000));
        drawn.add("jpeg-12mp-optimised.jpg", () -> OPTIMISED.sized(photo(4000, 3000), 3_500_000));
        drawn.add("jpeg-12mp-progressive.jpg", () -> PROGRESSIVE.sized(photo(4000, 3000), 3_300_000));
        drawn.add("jpeg-24mp-progressive.jpg", () -> PROGRESSIVE.sized(photo(6000, 4000), 7_500_000));
        drawn.add("png-hd-rgb.png", () -> PngFile.rgb(hd()));
        drawn.add("png-hd-rgba.png", () -> PngFile.rgba(vignette(hd())));
        drawn.add("png-hd-palette.png", () -> PngFile.palette(hd()));
        drawn.add("webp-hd.webp", () -> WebpCommand.encode(hd()));
        drawn.add("gif-hd.gif", () -> ImageFile.encode(hd(), "gif"));
        drawn.add("tiff-hd.tiff", () -> ImageFile.encode(hd(), "tiff"));
        drawn.add("bmp-hd.bmp", () -> ImageFile.encode(hd(), "bmp"));
        return drawn.inputs;
    }

    /** What stands for photographs: grain, fine structure, soft and hard edges, at the ratios that scaling meets. */
    static List<Input> quality(BenchOptions options) throws IOException {
        var drawn = new DrawnInputs(options);
        for (Scene scene : List.of(Scene.LANDSCAPE, Scene.PORTRAIT, Scene.VINYL, Scene.ALBUM_COVER)) {
            for (int seed = 1; seed <= 3; seed++) {
                int width = 1280 + 640 * seed * seed;
                int number = seed;
                drawn.add(
                        "photo-%s-%d.jpg".formatted(scene, width),
                        () -> BASELINE.encode(scene.draw(width, width * 2 / 3, number), 0.85f));
            }
        }
        return drawn.inputs;
    }

    /** Large ones, for memory. */
    static List<Input> large(BenchOptions options) throws IOException {
        var drawn = new DrawnInputs(options);
        drawn.add("jpeg-24mp.jpg", () -> BASELINE.sized(photo(6000, 4000), 8_000_000));
        drawn.add("jpeg-24mp-progressive.jpg", () -> PROGRESSIVE.sized(photo(6000, 4000), 7_500_000));
        drawn.add("jpeg-100mp.jpg", () -> BASELINE.encode(photo(12_000, 8400), 0.85f));
        drawn.add("jpeg-100mp-progressive.jpg", () -> PROGRESSIVE.encode(photo(12_000, 8400), 0.85f));
        return drawn.inputs;
    }

    /** The file of a picture that has been drawn. */
    static Path named(String name) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(KeptPicture.DIRECTORY, name + ".*")) {
            return files.iterator().next();
        }
    }

    /** An encoder that cannot write here gives no bytes; the row is then left out. */
    private void add(String name, Supplier<byte[]> encoded) throws IOException {
        if (!options.hasRow(name)) {
            return;
        }
        Path file = KeptPicture.file(name, encoded);
        if (!Files.exists(file)) {
            System.out.println("Skipped " + name + ": nothing here writes this format");
            return;
        }
        inputs.add(new Input(name.substring(0, name.lastIndexOf('.')), file));
    }

    private static BufferedImage hd() {
        return photo(1920, 1080);
    }

    private static BufferedImage photo(int width, int height) {
        return Scene.LANDSCAPE.draw(width, height, 2);
    }

    /** The picture fading out towards its edges. */
    private static BufferedImage vignette(BufferedImage image) {
        var faded = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                double fromCentre = Math.hypot(2.0 * x / image.getWidth() - 1, 2.0 * y / image.getHeight() - 1);
                int alpha = (int) Math.round(255 * Math.max(0, Math.min(1, 2.5 - 2 * fromCentre)));
                faded.setRGB(x, y, (alpha << 24) | (image.getRGB(x, y) & 0xFFFFFF));
            }
        }
        return faded;
    }
}
