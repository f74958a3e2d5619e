package org.thumbnailroute.localfiles;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.thumbnailroute.engine.ImageFormat;
import org.thumbnailroute.engine.ImageRejectedException;
import org.thumbnailroute.engine.MachineMemory;
import org.thumbnailroute.engine.MagicBytes;
import org.thumbnailroute.engine.MemoryBudget;
import org.thumbnailroute.engine.ThumbnailSet;
import org.thumbnailroute.engine.Thumbnailer;
import org.thumbnailroute.failure.Reason;
import org.thumbnailroute.terminal.SmallHeap;

/** Makes thumbnails of files, and measures it. Safe for use by many threads. */
final class Workshop {

    /** The limits that the route ships with. */
    private static final long MAX_BYTES = 50_000_000;

    private static final long MAX_PIXELS = 100_000_000;

    /** Half of the heap is for the thumbnails, see {@link MachineMemory}; what is left is for the rest. */
    private static final double PART_OF_HEAP = 0.3;

    private final ResizeOptions options;
    private final ThumbnailFolder folder;
    private final FileReader files = new FileReader(MAX_BYTES, MemoryBudget.ofHeap(PART_OF_HEAP));
    private final Thumbnailer thumbnailer;

    /** @param folder is asked for room before anything is decoded */
    Workshop(ResizeOptions options, ThumbnailFolder folder) {
        this.options = options;
        this.folder = folder;
        this.thumbnailer = new Thumbnailer(MAX_PIXELS, MachineMemory.ofThisJvm(), options.webp());
    }

    /** @throws FailedFile whatever the reason */
    Made make(InputFile input) {
        try {
            return files.withBytesOf(input.file(), bytes -> make(input, bytes));
        } catch (FailedFile e) {
            throw e;
        } catch (ImageRejectedException e) {
            throw new FailedFile(Reason.of(e.reason()).code(), String.valueOf(e.getMessage()));
        } catch (OutOfMemoryError e) {
            throw new FailedFile(FailedFile.OUT_OF_MEMORY, SmallHeap.ADVICE);
        } catch (RuntimeException | Error e) {
            // a fault of this program's is told as a line too, not as a stack trace
            throw new FailedFile(FailedFile.FAILED, "a fault in the program: " + e);
        }
    }

    private Made make(InputFile input, byte[] bytes) {
        checkFree(input, bytes);
        ThumbnailSet[] last = new ThumbnailSet[1];
        double millis =
                Stopwatch.medianCpuMillis(options.repeat(), () -> last[0] = thumbnailer.make(bytes, options.spec()));
        return new Made(last[0], millis);
    }

    private void checkFree(InputFile input, byte[] bytes) {
        ImageFormat original = MagicBytes.formatOf(bytes);
        ImageFormat thumbnail = options.spec().formatFor(original, options.webp());
        folder.checkFree(ThumbnailName.of(input.name(), original, thumbnail));
    }

    /**
     * Lets the JVM compile what is about to be measured.
     *
     * @param atLeast CPU time; every file has its turn
     */
    void warmUp(List<InputFile> inputs, Duration atLeast) {
        double spent = 0;
        List<InputFile> possible = inputs;
        while (spent < atLeast.toMillis() && !possible.isEmpty()) {
            List<InputFile> made = new ArrayList<>();
            for (InputFile input : possible) {
                spent += Stopwatch.cpuMillis(() -> {
                    if (canMake(input)) {
                        made.add(input);
                    }
                });
            }
            possible = made;
        }
    }

    private boolean canMake(InputFile input) {
        try {
            files.withBytesOf(input.file(), bytes -> {
                checkFree(input, bytes);
                return thumbnailer.make(bytes, options.spec());
            });
            return true;
        } catch (RuntimeException | Error e) {
            return false; // its line will say why
        }
    }
}
