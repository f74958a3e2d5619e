package org.thumbnailroute.engine.internal.icc;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.thumbnailroute.engine.internal.codec.ColourSpace;
import org.thumbnailroute.engine.internal.codec.Header;

/**
 * Finds the way from a picture's colours to sRGB. The few ways that are dear to prepare are remembered, because the
 * pictures of one camera or one press have one profile. Safe for use by many threads.
 */
public final class ColourTransforms {

    private static final String INKS = "CMYK";

    /** The largest profiles of presses have 3 MB. */
    private static final int LARGEST = 4 << 20;

    /** A prepared table takes some 2 MB. */
    private static final int REMEMBERED = 8;

    private final Map<String, ColourTransform> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ColourTransform> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** None of it is static: an engine that goes takes its memory along. */
    public ColourTransforms() {}

    /**
     * What makes sRGB of a picture's colours.
     *
     * @return what there is without a profile, if the picture has none, or one that is broken or for another kind of
     *     colours than the picture's: grey and RGB are taken for sRGB
     */
    public ColourTransform of(Header header) {
        byte[] bytes = header.iccProfile();
        String colours = signature(header.colour());
        if (bytes.length == 0 || bytes.length > LARGEST) {
            return withoutProfile(colours);
        }
        try {
            IccTags profile = new IccTags(bytes);
            return profile.colourSpace().equals(colours) ? of(profile, bytes) : withoutProfile(colours);
        } catch (BrokenProfileException e) {
            return withoutProfile(colours);
        }
    }

    private static ColourTransform withoutProfile(String colours) {
        return colours.equals(INKS) ? InkTransform.PLAIN : ColourTransform.NONE;
    }

    private static String signature(ColourSpace colour) {
        return switch (colour) {
            case GREY -> "GRAY";
            case RGB, YCBCR -> "RGB ";
            case CMYK, YCCK -> INKS;
        };
    }

    private ColourTransform of(IccTags profile, byte[] bytes) throws BrokenProfileException {
        boolean table = profile.has("A2B0") || profile.has("D2B0");
        if (!table && profile.colourSpace().equals("GRAY")) {
            return new GreyTransform(profile);
        }
        if (!table
                && profile.colourSpace().equals("RGB ")
                && profile.connectionSpace().equals("XYZ ")) {
            MatrixTransform transform = new MatrixTransform(profile);
            return transform.isIdentity() ? ColourTransform.NONE : transform;
        }
        return table(profile, bytes);
    }

    private ColourTransform table(IccTags profile, byte[] bytes) {
        String digest = digest(bytes);
        synchronized (remembered) {
            ColourTransform known = remembered.get(digest);
            if (known != null) {
                return known;
            }
        }
        ColourTransform made = make(profile);
        synchronized (remembered) {
            remembered.put(digest, made);
        }
        return made;
    }

    /** A broken profile is remembered too: it may be on many pictures. */
    private static ColourTransform make(IccTags profile) {
        String colours = profile.colourSpace();
        try {
            return new TableTransform(
                    profile.wellFormed(),
                    switch (colours) {
                        case "GRAY" -> 1;
                        case INKS -> 4;
                        default -> 3;
                    });
        } catch (BrokenProfileException e) {
            return withoutProfile(colours);
        }
    }

    /** Nobody can make a profile that passes for somebody else's. */
    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
