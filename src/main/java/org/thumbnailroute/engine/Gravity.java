package org.thumbnailroute.engine;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which part of a picture {@link Mode#COVER} keeps where it crops; the other modes keep all of it. */
public enum Gravity {
    CENTRE(0.5, 0.5),
    /** What people look at, as libvips finds it: details, skin, strong colours; the centre where nothing stands out. */
    ATTENTION(0.5, 0.5),
    NORTH(0.5, 0),
    NORTH_EAST(1, 0),
    EAST(1, 0.5),
    SOUTH_EAST(1, 1),
    SOUTH(0.5, 1),
    SOUTH_WEST(0, 1),
    WEST(0, 0.5),
    NORTH_WEST(0, 0);

    private final double x;
    private final double y;

    Gravity(double x, double y) {
        this.x = x;
        this.y = y;
    }

    /**
     * The gravity with this name, in small letters and with a hyphen, as in {@code north-east}; {@code center} is
     * {@link #CENTRE} too.
     *
     * @throws IllegalArgumentException for another text
     */
    public static Gravity parse(String text) {
        String name = text.strip();
        if (name.equals("center")) {
            return CENTRE;
        }
        return Stream.of(values())
                .filter(one -> one.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"%s\" is not one of %s"
                        .formatted(
                                text, Stream.of(values()).map(Gravity::toString).collect(Collectors.joining(", ")))));
    }

    /** How much of what is cropped across is cropped at the left, 0 to 1. */
    double x() {
        return x;
    }

    /** How much of what is cropped down is cropped at the top, 0 to 1. */
    double y() {
        return y;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
