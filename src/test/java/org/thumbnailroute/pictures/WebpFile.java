package org.thumbnailroute.pictures;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How to write a WebP. The pixels are encoded by libwebp, the container around them is put together here.
 *
 * @param lossless whether to use VP8L, not VP8
 * @param orientation the EXIF orientation to note, 1 to 8, or 0 for no EXIF; the pixels are written as they are
 * @param profile the colour profile to embed, empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record WebpFile(boolean lossless, int orientation, byte[] profile) {
    private static final int PROFILE = 0x20;
    private static final int ALPHA = 0x10;
    private static final int EXIF = 0x08;
    private static final int ANIMATION = 0x02;

    /** Photo quality. */
    public static WebpFile lossy() {
        return new WebpFile(false, 0, new byte[0]);
    }

    /** Every pixel as it is. */
    public static WebpFile withoutLoss() {
        return new WebpFile(true, 0, new byte[0]);
    }

    /** The same with a note, in EXIF, how to turn the picture upright. */
    public WebpFile withOrientation(int newOrientation) {
        return new WebpFile(lossless, newOrientation, profile);
    }

    /** The same with a colour profile. */
    public WebpFile withProfile(byte[] newProfile) {
        return new WebpFile(lossless, orientation, newProfile);
    }

    /** The picture as a file; transparent where it is. */
    public byte[] encode(BufferedImage image) {
        byte[] plain = write(image);
        if (orientation == 0 && profile.length == 0) {
            return plain;
        }
        int flags = (orientation > 0 ? EXIF : 0) | (profile.length > 0 ? PROFILE : 0) | (hasAlpha(image) ? ALPHA : 0);
        var body = new ByteArrayOutputStream();
        body.writeBytes(extended(flags, image.getWidth(), image.getHeight()));
        if (profile.length > 0) {
            body.writeBytes(chunk("ICCP", profile));
        }
        body.writeBytes(pixels(plain));
        if (orientation > 0) {
            byte[] segment = ExifSegment.of(orientation, false, ByteOrder.BIG_ENDIAN);
            // Without the marker, the length and the name that a JPEG wants
            body.writeBytes(chunk("EXIF", Arrays.copyOfRange(segment, 10, segment.length)));
        }
        return riff(body.toByteArray());
    }

    /** An animation whose first frame lies somewhere on a canvas; its second covers all of it. */
    public byte[] animation(int width, int height, int left, int top, BufferedImage first, BufferedImage second) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(extended(ANIMATION | ALPHA, width, height));
        body.writeBytes(chunk("ANIM", new byte[6]));
        body.writeBytes(frame(left, top, first));
        body.writeBytes(frame(0, 0, second));
        return riff(body.toByteArray());
    }

    private byte[] frame(int left, int top, BufferedImage image) {
        byte[] pixels = pixels(write(image));
        ByteBuffer frame = ByteBuffer.allocate(16 + pixels.length).order(ByteOrder.LITTLE_ENDIAN);
        int24(frame, left / 2);
        int24(frame, top / 2);
        int24(frame, image.getWidth() - 1);
        int24(frame, image.getHeight() - 1);
        frame.putInt(100).put(pixels);
        return chunk("ANMF", frame.array());
    }

    private static boolean hasAlpha(BufferedImage image) {
        return image.getColorModel().hasAlpha();
    }

    /**
     * All red, in ten bytes of VP8L: five prefix codes of one symbol each, which takes no bits for a pixel (RFC 9649,
     * section 3.7.2).
     */
    public static byte[] red(int width, int height) {
        ByteBuffer picture = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
        picture.put((byte) 0x2f).putInt((width - 1) | (height - 1) << 14);
        // From the right: no transform, no cache, one group of codes; then each code: 1 for simple, 0 for one symbol,
        // and 1 with eight bits or 0 with one: green 0, red 255, blue 0, alpha 255, distance 0
        long codes = 0b0001_11111111101_0001_11111111101_0001_000L;
        for (int i = 0; i < 5; i++) {
            picture.put((byte) (codes >> (8 * i)));
        }
        return riff(chunk("VP8L", picture.array()));
    }

    /** A head that claims a lossless picture of this size, with no pixels behind. */
    public static byte[] header(int width, int height) {
        ByteBuffer head = ByteBuffer.allocate(5).order(ByteOrder.LITTLE_ENDIAN);
        head.put((byte) 0x2f).putInt((width - 1) | (height - 1) << 14);
        return riff(chunk("VP8L", head.array()));
    }

    private static byte[] extended(int flags, int width, int height) {
        ByteBuffer head = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN).putInt(flags);
        int24(head, width - 1);
        int24(head, height - 1);
        return chunk("VP8X", head.array());
    }

    /** The chunks with pixels and opacity of a file. */
    private static byte[] pixels(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        boolean extended = new String(file, 12, 4, StandardCharsets.US_ASCII).equals("VP8X");
        int from = extended ? 12 + 8 + bytes.getInt(16) : 12;
        return Arrays.copyOfRange(file, from, file.length);
    }

    private static byte[] riff(byte[] body) {
        return ByteBuffer.allocate(12 + body.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(4 + body.length)
                .put("WEBP".getBytes(StandardCharsets.US_ASCII))
                .put(body)
                .array();
    }

    private static byte[] chunk(String name, byte[] content) {
        return ByteBuffer.allocate(8 + content.length + (content.length & 1))
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .putInt(content.length)
                .put(content)
                .array();
    }

    private static void int24(ByteBuffer to, int value) {
        to.put((byte) value).put((byte) (value >> 8)).put((byte) (value >> 16));
    }

    private byte[] write(BufferedImage image) {
        return ImageFile.encode(image, "image/webp", param -> {
            param.setCompressionType(lossless ? "Lossless" : "Lossy");
            param.setCompressionQuality(lossless ? 0.1f : 0.9f);
        });
    }
}
