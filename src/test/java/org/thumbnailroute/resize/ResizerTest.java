package org.thumbnailroute.resize;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thumbnailroute.engine.BoundingBox;
import org.thumbnailroute.engine.MachineMemory;
import org.thumbnailroute.engine.ThumbnailSpec;
import org.thumbnailroute.pictures.QuadrantPicture;

class ResizerTest {

    private final Resizer resizer = new Resizer(
            ThumbnailSpec.fit(List.of(new BoundingBox(64, 64))),
            "thumbnail.size",
            1_000_000,
            "thumbnail.max-source-pixels",
            MachineMemory.ofThisJvm());

    /** Camel's SQS consumer ends for good at an Error, and tries again after an exception. */
    @ParameterizedTest
    @ValueSource(classes = {OutOfMemoryError.class, StackOverflowError.class, NoClassDefFoundError.class})
    void makesAnExceptionOfAnErrorOfTheEngine(Class<? extends Error> kind) throws Exception {
        Error error = kind.getConstructor().newInstance();

        Exception e = assertThrows(
                IllegalStateException.class,
                () -> resizer.resize(QuadrantPicture.jpeg(60, 40, 1), part -> {
                    throw error;
                }));

        assertInstanceOf(kind, e.getCause());
        assertTrue(String.valueOf(e.getMessage()).contains(kind.getSimpleName()), e::getMessage);
    }
}
