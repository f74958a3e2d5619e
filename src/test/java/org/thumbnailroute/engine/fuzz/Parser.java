package org.thumbnailroute.engine.fuzz;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.thumbnailroute.engine.ImageRejectedException;
import org.thumbnailroute.engine.MachineMemory;
import org.thumbnailroute.engine.Mode;
import org.thumbnailroute.engine.ThumbnailSpec;
import org.thumbnailroute.engine.Thumbnailer;
import org.thumbnailroute.engine.internal.codec.ColourSpace;
import org.thumbnailroute.engine.internal.codec.ExifOrientation;
import org.thumbnailroute.engine.internal.codec.Header;
import org.thumbnailroute.engine.internal.codec.Orientation;
import org.thumbnailroute.engine.internal.icc.ColourTransforms;

/** The parsers that strangers' bytes reach, and how each is fed. */
enum Parser {
    JPEG,
    PNG,
    GIF,
    BMP,
    WEBP,
    TIFF,
    EXIF,
    ICC;

    /** Larger pictures bring a fuzzer nothing but fewer tries. */
    private static final long MAX_PIXELS = 1 << 18;

    private static final long BUDGET = 64 << 20;

    private static final List<Mode> MODES = List.of(Mode.values());

    /** From DC coefficients alone to every pixel. */
    private static final int[] SIDES = {3, 16, 40, 150};

    /**
     * Reads a file and expects nothing of it.
     *
     * @throws RuntimeException if the parser fails with anything but an {@link ImageRejectedException}
     */
    void read(byte[] file) {
        switch (this) {
            case EXIF -> ExifOrientation.of(file, 0, file.length);
            case ICC -> convert(file);
            case JPEG, PNG, GIF, BMP, WEBP, TIFF -> rejection(file);
        }
    }

    /**
     * What a user is told of a file of this format that is rejected.
     *
     * @return empty if it is not
     */
    String rejection(byte[] file) {
        return make(this == PNG ? Checksums.corrected(file) : file);
    }

    /** The same bytes always take the same way, which differs from length to length. */
    private static String make(byte[] file) {
        int side = SIDES[file.length % SIDES.length];
        Mode mode = MODES.get(file.length / SIDES.length % MODES.size());
        ThumbnailSpec spec = ThumbnailSpec.fit(side, side + 2).withMode(mode);
        try {
            new Thumbnailer(MAX_PIXELS, MachineMemory.of(BUDGET, BUDGET)).make(file, spec);
            return "";
        } catch (ImageRejectedException e) {
            // as it should
            return String.valueOf(e.getMessage());
        }
    }

    private static void convert(byte[] profile) {
        for (ColourSpace colour : List.of(ColourSpace.GREY, ColourSpace.RGB, ColourSpace.CMYK)) {
            Header header = new Header(1, 1, colour, false, Orientation.UPRIGHT, profile);
            new ColourTransforms().of(header).apply(new int[] {0, 0x80ff20, -1});
        }
    }

    /** Where the inputs are kept that found something new, and those that once broke something. */
    Path saved() {
        return Path.of("src", "test", "resources", "org", "thumbnailroute", "engine", "fuzz", toString());
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
