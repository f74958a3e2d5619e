package org.thumbnailroute.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be is said at the start, and what can be is not. */
class ForecastTest {

    private static final long MB = 1_000_000;

    @ParameterizedTest(name = "{0} {1} in {2} MB: {3}")
    @CsvSource({
        "pad, 4096x4096, 100, true",
        "pad, 4096x4096, 60, false",
        "fit, 4096x4096, 97, true",
        "cover, 4096x4096, 60, false",
        "fit, 1024x1024, 20, true",
        "fit, 64x64, 4, true"
    })
    void saysWhetherASizeCanEverBeMade(String mode, String box, long megabytes, boolean fits) {
        Optional<String> problem = forecast(mode, box, megabytes * MB, 0).neverFits();

        assertEquals(fits, problem.isEmpty(), problem::toString);
        problem.ifPresent(line -> assertTrue(
                line.matches("making a thumbnail of this size takes \\d+ MB of the heap.*-Xmx\\d+m.*"), line));
    }

    @Test
    void warnsWhenTheLargestAllowedOriginalWillBeParked() {
        assertEquals(List.of(), forecast("fit", "64x64", 40 * MB, 1000 * MB).warnings(100 * MB));
        List<String> warnings = forecast("fit", "3000x3000", 50 * MB, 1000 * MB).warnings(2000 * MB);
        assertEquals(1, warnings.size());
        assertTrue(
                warnings.get(0)
                        .startsWith("the largest originals will be parked: making thumbnails of 2000 megapixels takes"),
                warnings::toString);
    }

    @Test
    void warnsWhenThereIsNoMemoryForLibwebp() {
        assumeTrue(Webp.NATIVE.canWrite());

        assertEquals(
                List.of(
                        "there are 0 MB beside the heap for libwebp: lossless WebP of more than 0.0 megapixels will be parked, and any other WebP (more memory, or a smaller -Xmx)"),
                forecast("fit", "64x64", 100 * MB, 0).warnings(100 * MB));
    }

    /** A megabyte at most, which counts only where nearly nothing else does. */
    @Test
    void placeholdersTakeMemory() {
        ThumbnailRequest plain = ThumbnailRequest.of(ThumbnailSpec.fit(100, 100));
        ThumbnailRequest withPlaceholders = new ThumbnailRequest(plain.specs(), Optional.empty(), true);
        MachineMemory memory = MachineMemory.of(1_800_000, 0);

        assertEquals(Optional.empty(), new Forecast(plain, Webp.NATIVE, memory).neverFits());
        assertTrue(
                new Forecast(withPlaceholders, Webp.NATIVE, memory).neverFits().isPresent());
    }

    private static Forecast forecast(String mode, String box, long heap, long beside) {
        ThumbnailSpec spec = ThumbnailSpec.fit(BoundingBox.parse(box)).withMode(Mode.parse(mode));
        return new Forecast(ThumbnailRequest.of(spec), Webp.NATIVE, MachineMemory.of(heap, beside));
    }
}
