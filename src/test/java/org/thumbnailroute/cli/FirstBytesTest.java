package org.thumbnailroute.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thumbnailroute.engine.BoundingBox;
import org.thumbnailroute.engine.ImageFormat;
import org.thumbnailroute.engine.MemoryBudget;
import org.thumbnailroute.engine.Thumbnail;
import org.thumbnailroute.engine.ThumbnailSet;
import org.thumbnailroute.engine.ThumbnailSpec;
import org.thumbnailroute.engine.Thumbnailer;
import org.thumbnailroute.pictures.ImageFile;
import org.thumbnailroute.pictures.QuadrantPicture;
import org.thumbnailroute.pictures.WebpFile;

class FirstBytesTest {

    private static final ThumbnailSpec SPEC = ThumbnailSpec.fit(List.of(new BoundingBox(8, 8)));

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif", "tiff", "bmp"})
    void sayTheSameNameAsTheEngine(String format) {
        byte[] bytes = ImageFile.encode(QuadrantPicture.upright(20, 10), format);
        Path name = Path.of("a.webp");
        ThumbnailSet set = new Thumbnailer(1000, MemoryBudget.ofHeap(0.1)).make(bytes, SPEC);
        Thumbnail thumbnail = set.thumbnails().get(0);

        assertEquals(
                Optional.of(ThumbnailName.of(name, set.format(), thumbnail.format())),
                FirstBytes.thumbnailName(new Input(name, name), bytes, SPEC));
    }

    /** Not every machine can write it. */
    @Test
    void sayTheSameNameAsTheEngineForWebp() {
        byte[] bytes = WebpFile.red(20, 10);
        Path name = Path.of("a.webp");
        ThumbnailSet set = new Thumbnailer(100_000_000, MemoryBudget.ofHeap(0.1)).make(bytes, SPEC);

        assertEquals(
                Optional.of(ThumbnailName.of(
                        name, ImageFormat.WEBP, set.thumbnails().get(0).format())),
                FirstBytes.thumbnailName(new Input(name, name), bytes, SPEC));
    }

    @Test
    void sayNothingWhereThereIsNoPicture() {
        Path name = Path.of("a.jpg");

        assertEquals(Optional.empty(), FirstBytes.thumbnailName(new Input(name, name), new byte[0], SPEC));
        assertEquals(Optional.empty(), FirstBytes.thumbnailName(new Input(name, name), new byte[20], SPEC));
    }
}
