package org.thumbnailroute.localfiles;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thumbnailroute.engine.ImageFormat;

class ThumbnailNameTest {

    @ParameterizedTest(name = "{0}, {1} to {2}, is {3}")
    @CsvSource({
        "b.jpg, JPEG, JPEG, b.jpg",
        "b.JPEG, JPEG, JPEG, b.JPEG",
        "x/b.tiff, TIFF, PNG, x/b.tiff.png",
        "b.tif, TIFF, TIFF, b.tif",
        "b.png, PNG, JPEG, b.png.jpg",
        "b.jpg, JPEG, WEBP, b.jpg.webp",
        // what the name says counts, not what the original was
        "b.jpg, PNG, JPEG, b.jpg",
        "b.png, JPEG, JPEG, b.png.jpg",
        // a name that says nothing need not begin to
        "photo, JPEG, JPEG, photo",
        "photo, JPEG, PNG, photo.png",
        "v1.2, GIF, GIF, v1.2",
        "jpg, PNG, PNG, jpg"
    })
    void saysTheFormatOfTheThumbnail(Path name, ImageFormat original, ImageFormat thumbnail, Path expected) {
        assertEquals(expected, ThumbnailName.of(name, original, thumbnail));
    }
}
