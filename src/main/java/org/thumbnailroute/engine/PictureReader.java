package org.thumbnailroute.engine;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import net.coobird.thumbnailator.util.exif.ExifUtils;
import net.coobird.thumbnailator.util.exif.Orientation;

/** Decodes a picture with the JDK's ImageIO, after its header has been held against the pixel limit. */
final class PictureReader {

    /** Above this many pixels a picture is read in steps of more than one, so that its size does not decide the heap's. */
    private static final long FULL_DECODE_PIXELS = 16_000_000;

    /** A subsampled picture keeps at least this many times the thumbnail's side: below that, quality visibly drops. */
    private static final int OVERSAMPLING = 4;

    private final long maxPixels;

    PictureReader(long maxPixels) {
        this.maxPixels = maxPixels;
    }

    Picture read(byte[] source, List<BoundingBox> boxes) {
        ImageFormat format = MagicBytes.formatOf(source);
        ImageReader reader = readerOf(format);
        // ImageIO.createImageInputStream would put a cache file on the disk
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(source))) {
            try {
                // metadata is not bounded by the pixel limit: of a PNG it may inflate to gigabytes; only JPEG's is
                // needed
                boolean ignoreMetadata = format != ImageFormat.JPEG;
                reader.setInput(in, true, ignoreMetadata);
                return read(reader, format, boxes);
            } finally {
                reader.dispose();
            }
        } catch (ImageRejectedException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // the JDK's readers answer broken input with many unchecked exceptions; the bytes are all they depend on
            throw rejection(format, e);
        }
    }

    private Picture read(ImageReader reader, ImageFormat format, List<BoundingBox> boxes) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if (width < 1 || height < 1) {
            throw new ImageRejectedException(
                    ImageRejectedException.Reason.CORRUPT, "broken %s: %dx%d pixels".formatted(format, width, height));
        }
        long pixels = (long) width * height;
        if (pixels > maxPixels) {
            throw new ImageRejectedException(
                    ImageRejectedException.Reason.TOO_MANY_PIXELS,
                    "%dx%d is %d pixels, the limit is %d".formatted(width, height, pixels, maxPixels));
        }
        Orientation orientation = orientationOf(reader, format);
        ImageReadParam param = reader.getDefaultReadParam();
        int step = subsampling(width, height, boxes);
        param.setSourceSubsampling(step, step, 0, 0);
        BufferedImage image = reader.read(0, param);
        return Picture.of(format, width, height, orientation, image);
    }

    private static int subsampling(int width, int height, List<BoundingBox> boxes) {
        long pixels = (long) width * height;
        int wanted = (int) Math.ceil(Math.sqrt((double) pixels / FULL_DECODE_PIXELS));
        int largestSide = boxes.stream()
                .mapToInt(box -> Math.max(box.width(), box.height()))
                .max()
                .orElse(BoundingBox.MAX_SIDE);
        int allowed = Math.min(width, height) / (largestSide * OVERSAMPLING);
        return Math.max(1, Math.min(wanted, allowed));
    }

    private static ImageReader readerOf(ImageFormat format) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(format.contentType());
        if (!readers.hasNext()) {
            throw new IllegalStateException("this Java has no ImageIO reader for " + format);
        }
        return readers.next();
    }

    private static Orientation orientationOf(ImageReader reader, ImageFormat format) {
        if (format != ImageFormat.JPEG) {
            return Orientation.TOP_LEFT;
        }
        try {
            Orientation orientation = ExifUtils.getExifOrientation(reader, 0);
            return orientation == null ? Orientation.TOP_LEFT : orientation;
        } catch (IOException | RuntimeException e) {
            return Orientation.TOP_LEFT; // broken metadata does not make the pixels worse
        }
    }

    private static ImageRejectedException rejection(ImageFormat format, Exception cause) {
        String message = String.valueOf(cause.getMessage());
        if (message.contains("Insufficient memory")) {
            // libjpeg's words for a malloc that failed: of this machine, not of the picture
            throw new IllegalStateException("decoding " + format + ": " + message, cause);
        }
        boolean unsupported = cause instanceof IIOException && message.contains("Unsupported");
        return new ImageRejectedException(
                unsupported ? ImageRejectedException.Reason.UNSUPPORTED_FORMAT : ImageRejectedException.Reason.CORRUPT,
                "%s: %s".formatted(unsupported ? "unsupported variant of " + format : "broken " + format, message),
                cause);
    }
}
