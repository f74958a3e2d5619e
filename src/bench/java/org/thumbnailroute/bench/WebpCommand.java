package org.thumbnailroute.bench;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.thumbnailroute.pictures.PngFile;

/** WebP, which the JDK does not write, by libvips' own command or libwebp's, whichever is there. */
final class WebpCommand {

    private WebpCommand() {}

    /** The picture as a lossy WebP of quality 80; no bytes where neither command is there. */
    static byte[] encode(BufferedImage image) {
        try {
            Path png = Files.createTempFile("bench", ".png");
            Path webp = Files.createTempFile("bench", ".webp");
            try {
                Files.write(png, PngFile.rgb(image));
                boolean written = Program.output(
                                        Map.of(), "cwebp", "-quiet", "-q", "80", png.toString(), "-o", webp.toString())
                                .isPresent()
                        || Program.output(Map.of(), "vips", "webpsave", png.toString(), webp.toString(), "--Q", "80")
                                .isPresent();
                return written ? Files.readAllBytes(webp) : new byte[0];
            } finally {
                Files.delete(png);
                Files.delete(webp);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
