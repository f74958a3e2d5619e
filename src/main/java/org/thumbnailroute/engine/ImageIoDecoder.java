package org.thumbnailroute.engine;

import java.awt.Rectangle;
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
import org.thumbnailroute.engine.codec.ColourSpace;
import org.thumbnailroute.engine.codec.Decoder;
import org.thumbnailroute.engine.codec.Header;
import org.thumbnailroute.engine.codec.ImageRejectedException;
import org.thumbnailroute.engine.codec.Layout;
import org.thumbnailroute.engine.codec.Orientation;
import org.thumbnailroute.engine.codec.RowSink;
import org.thumbnailroute.engine.scale.BoxReducer;

/** Reads a picture with the JDK's ImageIO, a strip at a time. */
final class ImageIoDecoder implements Decoder {

    private static final int STRIP_PIXELS = 1 << 18;

    private final ImageFormat format;
    private final byte[] source;
    private final Header header;

    ImageIoDecoder(ImageFormat format, byte[] source) {
        this.format = format;
        this.source = source;
        this.header = withReader(reader -> {
            boolean alpha = format.hasAlpha()
                    && reader.getImageTypes(0).next().getColorModel().hasAlpha();
            return new Header(
                    reader.getWidth(0), reader.getHeight(0), ColourSpace.RGB, alpha, Orientation.UPRIGHT, new byte[0]);
        });
    }

    @Override
    public Header header() {
        return header;
    }

    @Override
    public Layout layout(int width, int height) {
        return BoxReducer.layout(header, width, height);
    }

    @Override
    public void decode(Layout layout, List<RowSink> sinks) {
        BoxReducer reducer = new BoxReducer(header, layout, sinks);
        withReader(reader -> {
            int strip = Math.max(1, Math.min(header.height(), STRIP_PIXELS / header.width()));
            for (int y = 0; y < header.height(); y += strip) {
                ImageReadParam param = reader.getDefaultReadParam();
                int rows = Math.min(strip, header.height() - y);
                param.setSourceRegion(new Rectangle(0, y, header.width(), rows));
                handOn(reader.read(0, param), rows, reducer);
            }
            return true;
        });
    }

    private void handOn(BufferedImage image, int rows, BoxReducer reducer) {
        int channels = header.planes();
        int[] argb = new int[header.width()];
        byte[] row = new byte[header.width() * channels];
        for (int y = 0; y < rows; y++) {
            image.getRGB(0, y, argb.length, 1, argb, 0, argb.length);
            for (int x = 0; x < argb.length; x++) {
                row[x * channels] = (byte) (argb[x] >> 16);
                row[x * channels + 1] = (byte) (argb[x] >> 8);
                row[x * channels + 2] = (byte) argb[x];
                if (channels == 4) {
                    row[x * 4 + 3] = (byte) (argb[x] >> 24);
                }
            }
            reducer.row(row, 0);
        }
    }

    private interface Use<T> {
        T of(ImageReader reader) throws IOException;
    }

    private <T> T withReader(Use<T> use) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(format.contentType());
        if (!readers.hasNext()) {
            throw ImageRejectedException.unsupported(format.toString());
        }
        ImageReader reader = readers.next();
        // ImageIO.createImageInputStream would put a cache file on the disk
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(source))) {
            reader.setInput(in, false, true);
            return use.of(reader);
        } catch (ImageRejectedException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // the JDK's readers answer broken input with many unchecked exceptions; the bytes are all they depend on
            throw rejection(e);
        } finally {
            reader.dispose();
        }
    }

    private ImageRejectedException rejection(Exception cause) {
        String message = String.valueOf(cause.getMessage());
        boolean unsupported = cause instanceof IIOException && message.contains("Unsupported");
        return new ImageRejectedException(
                unsupported ? ImageRejectedException.Reason.UNSUPPORTED_FORMAT : ImageRejectedException.Reason.CORRUPT,
                "%s: %s".formatted(unsupported ? "unsupported variant of " + format : "broken " + format, message),
                cause);
    }
}
