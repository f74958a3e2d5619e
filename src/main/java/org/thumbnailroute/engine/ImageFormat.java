package org.thumbnailroute.engine;

/** The picture formats that are read and written. A thumbnail has the format of its original. */
public enum ImageFormat {
    JPEG("image/jpeg"),
    PNG("image/png"),
    GIF("image/gif"),
    BMP("image/bmp"),
    TIFF("image/tiff");

    private final String contentType;

    ImageFormat(String contentType) {
        this.contentType = contentType;
    }

    /** The media type, for example {@code image/jpeg}. */
    public String contentType() {
        return contentType;
    }

    /** Whether the format can say that a pixel is transparent. */
    boolean hasAlpha() {
        return this == PNG || this == GIF || this == TIFF;
    }
}
