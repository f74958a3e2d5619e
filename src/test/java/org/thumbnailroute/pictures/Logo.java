package org.thumbnailroute.pictures;

import static org.thumbnailroute.pictures.Ink.inside;
import static org.thumbnailroute.pictures.Ink.length;
import static org.thumbnailroute.pictures.Ink.mix;
import static org.thumbnailroute.pictures.Ink.step;

/** A round badge with a mountain, a sun and a soft shadow; outside it the picture is transparent. */
final class Logo implements Shader {
    @Override
    public int colour(double x, double y, double pixel) {
        double radius = length(x, y);
        int picture = mix(0x1B4965, 0x5FA8D3, step(0.4, -0.4, y));
        picture = mix(picture, 0xFFD166, inside(length(x - 0.13, y + 0.14) - 0.085, pixel));
        picture = mix(picture, 0x7FB7BE, inside(mountain(x - 0.19, y - 0.0), pixel));
        double snowline = y + 0.03 + 0.06 * Math.abs((x + 0.08) * 14 - Math.rint((x + 0.08) * 14));
        int slope = mix(0x2C6E7F, 0xE9F5F2, inside(snowline, pixel));
        picture = mix(picture, slope, inside(mountain(x + 0.08, y + 0.17), pixel));
        picture = mix(picture, 0x16324A, inside(0.2 + 0.012 * Math.sin(x * 24) - y, pixel));
        picture = mix(picture, 0xFFFFFF, inside(Math.abs(radius - 0.405) - 0.018, pixel));
        picture = mix(picture, 0x16324A, inside(0.42 - radius, pixel));
        double badge = inside(radius - 0.45, pixel);
        double shadow = 0.45 * step(0.49, 0.43, length(x, y - 0.015));
        double alpha = badge + shadow * (1 - badge);
        // Not premultiplied: only the share of the badge in what is visible may tint the shadow
        return Ink.withAlpha(mix(0x0A1622, picture, alpha == 0 ? 0 : badge / alpha), alpha);
    }

    /** The signed distance to a slope of one to one from a summit at the origin. */
    private static double mountain(double x, double y) {
        return (Math.abs(x) - y) * 0.7071;
    }
}
