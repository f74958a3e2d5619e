package org.thumbnailroute.settings;

import java.util.List;
import java.util.Optional;
import org.thumbnailroute.engine.BoundingBox;
import org.thumbnailroute.engine.HexColour;
import org.thumbnailroute.engine.ImageFormat;
import org.thumbnailroute.engine.Mode;
import org.thumbnailroute.engine.Webp;
import org.thumbnailroute.rule.Storing;

/**
 * The thumbnails that are made.
 *
 * @param sizes bounding boxes, one thumbnail each
 * @param mode how a picture gets into its box
 * @param format of the thumbnails; empty for that of the original
 * @param quality of JPEG and of lossy WebP, 1 to 100
 * @param background 0xRRGGBB, where a picture is transparent and its thumbnail cannot be, and around it in mode pad
 * @param webp who reads and writes WebP
 * @param key of a thumbnail
 * @param storing how thumbnails are stored
 */
public record ThumbnailSettings(
        List<BoundingBox> sizes,
        Mode mode,
        Optional<ImageFormat> format,
        int quality,
        int background,
        Webp webp,
        KeyTemplate key,
        Storing storing) {

    static ThumbnailSettings read(SettingReader reader) {
        return new ThumbnailSettings(
                reader.list("thumbnail.size", BoundingBox::parse),
                reader.value("thumbnail.mode", Mode::parse),
                reader.value("thumbnail.format", SettingParsers::format),
                (int) reader.number("thumbnail.quality", 1, 100),
                reader.value("thumbnail.background", HexColour::parse),
                reader.value("thumbnail.webp", Webp::parse),
                reader.value("thumbnail.key", KeyTemplate::new),
                StoringSettings.read(reader));
    }
}
