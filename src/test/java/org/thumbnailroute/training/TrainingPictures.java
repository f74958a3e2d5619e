package org.thumbnailroute.training;

import static org.thumbnailroute.pictures.Scene.ALBUM_COVER;
import static org.thumbnailroute.pictures.Scene.LANDSCAPE;
import static org.thumbnailroute.pictures.Scene.LOGO;
import static org.thumbnailroute.pictures.Scene.PORTRAIT;
import static org.thumbnailroute.pictures.Scene.VINYL;

import java.awt.image.BufferedImage;
import java.util.List;
import org.thumbnailroute.pictures.ImageFile;
import org.thumbnailroute.pictures.JpegFile;
import org.thumbnailroute.pictures.PngFile;
import org.thumbnailroute.pictures.WebpFile;

/** One picture of every format and of every way in which the formats are read; most uploads are photos, so most are JPEG. */
final class TrainingPictures {

    private TrainingPictures() {}

    /** Draws them. */
    static List<byte[]> draw() {
        BufferedImage photo = LANDSCAPE.draw(1920, 1080);
        BufferedImage cover = ALBUM_COVER.draw(800, 800);
        BufferedImage record = VINYL.draw(480, 480);
        return List.of(
                JpegFile.baseline().encode(photo),
                JpegFile.baseline().withOrientation(6).withGps().encode(PORTRAIT.draw(600, 800)),
                JpegFile.progressive().encode(cover),
                JpegFile.baseline().encode(LANDSCAPE.draw(1280, 960, 2)),
                JpegFile.baseline().encode(LANDSCAPE.draw(80, 60, 3)),
                PngFile.rgb(record),
                PngFile.rgba(LOGO.draw(512, 512)),
                PngFile.palette(record),
                ImageFile.encode(record, "gif"),
                ImageFile.encode(record, "bmp"),
                ImageFile.tiff(record, "LZW"),
                WebpFile.lossy().encode(cover),
                WebpFile.withoutLoss().encode(LOGO.draw(128, 128)));
    }
}
