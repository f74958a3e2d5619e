package org.thumbnailroute.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.thumbnailroute.engine.MemoryBudget;
import org.thumbnailroute.engine.ThumbnailSet;
import org.thumbnailroute.engine.Thumbnailer;
import org.thumbnailroute.engine.codec.ImageRejectedException;
import org.thumbnailroute.route.Reason;

/** Makes thumbnails of files, and measures it. Safe for use by many threads. */
final class Workshop {

    /** The limits that the route ships with. */
    private static final long MAX_BYTES = 50_000_000;

    private static final long MAX_PIXELS = 100_000_000;

    /** What is left is for the thumbnails and the JVM. */
    private static final double PART_OF_HEAP = 0.3;

    private final ResizeOptions options;
    private final FileReader files = new FileReader(MAX_BYTES, MemoryBudget.ofHeap(PART_OF_HEAP));
    private final Thumbnailer thumbnailer = new Thumbnailer(MAX_PIXELS, MemoryBudget.ofHeap(PART_OF_HEAP));

    Workshop(ResizeOptions options) {
        this.options = options;
    }

    /** @throws FailedFile whatever the reason */
    Made make(Path file) {
        try {
            return files.withBytesOf(file, this::make);
        } catch (FailedFile e) {
            throw e;
        } catch (ImageRejectedException e) {
            throw new FailedFile(Reason.of(e.reason()).code(), String.valueOf(e.getMessage()));
        } catch (OutOfMemoryError e) {
            throw new FailedFile(FailedFile.OUT_OF_MEMORY, CommandLine.OUT_OF_MEMORY);
        } catch (RuntimeException | Error e) {
            // a fault of this program's is told as a line too, not as a stack trace
            throw new FailedFile(FailedFile.FAILED, "a fault in the program: " + e);
        }
    }

    private Made make(byte[] bytes) {
        ThumbnailSet[] last = new ThumbnailSet[1];
        double millis =
                Stopwatch.medianCpuMillis(options.repeat(), () -> last[0] = thumbnailer.make(bytes, options.spec()));
        return new Made(last[0], millis);
    }

    /**
     * Lets the JVM compile what is about to be measured.
     *
     * @param atLeast CPU time; every file has its turn
     */
    void warmUp(List<Input> inputs, Duration atLeast) {
        double spent = 0;
        do {
            double before = spent;
            for (Input input : inputs) {
                spent += Stopwatch.cpuMillis(() -> makeIfPossible(input.file()));
            }
            if (spent == before) {
                return;
            }
        } while (spent < atLeast.toMillis());
    }

    private void makeIfPossible(Path file) {
        try {
            files.withBytesOf(file, bytes -> thumbnailer.make(bytes, options.spec()));
        } catch (RuntimeException | Error e) {
            // its line will say so
        }
    }
}
