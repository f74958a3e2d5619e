package org.thumbnailroute.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.file.Path;
import java.util.Optional;
import org.thumbnailroute.engine.ImageFormat;
import org.thumbnailroute.engine.ThumbnailSpec;
import org.thumbnailroute.engine.webp.WebpCodec;

/** What a file's first bytes say about its thumbnail before anything is decoded. The engine has the last word. */
final class FirstBytes {

    private FirstBytes() {}

    /** How the thumbnail would be called; empty for what is no picture. */
    static Optional<Path> thumbnailName(Input input, byte[] bytes, ThumbnailSpec spec) {
        return formatOf(bytes)
                .map(format ->
                        ThumbnailName.of(input.name(), format, spec.format().orElseGet(() -> written(format))));
    }

    private static ImageFormat written(ImageFormat format) {
        return format == ImageFormat.WEBP && !WebpCodec.best().isNative() ? ImageFormat.PNG : format;
    }

    private static Optional<ImageFormat> formatOf(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, 12), ISO_8859_1);
        if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return Optional.of(ImageFormat.JPEG);
        }
        if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
            return Optional.of(ImageFormat.PNG);
        }
        if (head.startsWith("GIF8")) {
            return Optional.of(ImageFormat.GIF);
        }
        if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) {
            return Optional.of(ImageFormat.WEBP);
        }
        if (head.startsWith("II*\0") || head.startsWith("MM\0*")) {
            return Optional.of(ImageFormat.TIFF);
        }
        return head.startsWith("BM") ? Optional.of(ImageFormat.BMP) : Optional.empty();
    }
}
