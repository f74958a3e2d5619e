package org.thumbnailroute.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.thumbnailroute.pictures.PictureAssert.assertThatPicture;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.engine.Thumbnailer;
import org.thumbnailroute.pictures.ImageFile;
import org.thumbnailroute.pictures.PngFile;
import org.thumbnailroute.pictures.QuadrantPicture;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** All thumbnails in one format, filling their box. */
class OneFormatTest extends RouteTest {

    @Override
    Map<String, String> settings() {
        return Map.of(
                "thumbnail.mode", "pad",
                "thumbnail.format", "jpeg",
                "thumbnail.quality", "90",
                "thumbnail.background", "#0000ff");
    }

    @Test
    void makesJpegsOfAllFormatsAndSaysSo() {
        BufferedImage picture = QuadrantPicture.draw("RRR\n...\nGGG\n", 600, 600);
        upload("logo.png", PngFile.rgba(picture));

        assertEquals(
                "image/jpeg",
                announcement("logo.png").at("/thumbnails/0/contentType").asText());

        ResponseBytes<GetObjectResponse> thumbnail = stored("thumbnail_logo.png");
        assertEquals("image/jpeg", thumbnail.response().contentType());
        assertEquals(
                "v" + Thumbnailer.VERSION + " 64x64 pad jpeg q90 #0000ff",
                thumbnail.response().metadata().get("recipe"));
        assertThatPicture(thumbnail.asByteArray())
                .hasFormat("jpeg")
                .hasSize(64, 64)
                .looksLike("RRR\nBBB\nGGG\n");
    }

    @Test
    void fillsTheBox() {
        upload("wide.bmp", ImageFile.encode(QuadrantPicture.draw("RGR\nRGR\nRGR\n", 600, 150), "bmp"));

        announcement("wide.bmp");

        assertThatPicture(stored("thumbnail_wide.bmp").asByteArray())
                .hasFormat("jpeg")
                .hasSize(64, 64)
                .looksLike("BBB\nRGR\nBBB\n");
    }

    /** Were an extension appended where the format differs, the thumbnail of a.png would have the key of a.png.jpg's. */
    @Test
    void keepsThumbnailsOfOriginalsApartThatDifferInTheirExtension() {
        List<String> keys = List.of("same/a", "same/a.jpg", "same/a.png", "same/a.png.jpg");
        for (String key : keys) {
            upload(key, PngFile.rgb(QuadrantPicture.upright(30, 20)));
        }

        assertEquals(
                List.of("same/thumbnail_a", "same/thumbnail_a.jpg", "same/thumbnail_a.png", "same/thumbnail_a.png.jpg"),
                keys.stream()
                        .map(key -> announcement(key).at("/thumbnails/0/key").asText())
                        .toList());
    }
}
