package org.thumbnailroute.engine;

import java.util.Locale;

/** How a picture gets into its box. No mode enlarges a picture. */
public enum Mode {
    /** The whole picture, as large as the box allows; the thumbnail may be smaller than the box on one side. */
    FIT,
    /** The picture fills the box; what juts out is cropped. The {@link Gravity} says which part is kept. */
    COVER,
    /** Like {@link #FIT}, and the rest of the box is filled with the background colour. */
    PAD;

    /**
     * The mode with this name, in small letters.
     *
     * @throws IllegalArgumentException for another text
     */
    public static Mode parse(String text) {
        for (Mode mode : values()) {
            if (mode.toString().equals(text.strip())) {
                return mode;
            }
        }
        throw new IllegalArgumentException("\"" + text + "\" is not fit, cover or pad");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
