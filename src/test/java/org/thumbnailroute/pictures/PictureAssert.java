package org.thumbnailroute.pictures;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.opentest4j.AssertionFailedError;

/** States what an encoded picture must be. A failure shows what was seen as a drawing next to what was expected. */
public final class PictureAssert {
    private final byte[] encoded;
    private final String format;
    private final BufferedImage image;

    private PictureAssert(byte[] encoded, String format, BufferedImage image) {
        this.encoded = encoded;
        this.format = format;
        this.image = image;
    }

    /** Decodes the picture as stored (EXIF turns nothing here), or fails if that is not possible. */
    public static PictureAssert assertThatPicture(byte[] encoded) {
        try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(encoded))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                throw new AssertionFailedError("No picture: " + encoded.length + " bytes, " + beginning(encoded));
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(input);
                return new PictureAssert(encoded, formatOf(reader), reader.read(0));
            } finally {
                reader.dispose();
            }
        } catch (IOException e) {
            throw new AssertionFailedError("Broken picture: " + encoded.length + " bytes, " + beginning(encoded), e);
        }
    }

    /** The format that the bytes have, whatever the file is called: jpeg, png, gif, bmp, tiff or webp. */
    public PictureAssert hasFormat(String expected) {
        if (!format.equals(expected)) {
            throw new AssertionFailedError(
                    "Expected the format " + expected + " but this is " + this, expected, format);
        }
        return this;
    }

    /** The size in pixels. */
    public PictureAssert hasSize(int width, int height) {
        if (image.getWidth() != width || image.getHeight() != height) {
            throw new AssertionFailedError(
                    "Expected " + width + "x" + height + " pixels but this is " + this, width + "x" + height, size());
        }
        return this;
    }

    /**
     * What the picture shows at the centres of three by three cells.
     *
     * @param drawing three rows of three letters, see {@link QuadrantPicture#DRAWING}: R G B Y C M W, K for black and
     *     . for transparent; each channel may be off by 64 of 255
     */
    public PictureAssert looksLike(String drawing) {
        Drawing expected = Drawing.parse(drawing);
        Drawing seen = Drawing.of(image);
        if (!seen.equals(expected)) {
            throw new AssertionFailedError(
                    "The picture, " + this + ", does not look as drawn:\n" + sideBySide(expected, seen)
                            + differences(expected, seen),
                    expected.toString(),
                    seen.toString());
        }
        return this;
    }

    /** At least one corner can be seen through. */
    public PictureAssert hasTransparentCorner() {
        int right = image.getWidth() - 1;
        int bottom = image.getHeight() - 1;
        List<Integer> alphas = IntStream.of(
                        image.getRGB(0, 0),
                        image.getRGB(right, 0),
                        image.getRGB(0, bottom),
                        image.getRGB(right, bottom))
                .mapToObj(colour -> colour >>> 24)
                .toList();
        if (!alphas.contains(0)) {
            throw new AssertionFailedError("Expected a transparent corner of " + this
                    + " but alpha (255 is opaque) at top left, top right, bottom left, bottom right is " + alphas);
        }
        return this;
    }

    /** No EXIF (and so no place), no XMP, no colour profile, no text; reads JPEG, PNG and WebP. */
    public PictureAssert hasNoMetadata() {
        List<String> found = Metadata.of(encoded);
        if (!found.isEmpty()) {
            throw new AssertionFailedError("Expected no metadata in " + this + " but found " + found);
        }
        return this;
    }

    @Override
    public String toString() {
        return "a " + format + " of " + size() + " pixels";
    }

    private static String formatOf(ImageReader reader) throws IOException {
        String name = reader.getFormatName().toLowerCase(Locale.ROOT);
        // The JDK's own TIFF reader is the one that shortens its name
        return name.equals("tif") ? "tiff" : name;
    }

    private String size() {
        return image.getWidth() + "x" + image.getHeight();
    }

    private static String sideBySide(Drawing expected, Drawing seen) {
        List<String> left = expected.toString().lines().toList();
        List<String> right = seen.toString().lines().toList();
        return IntStream.range(0, Drawing.CELLS)
                .mapToObj(row -> "  %-8s   %s%n".formatted(left.get(row), right.get(row)))
                .collect(Collectors.joining("", "  %-8s   %s%n".formatted("expected", "seen"), ""));
    }

    private String differences(Drawing expected, Drawing seen) {
        return IntStream.range(0, Drawing.CELLS * Drawing.CELLS)
                .filter(cell -> expected.letter(cell % Drawing.CELLS, cell / Drawing.CELLS)
                        != seen.letter(cell % Drawing.CELLS, cell / Drawing.CELLS))
                .mapToObj(cell -> difference(expected, cell % Drawing.CELLS, cell / Drawing.CELLS))
                .collect(Collectors.joining("\n"));
    }

    private String difference(Drawing expected, int column, int row) {
        int seen = Drawing.centre(image, column, row);
        NamedColour wanted = NamedColour.of(expected.letter(column, row));
        NamedColour nearest = NamedColour.nearest(seen);
        return "row %d, column %d: expected %s but saw #%08X (alpha first), %d from %s; the tolerance is %d"
                .formatted(row + 1, column + 1, wanted, seen, nearest.distance(seen), nearest, NamedColour.TOLERANCE);
    }

    private static String beginning(byte[] bytes) {
        return IntStream.range(0, Math.min(12, bytes.length))
                .mapToObj(i -> "%02X".formatted(bytes[i]))
                .collect(Collectors.joining(" ", "beginning with ", ""));
    }
}
