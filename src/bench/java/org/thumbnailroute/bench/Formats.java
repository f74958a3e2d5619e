package org.thumbnailroute.bench;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** What a file's name says of its format. */
final class Formats {

    private static final Set<String> NAMES = Set.of("jpeg", "png", "gif", "bmp", "tiff", "webp");

    private Formats() {}

    /** The format as ImageIO names it, or the extension itself where that is none of a picture. */
    static String of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        String extension = name.substring(name.lastIndexOf('.') + 1);
        return switch (extension) {
            case "jpg" -> "jpeg";
            case "tif" -> "tiff";
            default -> extension;
        };
    }

    static boolean isPicture(Path file) {
        return NAMES.contains(of(file));
    }
}
