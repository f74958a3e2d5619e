package org.thumbnailroute.pictures.jpeg;

import java.awt.image.BufferedImage;
import org.thumbnailroute.engine.codec.ImageRejectedException.Reason;

/**
 * A file and what is to become of it.
 *
 * @param name what is special about it
 * @param file the bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record JpegCase(String name, byte[] file, Outcome outcome) {

    /** What a decoder has to make of a file. */
    public sealed interface Outcome permits Shows, ShowsTopHalf, Rejected {}

    /**
     * It is this picture.
     *
     * @param coarse whether the file has only part of the detail
     */
    public record Shows(BufferedImage picture, boolean coarse) implements Outcome {}

    /** At least the upper half is that of this picture; the lower one may be anything. */
    public record ShowsTopHalf(BufferedImage picture) implements Outcome {}

    /** There is no picture, because of this. */
    public record Rejected(Reason reason) implements Outcome {}

    /** A file that shows this picture. */
    static JpegCase shows(String name, BufferedImage picture, byte[] file) {
        return new JpegCase(name, file, new Shows(picture, false));
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
