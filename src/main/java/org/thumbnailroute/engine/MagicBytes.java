package org.thumbnailroute.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.thumbnailroute.engine.internal.bmp.BmpDecoder;

/**
 * Tells a picture's format from its first bytes, and a raw picture from a TIFF by what its directories say. Names and declared content types are not asked: they are often wrong.
 * Formats that cannot be read are recognised all the same, so that the rejection can name them.
 */
public final class MagicBytes {

    /** More than any format's first bytes; comments may stand before an SVG's first element. */
    private static final int LOOK_AT = 1024;

    private MagicBytes() {}

    /**
     * The format of these bytes.
     *
     * @throws ImageRejectedException {@code EMPTY} for no bytes at all, {@code UNSUPPORTED_FORMAT} for a format that is
     *     not read or not known
     */
    public static ImageFormat formatOf(byte[] bytes) {
        if (bytes.length == 0) {
            throw new ImageRejectedException(ImageRejectedException.Reason.EMPTY, "the picture has no bytes");
        }
        String head = new String(bytes, 0, Math.min(bytes.length, LOOK_AT), ISO_8859_1);
        if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return ImageFormat.JPEG;
        }
        if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
            return ImageFormat.PNG;
        }
        if (head.startsWith("GIF87a") || head.startsWith("GIF89a")) {
            return ImageFormat.GIF;
        }
        if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) {
            return ImageFormat.WEBP;
        }
        String unread = UnreadFormats.nameOf(head);
        if (unread.isEmpty() && (head.startsWith("II*\0") || head.startsWith("MM\0*"))) {
            unread = CameraRaw.nameOf(bytes);
            if (unread.isEmpty()) {
                return ImageFormat.TIFF;
            }
        }
        if (unread.isEmpty() && head.startsWith("BM") && BmpDecoder.isPlausible(bytes)) {
            return ImageFormat.BMP;
        }
        throw ImageRejectedException.unsupported(unread.isEmpty() ? "no known picture format" : unread);
    }
}
