package org.thumbnailroute.engine.tiff;

import static org.thumbnailroute.engine.codec.ImageRejectedException.corrupt;
import static org.thumbnailroute.engine.codec.ImageRejectedException.unsupported;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.LongStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.thumbnailroute.engine.codec.ColourSpace;
import org.thumbnailroute.engine.codec.Header;
import org.thumbnailroute.engine.codec.ImageRejectedException;
import org.thumbnailroute.engine.scale.BoxReducer;

/**
 * Reads the rare kinds of TIFF, JPEG and fax for example, with the JDK's ImageIO. It decodes whole strips and tiles, so
 * it is asked for rows of whole ones.
 */
final class JdkTiff {

    private static final int BAND_PIXELS = 1 << 18;

    private final byte[] file;
    private final Page page;
    private final Header header;

    JdkTiff(byte[] file, Page page, Header header) {
        this.file = file;
        this.page = page;
        this.header = header;
    }

    /** An upper bound of what the JDK allocates: a band, twice what is decoded at once, and the compressed bytes. */
    static long bytes(Page page) {
        long tile = page.tileRowBytes() * page.tileHeight() * (page.separate() ? page.samples() : 1);
        long band = (long) page.width() * bandRows(page) * page.samples() * (page.bits() > 8 ? 2 : 1);
        long compressed = 0;
        for (long count : page.counts()) {
            compressed = Math.max(compressed, count);
        }
        return 2 * tile + 2 * band + 16L * page.width() + compressed;
    }

    private static int bandRows(Page page) {
        int tiles = Math.max(1, BAND_PIXELS / Math.max(1, page.width()) / page.tileHeight());
        return (int) Math.min(page.height(), (long) tiles * page.tileHeight());
    }

    /** Decodes; returns whether rows are missing. */
    boolean decode(BoxReducer reducer) {
        requireInside();
        Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType("image/tiff");
        if (!readers.hasNext()) {
            throw unsupported("TIFF of compression %d".formatted(page.compression()));
        }
        ImageReader reader = readers.next();
        int done = 0;
        try (ImageInputStream in = new ByteArrayInput(file)) {
            reader.setInput(in, false, true);
            int band = bandRows(page);
            for (int y = 0; y < page.height(); y += band) {
                ImageReadParam param = reader.getDefaultReadParam();
                int rows = Math.min(band, page.height() - y);
                param.setSourceRegion(new Rectangle(0, y, page.width(), rows));
                handOn(reader.read(0, param), rows, reducer);
                done += rows;
            }
        } catch (ImageRejectedException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // the JDK's readers answer broken input with many unchecked exceptions; the bytes are all they depend on
            missing(done, reducer, e);
        } finally {
            reader.dispose();
        }
        return done < page.height();
    }

    private void missing(int from, BoxReducer reducer, Exception cause) {
        if (from == 0 || from < page.height() / 2) {
            String message = String.valueOf(cause.getMessage());
            boolean unsupported = message.contains("nsupported");
            throw new ImageRejectedException(
                    unsupported
                            ? ImageRejectedException.Reason.UNSUPPORTED_FORMAT
                            : ImageRejectedException.Reason.CORRUPT,
                    "%s tiff of compression %d: %s"
                            .formatted(unsupported ? "unsupported" : "broken", page.compression(), message),
                    cause);
        }
        byte[] row = new byte[page.width() * header.planes()];
        Arrays.fill(row, (byte) (header.colour() == ColourSpace.CMYK ? 0 : 0xff));
        for (int y = from; y < page.height(); y++) {
            reducer.row(row, 0);
        }
    }

    /** The JDK allocates what a strip claims to have, and reads it again where strips lie on top of each other. */
    private void requireInside() {
        if (LongStream.of(page.counts()).sum() > 2L * file.length) {
            throw corrupt("TIFF: strips that overlap");
        }
        for (long count : page.counts()) {
            if (count > file.length) {
                throw corrupt("TIFF: a strip of %d bytes in a file of %d".formatted(count, file.length));
            }
        }
    }

    private void handOn(BufferedImage image, int rows, BoxReducer reducer) {
        Raster raster = image.getRaster();
        int bands = raster.getNumBands();
        int planes = header.planes();
        boolean samples = image.getColorModel() instanceof ComponentColorModel && bands >= planes;
        if (header.colour() == ColourSpace.CMYK && !samples) {
            throw unsupported("CMYK in TIFF of compression %d".formatted(page.compression()));
        }
        int shift = samples ? Math.max(0, image.getColorModel().getComponentSize(0) - 8) : 0;
        int[] pixels = new int[page.width() * Math.max(1, bands)];
        byte[] row = new byte[page.width() * planes];
        for (int y = 0; y < rows; y++) {
            if (samples) {
                raster.getPixels(0, y, page.width(), 1, pixels);
                for (int x = 0; x < page.width(); x++) {
                    for (int c = 0; c < planes; c++) {
                        row[x * planes + c] = (byte) (pixels[x * bands + c] >> shift);
                    }
                }
            } else {
                image.getRGB(0, y, page.width(), 1, pixels, 0, page.width());
                for (int x = 0; x < page.width(); x++) {
                    for (int c = 0; c < planes; c++) {
                        row[x * planes + c] = (byte) (pixels[x] >> (16 - 8 * c));
                    }
                }
            }
            reducer.row(row, 0);
        }
    }
}
