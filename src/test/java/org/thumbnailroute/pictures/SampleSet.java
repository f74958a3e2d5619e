package org.thumbnailroute.pictures;

import static org.thumbnailroute.pictures.Scene.ALBUM_COVER;
import static org.thumbnailroute.pictures.Scene.LANDSCAPE;
import static org.thumbnailroute.pictures.Scene.LOGO;
import static org.thumbnailroute.pictures.Scene.PORTRAIT;
import static org.thumbnailroute.pictures.Scene.VINYL;

import java.awt.image.BufferedImage;
import java.util.List;

/** What a bucket of uploads looks like: every common format, and the names that people give. */
public final class SampleSet {
    private static final String JPEG = "image/jpeg";
    private static final String PNG = "image/png";

    private SampleSet() {}

    /** The samples of the demo, drawn anew by each call. */
    public static List<Sample> standard() {
        JpegFile jpeg = JpegFile.baseline();
        BufferedImage sideways = StoredOrientation.store(PORTRAIT.draw(750, 1000), 6);
        return List.of(
                new Sample(
                        "landscapes/2024/lake at dusk.jpg", JPEG, jpeg.encode(LANDSCAPE.draw(1920, 1080)), "HD photo"),
                new Sample(
                        "landscapes/originals/DSC_0815.JPG",
                        JPEG,
                        jpeg.withGps().encode(LANDSCAPE.draw(4000, 3000, 2)),
                        "12 megapixels, with GPS position"),
                new Sample(
                        "albums/Northern Lines/Tide Tables/cover.jpg",
                        JPEG,
                        JpegFile.progressive().encode(ALBUM_COVER.draw(1000, 1000)),
                        "progressive JPEG"),
                new Sample(
                        "albums/Sigur Rós/( ) + live/cover 1.jpg",
                        JPEG,
                        jpeg.encode(ALBUM_COVER.draw(800, 800, 2)),
                        "spaces, plus, parentheses and ó in the key"),
                new Sample(
                        "people/ana/portrait.jpeg",
                        JPEG,
                        jpeg.withOrientation(6).withGps().encode(sideways),
                        "stored lying on its side: EXIF orientation 6, with GPS position"),
                new Sample("brand/logo.png", PNG, PngFile.rgba(LOGO.draw(512, 512)), "PNG with alpha"),
                new Sample("records/label red.png", PNG, PngFile.palette(VINYL.draw(480, 480)), "PNG with a palette"),
                new Sample(
                        "records/what is this?.gif",
                        "image/gif",
                        ImageFile.encode(ALBUM_COVER.draw(400, 400, 4), "gif"),
                        "GIF, question mark in the key"),
                new Sample(
                        "scans/1997/record.bmp", "image/bmp", ImageFile.encode(VINYL.draw(400, 300, 2), "bmp"), "BMP"),
                new Sample("icons/tiny.png", PNG, PngFile.rgb(LANDSCAPE.draw(40, 30, 3)), "smaller than its thumbnail"),
                new Sample(
                        "banners/shop/front page.jpg",
                        JPEG,
                        jpeg.encode(LANDSCAPE.draw(1920, 240, 3)),
                        "8 times as wide as high"),
                new Sample("people/bea/avatar.png", PNG, jpeg.encode(PORTRAIT.draw(480, 480, 2)), "a JPEG named .png"),
                new Sample(
                        "inbox/IMG_0042",
                        "application/octet-stream",
                        jpeg.encode(PORTRAIT.draw(480, 600, 3)),
                        "no extension, no useful content type"));
    }
}
