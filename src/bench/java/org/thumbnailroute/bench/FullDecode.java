package org.thumbnailroute.bench;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import net.coobird.thumbnailator.util.exif.ExifUtils;
import net.coobird.thumbnailator.util.exif.Orientation;

/** Every pixel of a picture by the JDK's ImageIO, upright and in sRGB: what thumbnails are compared with. */
final class FullDecode {

    private FullDecode() {}

    static BufferedImage of(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try (ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            ImageReader reader = jdkReader(input);
            try {
                reader.setInput(input);
                BufferedImage stored = srgb(reader.read(0));
                Orientation orientation = ExifUtils.getExifOrientation(reader, 0);
                return orientation == null ? stored : upright(stored, orientation);
            } finally {
                reader.dispose();
            }
        }
    }

    /** Not the reader of the engine that is being judged, should it have one. */
    private static ImageReader jdkReader(ImageInputStream input) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (!reader.getClass().getName().startsWith("org.thumbnailroute.")) {
                return reader;
            }
        }
        throw new IOException("ImageIO does not read this format");
    }

    private static BufferedImage srgb(BufferedImage image) {
        boolean opaque = !image.getColorModel().hasAlpha();
        var srgb = new BufferedImage(
                image.getWidth(), image.getHeight(), opaque ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB);
        ColorSpace space = image.getColorModel().getColorSpace();
        // The JDK takes its own grey for linear light, files do not mean it so
        if (space.getType() == ColorSpace.TYPE_GRAY) {
            return grey(image, srgb);
        }
        return new ColorConvertOp(null).filter(image, srgb);
    }

    private static BufferedImage grey(BufferedImage image, BufferedImage srgb) {
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                srgb.setRGB(x, y, 0xFF000000 | image.getRaster().getSample(x, y, 0) * 0x010101);
            }
        }
        return srgb;
    }

    private static BufferedImage upright(BufferedImage stored, Orientation orientation) {
        int right = stored.getWidth() - 1;
        int bottom = stored.getHeight() - 1;
        boolean sideways =
                switch (orientation) {
                    case LEFT_TOP, RIGHT_TOP, RIGHT_BOTTOM, LEFT_BOTTOM -> true;
                    case TOP_LEFT, TOP_RIGHT, BOTTOM_RIGHT, BOTTOM_LEFT -> false;
                };
        var upright = new BufferedImage(
                sideways ? bottom + 1 : right + 1, sideways ? right + 1 : bottom + 1, stored.getType());
        for (int y = 0; y <= bottom; y++) {
            for (int x = 0; x <= right; x++) {
                int colour = stored.getRGB(x, y);
                switch (orientation) {
                    case TOP_LEFT -> upright.setRGB(x, y, colour);
                    case TOP_RIGHT -> upright.setRGB(right - x, y, colour);
                    case BOTTOM_RIGHT -> upright.setRGB(right - x, bottom - y, colour);
                    case BOTTOM_LEFT -> upright.setRGB(x, bottom - y, colour);
                    case LEFT_TOP -> upright.setRGB(y, x, colour);
                    case RIGHT_TOP -> upright.setRGB(bottom - y, x, colour);
                    case RIGHT_BOTTOM -> upright.setRGB(bottom - y, right - x, colour);
                    case LEFT_BOTTOM -> upright.setRGB(y, right - x, colour);
                }
            }
        }
        return upright;
    }
}
