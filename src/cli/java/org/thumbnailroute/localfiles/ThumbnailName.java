package org.thumbnailroute.localfiles;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.thumbnailroute.engine.ImageFormat;

/** What a thumbnail's file is called. */
final class ThumbnailName {

    private ThumbnailName() {}

    /**
     * The original's name; with an extension appended where it would say the wrong format, as in {@code b.tiff.png}. A
     * name that says no format keeps its form as long as the thumbnail's format is the original's.
     */
    static Path of(Path name, ImageFormat original, ImageFormat thumbnail) {
        ImageFormat said = saidBy(name).orElse(original);
        return said == thumbnail ? name : name.resolveSibling(name.getFileName() + "." + thumbnail.extension());
    }

    private static Optional<ImageFormat> saidBy(Path name) {
        String file = name.getFileName().toString();
        int dot = Math.max(0, file.lastIndexOf('.'));
        return switch (file.substring(dot).toLowerCase(Locale.ROOT)) {
            case ".jpg", ".jpeg", ".jpe", ".jfif" -> Optional.of(ImageFormat.JPEG);
            case ".png" -> Optional.of(ImageFormat.PNG);
            case ".gif" -> Optional.of(ImageFormat.GIF);
            case ".webp" -> Optional.of(ImageFormat.WEBP);
            case ".tif", ".tiff" -> Optional.of(ImageFormat.TIFF);
            case ".bmp", ".dib" -> Optional.of(ImageFormat.BMP);
            default -> Optional.empty();
        };
    }
}
