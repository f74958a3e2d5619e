package org.thumbnailroute.endurance;

import static org.thumbnailroute.pictures.PictureAssert.assertThatPicture;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;
import org.thumbnailroute.engine.BoundingBox;
import org.thumbnailroute.pictures.ImageFile;
import org.thumbnailroute.pictures.JpegFile;
import org.thumbnailroute.pictures.PngFile;
import org.thumbnailroute.pictures.QuadrantPicture;

/**
 * A picture like no other: its number is painted on it in colours and decides its size, format and key, so that a
 * thumbnail under the wrong key is noticed.
 *
 * @param number 0 to 32767
 */
record NumberedPicture(int number) {

    private static final BoundingBox BOX = new BoundingBox(64, 64);
    private static final String COLOURS = "RGBYCMWK";
    private static final List<String> KEYS = List.of(
            "%05d.jpg",
            "albums/%05d/cover.jpg",
            "a b + c/100%% (%05d).png",
            "Sigur Rós/Ágætis ♥ 写真/%05d",
            "x-${sysenv.HOME}-{{thumbnail.queue}}/{size}%05d.gif",
            "quote\"and'&<%05d>.jpg");

    private enum Kind {
        JPEG("jpeg") {
            @Override
            byte[] encode(BufferedImage image) {
                return JpegFile.baseline().encode(image);
            }
        },
        PROGRESSIVE("jpeg") {
            @Override
            byte[] encode(BufferedImage image) {
                return JpegFile.progressive().encode(image);
            }
        },
        ALPHA("png") {
            @Override
            byte[] encode(BufferedImage image) {
                return PngFile.rgba(image);
            }
        },
        PALETTE("png") {
            @Override
            byte[] encode(BufferedImage image) {
                return PngFile.palette(image);
            }
        },
        BITMAP("bmp") {
            @Override
            byte[] encode(BufferedImage image) {
                return ImageFile.encode(image, "bmp");
            }
        };

        private final String format;

        Kind(String format) {
            this.format = format;
        }

        abstract byte[] encode(BufferedImage image);
    }

    String key() {
        return KEYS.get(number % KEYS.size()).formatted(number);
    }

    String thumbnailKey() {
        int file = key().lastIndexOf('/') + 1;
        return key().substring(0, file) + "thumbnail_" + key().substring(file);
    }

    int width() {
        return 200 + number * 37 % 400;
    }

    int height() {
        return 200 + number * 53 % 300;
    }

    byte[] bytes() {
        return kind().encode(QuadrantPicture.draw(drawing(), width(), height()));
    }

    /** Fails unless the bytes are the thumbnail of this very picture. */
    void requireThumbnail(byte[] thumbnail) {
        BoundingBox size = BOX.fit(width(), height());
        assertThatPicture(thumbnail)
                .hasFormat(kind().format)
                .hasSize(size.width(), size.height())
                .looksLike(drawing());
    }

    private Kind kind() {
        return Kind.values()[number % Kind.values().length];
    }

    /** Five cells are the number in base eight, the others are any. */
    private String drawing() {
        Random random = new Random(number);
        StringBuilder cells = new StringBuilder();
        for (int rest = number, i = 0; i < 9; i++, rest /= 8) {
            cells.append(COLOURS.charAt(i < 5 ? rest % 8 : random.nextInt(8)));
        }
        if (kind() == Kind.ALPHA) {
            cells.setCharAt(8, '.');
        }
        return cells.insert(6, '\n').insert(3, '\n').toString();
    }
}
