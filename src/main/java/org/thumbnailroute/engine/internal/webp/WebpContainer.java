package org.thumbnailroute.engine.internal.webp;

import java.util.Arrays;
import org.thumbnailroute.engine.ImageRejectedException;
import org.thumbnailroute.engine.internal.codec.ColourSpace;
import org.thumbnailroute.engine.internal.codec.ExifOrientation;
import org.thumbnailroute.engine.internal.codec.Header;
import org.thumbnailroute.engine.internal.codec.Orientation;
import org.thumbnailroute.engine.internal.webp.Riff.Chunk;

/**
 * What a WebP file holds, read from its chunks alone. Of an animation only the first frame counts: it lies somewhere on
 * the canvas, the rest of which is transparent.
 *
 * @param header of the canvas
 * @param frame what is to be seen on it
 */
record WebpContainer(Header header, WebpFrame frame) {

    private static final int RIFF_HEAD = 12;
    private static final int EXTENDED_HEAD = 10;
    private static final int ANIMATION = 0x02;
    private static final int FRAME_HEAD = 16;

    /** A profile larger than that describes no colour space of a photograph. */
    private static final int LARGEST_PROFILE = 4 << 20;

    /**
     * Reads the chunks.
     *
     * @param bytes begins with RIFF, a size and WEBP
     * @throws ImageRejectedException if there is no frame, or one that does not fit on its canvas
     */
    static WebpContainer read(byte[] bytes) {
        Chunks chunks = new Chunks(bytes);
        chunks.read(new Riff(bytes, RIFF_HEAD, bytes.length));
        return chunks.file();
    }

    /** The chunks that matter, while they are read. */
    private static final class Chunks {

        private final byte[] bytes;
        private Chunk extended = Chunk.NONE;
        private Chunk profile = Chunk.NONE;
        private Chunk exif = Chunk.NONE;
        private Chunk animationFrame = Chunk.NONE;
        private Chunk opacity = Chunk.NONE;
        private Chunk pixels = Chunk.NONE;

        Chunks(byte[] bytes) {
            this.bytes = bytes;
        }

        void read(Riff riff) {
            for (Chunk chunk = riff.next(); chunk.isThere(); chunk = riff.next()) {
                switch (chunk.name()) {
                    case "VP8X" -> extended = first(extended, chunk);
                    case "ICCP" -> profile = first(profile, chunk);
                    case "EXIF" -> exif = first(exif, chunk);
                    case "ANMF" -> animationFrame = first(animationFrame, chunk);
                    case "ALPH" -> opacity = pixels.isThere() ? opacity : first(opacity, chunk);
                    case "VP8 ", "VP8L" -> pixels = first(pixels, chunk);
                    default -> {
                        // a reader ignores what it does not know
                    }
                }
            }
        }

        private static Chunk first(Chunk known, Chunk chunk) {
            return known.isThere() ? known : chunk;
        }

        WebpContainer file() {
            if (!extended.isThere()) {
                WebpFrame frame = frame(0, 0);
                return new WebpContainer(header(frame.width(), frame.height(), frame.alpha()), frame);
            }
            if (extended.length() < EXTENDED_HEAD) {
                throw ImageRejectedException.corrupt("WebP: it ends in its header");
            }
            int width = 1 + Riff.int24(bytes, extended.from() + 4);
            int height = 1 + Riff.int24(bytes, extended.from() + 7);
            boolean animated = (bytes[extended.from()] & ANIMATION) != 0 && animationFrame.isThere();
            WebpFrame frame = animated ? animationFrame() : frame(0, 0);
            boolean covers = frame.covers(width, height);
            if ((long) frame.left() + frame.width() > width
                    || (long) frame.top() + frame.height() > height
                    || (!animated && !covers)) {
                throw ImageRejectedException.corrupt("WebP: a picture of %dx%d at %d,%d on a canvas of %dx%d"
                        .formatted(frame.width(), frame.height(), frame.left(), frame.top(), width, height));
            }
            return new WebpContainer(header(width, height, frame.alpha() || !covers), frame);
        }

        private WebpFrame animationFrame() {
            Chunk chunk = animationFrame;
            if (chunk.length() < FRAME_HEAD) {
                throw ImageRejectedException.corrupt("WebP: it ends in the header of its first frame");
            }
            opacity = Chunk.NONE;
            pixels = Chunk.NONE;
            read(new Riff(bytes, chunk.from() + FRAME_HEAD, chunk.to()));
            return frame(2 * Riff.int24(bytes, chunk.from()), 2 * Riff.int24(bytes, chunk.from() + 3));
        }

        private WebpFrame frame(int left, int top) {
            if (pixels.name().equals("VP8L")) {
                return lossless(left, top);
            }
            return lossy(left, top);
        }

        /** RFC 9649, section 3.4: a signature, 14 bits each of width and height less one, a bit for alpha, a version. */
        private WebpFrame lossless(int left, int top) {
            if (pixels.length() < 5 || bytes[pixels.from()] != 0x2f) {
                throw ImageRejectedException.corrupt("WebP: no header of a lossless picture");
            }
            int bits = Riff.int32(bytes, pixels.from() + 1);
            int width = 1 + (bits & 0x3fff);
            int height = 1 + (bits >> 14 & 0x3fff);
            boolean alpha = (bits >> 28 & 1) != 0;
            return new WebpFrame(left, top, width, height, true, alpha, Chunk.NONE, pixels);
        }

        /** RFC 6386, section 9.1: three bytes of flags, a start code, 14 bits each of width and height. */
        private WebpFrame lossy(int left, int top) {
            int from = pixels.from();
            boolean keyFrame =
                    pixels.length() >= 10 && (bytes[from] & 1) == 0 && Riff.int24(bytes, from + 3) == 0x2a019d;
            if (!keyFrame) {
                throw ImageRejectedException.corrupt("WebP: no header of a picture");
            }
            int sides = Riff.int32(bytes, from + 6);
            int width = sides & 0x3fff;
            int height = sides >> 16 & 0x3fff;
            if (width == 0 || height == 0) {
                throw ImageRejectedException.corrupt("WebP: %dx%d pixels".formatted(width, height));
            }
            return new WebpFrame(left, top, width, height, false, opacity.isThere(), opacity, pixels);
        }

        private Header header(int width, int height, boolean alpha) {
            boolean plausible = profile.length() <= LARGEST_PROFILE && !profile.cut();
            byte[] icc = plausible ? Arrays.copyOfRange(bytes, profile.from(), profile.to()) : new byte[0];
            Orientation orientation = ExifOrientation.of(bytes, exif.from(), exif.to());
            return new Header(width, height, ColourSpace.RGB, alpha, orientation, icc);
        }
    }
}
