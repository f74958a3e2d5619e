package org.thumbnailroute.endurance;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.w3c.dom.Node;

/**
 * JPEGs that are larger than what could be drawn: one strip, many times below itself. Restart intervals, here one for each
 * row of MCUs, know nothing of each other (ITU-T T.81, E.1.4), so that they can be repeated as they are.
 */
final class LargeJpeg {

    private static final String METADATA = "javax_imageio_jpeg_image_1.0";
    private static final int MCU = 16;

    private LargeJpeg() {}

    /**
     * Writes one, 4:2:0.
     *
     * @param strip with sides that are multiples of 16
     */
    static byte[] of(BufferedImage strip, int times, boolean progressive) throws IOException {
        byte[] file = encode(strip, progressive);
        ByteArrayOutputStream large = new ByteArrayOutputStream(file.length * times);
        large.write(file, 0, 2);
        int at = 2;
        while (true) {
            int marker = file[at + 1] & 0xff;
            if (marker == 0xd9) {
                large.write(file, at, 2);
                return large.toByteArray();
            }
            int end = at + 2 + sixteenBits(file, at + 2);
            if (marker == 0xc0 || marker == 0xc2) {
                int height = strip.getHeight() * times;
                file[at + 5] = (byte) (height >> 8);
                file[at + 6] = (byte) height;
            }
            large.write(file, at, end - at);
            at = end;
            if (marker == 0xda) {
                at = repeat(file, at, times, large);
            }
        }
    }

    /** Repeats the intervals of one scan, restart markers numbered anew; returns where the scan ends. */
    private static int repeat(byte[] file, int start, int times, ByteArrayOutputStream large) {
        List<Integer> bounds = new ArrayList<>();
        bounds.add(start);
        int at = start;
        while (file[at] != (byte) 0xff || file[at + 1] == 0 || (file[at + 1] & 0xf8) == 0xd0) {
            if (file[at] == (byte) 0xff && file[at + 1] != 0) {
                bounds.add(at + 2);
            }
            at += file[at] == (byte) 0xff ? 2 : 1;
        }
        bounds.add(at + 2); // as if a restart marker followed
        int intervals = bounds.size() - 1;
        for (int i = 0; i < intervals * times; i++) {
            int from = bounds.get(i % intervals);
            large.write(file, from, bounds.get(i % intervals + 1) - 2 - from);
            if (i + 1 < intervals * times) {
                large.write(0xff);
                large.write(0xd0 + i % 8);
            }
        }
        return at;
    }

    private static byte[] encode(BufferedImage strip, boolean progressive) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
            IIOMetadata metadata =
                    writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(strip), param);
            Node tree = metadata.getAsTree(METADATA);
            IIOMetadataNode restart = new IIOMetadataNode("dri");
            restart.setAttribute("interval", Integer.toString(strip.getWidth() / MCU));
            tree.getLastChild().insertBefore(restart, tree.getLastChild().getFirstChild());
            metadata.setFromTree(METADATA, tree);
            writer.setOutput(out);
            writer.write(null, new IIOImage(strip, null, metadata), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static int sixteenBits(byte[] file, int at) {
        return ((file[at] & 0xff) << 8) | (file[at + 1] & 0xff);
    }
}
