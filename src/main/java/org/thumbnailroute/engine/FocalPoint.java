package org.thumbnailroute.engine;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The point of a picture that matters most. {@link Mode#COVER} crops around it, as far as the picture's edges allow,
 * whatever the {@link Gravity}.
 *
 * @param x in fractions of the upright picture's width, from 0 at the left to 1 at the right
 * @param y likewise of its height, from 0 at the top to 1 at the bottom
 */
public record FocalPoint(double x, double y) {

    private static final String FRACTION = "\\s*([01]?\\.\\d+|[01]\\.?)\\s*";
    private static final Pattern TWO_FRACTIONS = Pattern.compile(FRACTION + "," + FRACTION);

    /** @throws IllegalArgumentException if it lies outside the picture */
    public FocalPoint {
        if (!(x >= 0 && x <= 1 && y >= 0 && y <= 1)) {
            throw new IllegalArgumentException("%s,%s is outside the picture, 0,0 to 1,1".formatted(x, y));
        }
    }

    /**
     * Reads {@code X,Y}, for example {@code 0.3,0.6}.
     *
     * @throws IllegalArgumentException if the text has another form, or the point lies outside the picture
     */
    public static FocalPoint parse(String text) {
        Matcher matcher = TWO_FRACTIONS.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not two fractions from 0 to 1, such as 0.3,0.6 (from the left, from the top)");
        }
        return new FocalPoint(Double.parseDouble(matcher.group(1)), Double.parseDouble(matcher.group(2)));
    }

    /** As {@link #parse} reads it; two equal points give the same text. */
    @Override
    public String toString() {
        return BigDecimal.valueOf(x).toPlainString() + ","
                + BigDecimal.valueOf(y).toPlainString();
    }
}
