package org.thumbnailroute.engine.internal.webp;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.thumbnailroute.engine.ImageRejectedException;
import org.thumbnailroute.engine.ImageRejectedException.Reason;
import org.thumbnailroute.engine.internal.webp.Riff.Chunk;

/** TwelveMonkeys' reader, which is all Java and takes some ten times as long as libwebp. */
final class JavaWebp implements FrameReader {

    static final FrameReader READER = new JavaWebp();

    private static final int ALPHA = 0x10;

    private JavaWebp() {}

    /** Whether TwelveMonkeys' library is on the class path, which a program that uses the engine may leave out. */
    static boolean isThere() {
        try {
            new WebPImageReaderSpi().createReaderInstance(null).dispose();
            return true;
        } catch (LinkageError e) {
            return false;
        }
    }

    @Override
    public boolean scales() {
        return false;
    }

    @Override
    public Pixels read(byte[] file, WebpFrame frame, int width, int height) {
        ImageReader reader = new WebPImageReaderSpi().createReaderInstance(null);
        try (ImageInputStream in = new PaddedStream(still(file, frame))) {
            reader.setInput(in, false, true);
            BufferedImage image = reader.read(0, null);
            if (!frame.covers(image.getWidth(), image.getHeight())) {
                throw ImageRejectedException.corrupt("WebP: it decodes to another size than its header's");
            }
            int[] argb = image.getRGB(0, 0, width, height, new int[width * height], 0, width);
            return new Pixels(width, height, argb, false);
        } catch (ImageRejectedException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // it answers broken input with many unchecked exceptions; the bytes are all they depend on
            throw new ImageRejectedException(Reason.CORRUPT, "broken WebP: " + frame.undecodable(), e);
        } finally {
            reader.dispose();
        }
    }

    /** A file of nothing but this frame: no animation, no profile. */
    private static byte[] still(byte[] file, WebpFrame frame) {
        Chunk opacity = frame.opacity();
        Chunk pixels = frame.pixels();
        int length = 12 + 18 + 8 + even(opacity.length()) + 8 + even(pixels.length());
        ByteBuffer still = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        name(still, "RIFF").putInt(length - 8);
        name(still, "WEBP");
        if (opacity.isThere()) {
            name(still, "VP8X").putInt(10).putInt(ALPHA);
            int24(still, frame.width() - 1);
            int24(still, frame.height() - 1);
            put(still, file, opacity);
        }
        put(still, file, pixels);
        return still.array();
    }

    private static void put(ByteBuffer still, byte[] file, Chunk chunk) {
        name(still, chunk.name()).putInt(chunk.length());
        int next = still.position() + even(chunk.length());
        still.put(file, chunk.from(), chunk.length()).position(next);
    }

    private static ByteBuffer name(ByteBuffer still, String name) {
        return still.put(name.getBytes(StandardCharsets.US_ASCII));
    }

    private static void int24(ByteBuffer still, int value) {
        still.put((byte) value).put((byte) (value >> 8)).put((byte) (value >> 16));
    }

    private static int even(int length) {
        return length + (length & 1);
    }
}
