package org.thumbnailroute.engine.fuzz;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.thumbnailroute.engine.ImageRejectedException;
import org.thumbnailroute.engine.MachineMemory;
import org.thumbnailroute.engine.ThumbnailRequest;
import org.thumbnailroute.engine.ThumbnailSpec;
import org.thumbnailroute.engine.Thumbnailer;

/**
 * No picture of at most 1 MB takes more than 2 s of a processor's time, or more memory than a byte for each pixel that is
 * allowed and what two thumbnails take. Memory is counted, so its bound is sharp; of time only the endless is noticed
 * here, because a test's machine may be busy.
 */
class BoundedTest {

    private static final long MAX_PIXELS = 100_000_000;
    private static final long PIXELS = (long) Bombs.SIDE * Bombs.SIDE;
    /** The indices of an interlaced GIF or a compressed BMP, and what the thumbnails take. */
    private static final long MOST_MEMORY = PIXELS + (32 << 20);

    private static final Duration ENDLESS = Duration.ofSeconds(20);
    private static final ThumbnailRequest SIZES =
            ThumbnailRequest.of(ThumbnailSpec.fit(64, 64), ThumbnailSpec.fit(512, 512));

    private final Thumbnailer thumbnailer = new Thumbnailer(MAX_PIXELS, MachineMemory.of(1L << 30, 1L << 30));

    static List<Bomb> bombs() {
        return Bombs.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void aBombEndsAndTakesLittleMemory(Bomb bomb) {
        long memory = assertTimeoutPreemptively(ENDLESS, () -> memory(bomb.file()));

        assertTrue(memory < MOST_MEMORY, () -> memory + " bytes");
        assertTrue(bomb.file().length <= Bomb.LARGEST);
    }

    private long memory(byte[] file) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        try {
            thumbnailer.make(file, SIZES);
        } catch (ImageRejectedException e) {
            // the cheapest way to end
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
