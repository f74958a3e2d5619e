package org.thumbnailroute.engine;

import java.util.regex.Pattern;

/** Colours as people write them for the web: {@code #RRGGBB}. */
public final class HexColour {

    private static final Pattern SIX_DIGITS = Pattern.compile("#?[0-9A-Fa-f]{6}");

    private HexColour() {}

    /**
     * Reads {@code #RRGGBB}. The {@code #} may be missing, because a shell takes a word that begins with it for a comment.
     *
     * @return 0xRRGGBB
     * @throws IllegalArgumentException if the text has another form
     */
    public static int parse(String text) {
        if (!SIX_DIGITS.matcher(text).matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is not #RRGGBB, such as #ffffff");
        }
        return Integer.parseInt(text.replace("#", ""), 16);
    }

    /** Writes {@code #rrggbb}. */
    public static String format(int colour) {
        return "#%06x".formatted(colour & 0xffffff);
    }
}
