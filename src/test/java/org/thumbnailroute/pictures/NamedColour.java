package org.thumbnailroute.pictures;

import java.util.Arrays;
import java.util.Comparator;

/** The colours that a drawing of letters can name. They lie far apart, so JPEG and scaling do not blur which is meant. */
enum NamedColour {
    RED('R', 0xFFFF0000),
    GREEN('G', 0xFF00FF00),
    BLUE('B', 0xFF0000FF),
    YELLOW('Y', 0xFFFFFF00),
    CYAN('C', 0xFF00FFFF),
    MAGENTA('M', 0xFFFF00FF),
    WHITE('W', 0xFFFFFFFF),
    BLACK('K', 0xFF000000),
    TRANSPARENT('.', 0x00000000);

    /** How far each channel may be off: half the way to the next colour would be 127. */
    static final int TOLERANCE = 64;

    private final char letter;
    private final int argb;

    NamedColour(char letter, int argb) {
        this.letter = letter;
        this.argb = argb;
    }

    int argb() {
        return argb;
    }

    char letter() {
        return letter;
    }

    static NamedColour of(char letter) {
        return Arrays.stream(values())
                .filter(colour -> colour.letter == letter)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "No colour is called '" + letter + "'; there are R G B Y C M W K and . for transparent"));
    }

    static NamedColour nearest(int argb) {
        return Arrays.stream(values())
                .min(Comparator.comparingInt(colour -> colour.distance(argb)))
                .orElseThrow();
    }

    /** The letter of the nearest colour, or '?' if none is within the tolerance. */
    static char letterOf(int argb) {
        NamedColour nearest = nearest(argb);
        return nearest.distance(argb) <= TOLERANCE ? nearest.letter : '?';
    }

    /** The difference in the channel that differs most; what is transparent has no colour to compare. */
    int distance(int other) {
        int alpha = Math.abs((argb >>> 24) - (other >>> 24));
        if (this == TRANSPARENT) {
            return alpha;
        }
        int red = Math.abs(Ink.red(argb) - Ink.red(other));
        int green = Math.abs(Ink.green(argb) - Ink.green(other));
        int blue = Math.abs(Ink.blue(argb) - Ink.blue(other));
        return Math.max(Math.max(alpha, red), Math.max(green, blue));
    }
}
