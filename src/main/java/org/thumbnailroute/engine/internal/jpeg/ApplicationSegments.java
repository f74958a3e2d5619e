package org.thumbnailroute.engine.internal.jpeg;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.thumbnailroute.engine.internal.codec.ColourSpace;
import org.thumbnailroute.engine.internal.codec.Orientation;

/** What the application segments say: EXIF orientation, ICC profile, and what Adobe says of the colours. */
final class ApplicationSegments {

    /** Version, density and the size of a thumbnail: libjpeg knows no shorter one either. */
    private static final int JFIF_LENGTH = 14;

    private static final String EXIF = "Exif\0\0";
    /** ICC.1:2010, annex B.4: then the chunk's number from 1, and how many there are. */
    private static final String ICC = "ICC_PROFILE\0";
    /** Adobe Technical Note 5116: then the version, two words of flags, and the transform. */
    private static final String ADOBE = "Adobe";

    private static final int ADOBE_TRANSFORM = 11;

    private final Map<Integer, byte[]> profile = new TreeMap<>();
    private int profileChunks;
    private final ExifSegments exif = ExifSegments.none();
    private boolean jfif;
    private int adobeTransform = ColourRules.NO_ADOBE;

    private ApplicationSegments() {}

    /** That of a picture of which nothing was read yet. */
    static ApplicationSegments none() {
        return new ApplicationSegments();
    }

    void segment(int marker, byte[] source, int from, int length) {
        int end = from + length;
        if (marker == Markers.APP0 && length >= JFIF_LENGTH && startsWith("JFIF\0", source, from, length)) {
            jfif = true;
        } else if (marker == Markers.APP1 && startsWith(EXIF, source, from, length)) {
            exif.add(source, from + EXIF.length(), end);
        } else if (marker == Markers.APP2 && startsWith(ICC, source, from, length) && length > ICC.length() + 2) {
            int chunk = from + ICC.length();
            profileChunks = source[chunk + 1] & 0xff;
            profile.putIfAbsent(source[chunk] & 0xff, Arrays.copyOfRange(source, chunk + 2, end));
        } else if (marker == Markers.APP14 && startsWith(ADOBE, source, from, length) && length > ADOBE_TRANSFORM) {
            adobeTransform = source[from + ADOBE_TRANSFORM] & 0xff;
        }
    }

    private static boolean startsWith(String text, byte[] source, int from, int length) {
        return length >= text.length() && new String(source, from, text.length(), ISO_8859_1).equals(text);
    }

    Orientation orientation() {
        return exif.orientation();
    }

    /** The profile, put together; empty if there is none or a part is missing. */
    byte[] iccProfile() {
        int bytes = 0;
        for (int i = 1; i <= profileChunks; i++) {
            byte[] chunk = profile.get(i);
            if (chunk == null) {
                return new byte[0];
            }
            bytes += chunk.length;
        }
        byte[] whole = new byte[bytes];
        int at = 0;
        for (int i = 1; i <= profileChunks; i++) {
            byte[] chunk = profile.getOrDefault(i, new byte[0]);
            System.arraycopy(chunk, 0, whole, at, chunk.length);
            at += chunk.length;
        }
        return whole;
    }

    ColourSpace colourSpace(FrameHeader frame) {
        return ColourRules.of(frame, jfif, adobeTransform);
    }
}
