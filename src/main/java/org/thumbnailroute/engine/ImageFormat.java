package org.thumbnailroute.engine;

import java.util.Locale;

/** The picture formats that are read and written. */
public enum ImageFormat {
    JPEG("image/jpeg", "jpg"),
    PNG("image/png", "png"),
    GIF("image/gif", "gif"),
    WEBP("image/webp", "webp"),
    TIFF("image/tiff", "tiff"),
    BMP("image/bmp", "bmp");

    private final String contentType;
    private final String extension;

    ImageFormat(String contentType, String extension) {
        this.contentType = contentType;
        this.extension = extension;
    }

    /**
     * The format with this name, in small letters.
     *
     * @throws IllegalArgumentException for a name that is not {@code jpeg}, {@code png} or {@code webp}, the formats that
     *     every browser shows
     */
    public static ImageFormat parse(String text) {
        return switch (text.strip()) {
            case "jpeg" -> JPEG;
            case "png" -> PNG;
            case "webp" -> WEBP;
            default -> throw new IllegalArgumentException("\"" + text + "\" is not jpeg, png or webp");
        };
    }

    /** The media type, for example {@code image/jpeg}. */
    public String contentType() {
        return contentType;
    }

    /** The usual end of a file's name, without a dot. */
    public String extension() {
        return extension;
    }

    /** Whether the format can say that a pixel is transparent. */
    boolean hasAlpha() {
        return this != JPEG && this != BMP;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
