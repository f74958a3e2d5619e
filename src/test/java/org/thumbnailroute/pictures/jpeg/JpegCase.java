package org.thumbnailroute.pictures.jpeg;

import java.awt.image.BufferedImage;
import org.thumbnailroute.engine.ImageRejectedException.Reason;

/**
 * A file and what is to become of it.
 *
 * @param name what is special about it
 * @param file the bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record JpegCase(String name, byte[] file, Outcome outcome) {

    /** What a decoder has to make of a file. */
    public sealed interface Outcome permits Shows, ShowsAllBut, Rejected {}

    /**
     * It is this picture, whole.
     *
     * @param coarse whether the file has only part of the detail
     */
    public record Shows(BufferedImage picture, boolean coarse) implements Outcome {}

    /**
     * It is this picture, but a part is missing.
     *
     * @param from where the part begins in which it may look otherwise, in parts of the height; 1 if it is only coarse
     * @param to where that ends
     * @param told whether a decoder can know
     */
    public record ShowsAllBut(BufferedImage picture, double from, double to, Told told) implements Outcome {}

    /** Whether a decoder can tell that something is missing: data may be wrong, but as many as there should be. */
    public enum Told {
        YES,
        PERHAPS
    }

    /** There is no picture, because of this. */
    public record Rejected(Reason reason) implements Outcome {}

    /** A file that shows this picture. */
    static JpegCase shows(String name, BufferedImage picture, byte[] file) {
        return new JpegCase(name, file, new Shows(picture, false));
    }

    /** A file that shows this picture except for its lower half, which may be anything. */
    static JpegCase showsTopHalf(String name, BufferedImage picture, byte[] file) {
        return new JpegCase(name, file, new ShowsAllBut(picture, 0.5, 1, Told.PERHAPS));
    }

    static JpegCase corrupt(String name, byte[] file) {
        return new JpegCase(name, file, new Rejected(Reason.CORRUPT));
    }

    static JpegCase unsupported(String name, byte[] file) {
        return new JpegCase(name, file, new Rejected(Reason.UNSUPPORTED_FORMAT));
    }

    @Override
    public String toString() {
        return name;
    }
}
