package org.thumbnailroute.bench;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.thumbnailroute.engine.BoundingBox;
import org.thumbnailroute.engine.Gravity;
import org.thumbnailroute.engine.Mode;
import org.thumbnailroute.engine.ThumbnailSpec;
import org.thumbnailroute.engine.Thumbnailer;

/**
 * One photograph in one box.
 *
 * @param box that it is to fill
 * @param pixels a PNG of the photograph, no larger than it takes to fill the box, so that cropping does not scale it
 */
record CropCase(BoundingBox box, Path pixels) {

    /** Where the thumbnail lies in the photograph: where its pixels are most like it. */
    Rectangle ours(Thumbnailer thumbnailer) throws IOException {
        ThumbnailSpec spec = ThumbnailSpec.fit(box).withMode(Mode.COVER).withGravity(Gravity.ATTENTION);
        byte[] thumbnail = thumbnailer
                .make(Files.readAllBytes(pixels), spec)
                .thumbnails()
                .get(0)
                .bytes();
        BufferedImage part = ImageIO.read(new ByteArrayInputStream(thumbnail));
        BufferedImage image = image();
        Rectangle best = at(0, 0);
        long least = Long.MAX_VALUE;
        for (int top = 0; top <= image.getHeight() - box.height(); top++) {
            for (int left = 0; left <= image.getWidth() - box.width(); left++) {
                long difference = difference(part, image, left, top, least);
                if (difference < least) {
                    least = difference;
                    best = at(left, top);
                }
            }
        }
        return best;
    }

    private static long difference(BufferedImage part, BufferedImage image, int left, int top, long most) {
        long difference = 0;
        for (int y = 0; y < part.getHeight() && difference < most; y++) {
            for (int x = 0; x < part.getWidth(); x++) {
                int one = part.getRGB(x, y);
                int other = image.getRGB(left + x, top + y);
                difference += Math.abs((one & 255) - (other & 255)) + Math.abs((one >> 8 & 255) - (other >> 8 & 255));
            }
        }
        return difference;
    }

    Rectangle centre() throws IOException {
        BufferedImage image = image();
        return at((image.getWidth() - box.width()) / 2, (image.getHeight() - box.height()) / 2);
    }

    Rectangle at(int left, int top) {
        return new Rectangle(left, top, box.width(), box.height());
    }

    /** The area that two crops have in common, as a part of all that they cover. */
    static double overlap(Rectangle one, Rectangle other) {
        double across = Math.max(0, one.width - Math.abs(one.x - other.x));
        double down = Math.max(0, one.height - Math.abs(one.y - other.y));
        return across * down / (2.0 * one.width * one.height - across * down);
    }

    /** The photograph with ours in green, and the other in red, for a person to look at. */
    void draw(Rectangle ours, Rectangle other, Path file) throws IOException {
        BufferedImage image = image();
        Graphics2D graphics = image.createGraphics();
        graphics.setStroke(new BasicStroke(3));
        frame(graphics, other, Color.RED);
        frame(graphics, ours, Color.GREEN);
        graphics.dispose();
        ImageIO.write(image, "png", file.toFile());
    }

    private static void frame(Graphics2D graphics, Rectangle crop, Color colour) {
        graphics.setColor(colour);
        graphics.drawRect(crop.x + 1, crop.y + 1, crop.width - 3, crop.height - 3);
    }

    private BufferedImage image() throws IOException {
        return ImageIO.read(pixels.toFile());
    }
}
