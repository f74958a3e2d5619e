package org.thumbnailroute.kamelet;

import java.util.Map;
import java.util.Optional;
import org.thumbnailroute.engine.BoundingBox;
import org.thumbnailroute.engine.Gravity;
import org.thumbnailroute.engine.HexColour;
import org.thumbnailroute.engine.ImageFormat;
import org.thumbnailroute.engine.Mode;
import org.thumbnailroute.engine.ThumbnailSpec;
import org.thumbnailroute.engine.Webp;
import org.thumbnailroute.settings.InvalidSettingException;
import org.thumbnailroute.settings.SettingParsers;
import org.thumbnailroute.settings.SettingReader;

/**
 * The properties of the Kamelet image-thumbnail-action, checked when a route with it starts.
 *
 * @param spec what is made of every picture
 * @param webp who reads and writes WebP
 * @param maxSourceBytes larger bodies are rejected
 * @param maxSourcePixels pictures with more pixels are rejected
 */
record ActionSettings(ThumbnailSpec spec, Webp webp, int maxSourceBytes, long maxSourcePixels) {

    /** What Camel calls them where they are set for all uses of the Kamelet. */
    static final String PREFIX = "camel.kamelet.image-thumbnail-action.";

    /**
     * Reads and checks all of them.
     *
     * @param properties by the Kamelet's names
     * @throws InvalidSettingException for the first one that makes no sense
     */
    static ActionSettings read(Map<String, String> properties) {
        SettingReader reader =
                new SettingReader(name -> Optional.ofNullable(properties.get(name.substring(PREFIX.length()))));
        Webp webp = reader.value(PREFIX + "webp", Webp::parse);
        ThumbnailSpec spec = new ThumbnailSpec(
                reader.value(PREFIX + "size", ActionSettings::oneBox),
                reader.value(PREFIX + "mode", Mode::parse),
                reader.valueOr("centre", PREFIX + "gravity", Gravity::parse),
                reader.value(PREFIX + "format", text -> format(text, webp)),
                (int) reader.number(PREFIX + "quality", 1, 100),
                reader.value(PREFIX + "background", HexColour::parse));
        spec.requireWritable(webp);
        return new ActionSettings(
                spec,
                webp,
                (int) reader.number(PREFIX + "maxSourceBytes", 1, Integer.MAX_VALUE - 8),
                reader.number(PREFIX + "maxSourcePixels", 1, Integer.MAX_VALUE - 8));
    }

    private static Optional<ImageFormat> format(String text, Webp webp) {
        if (text.equals("webp") && webp == Webp.JAVA) {
            throw new IllegalArgumentException("WebP is not written with webp = java: use native there, or png");
        }
        return SettingParsers.format(text);
    }

    private static BoundingBox oneBox(String text) {
        if (text.contains(",")) {
            throw new IllegalArgumentException("one size only, because one body comes out");
        }
        return BoundingBox.parse(text);
    }
}
