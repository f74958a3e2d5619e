package org.thumbnailroute.endurance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.thumbnailroute.engine.BoundingBox;
import org.thumbnailroute.engine.MemoryBudget;
import org.thumbnailroute.engine.ThumbnailSpec;
import org.thumbnailroute.engine.Thumbnailer;

/** A program that does with one file what so many consumers of the route do at once, with the route's two budgets. */
final class Consumers {

    private final MemoryBudget sourceMemory = MemoryBudget.ofHeap(0.3);
    private final Thumbnailer thumbnailer = new Thumbnailer(100_000_000, MemoryBudget.ofHeap(0.3));

    private Consumers() {}

    /** The number of consumers, the original, where the thumbnail goes. */
    public static void main(String[] args) throws IOException {
        int consumers = Integer.parseInt(args[0]);
        ExecutorService threads = Executors.newFixedThreadPool(consumers);
        Consumers all = new Consumers();
        try {
            List<CompletableFuture<byte[]>> thumbnails = Stream.generate(
                            () -> CompletableFuture.supplyAsync(() -> all.make(Path.of(args[1])), threads))
                    .limit(consumers)
                    .toList();
            for (CompletableFuture<byte[]> thumbnail : thumbnails) {
                Files.write(Path.of(args[2]), thumbnail.join());
                System.out.println("made");
            }
        } finally {
            threads.shutdown();
        }
    }

    private byte[] make(Path original) {
        try {
            MemoryBudget.Part part = sourceMemory.take(Files.size(original));
            try {
                return thumbnailer
                        .make(Files.readAllBytes(original), ThumbnailSpec.fit(List.of(new BoundingBox(64, 64))))
                        .thumbnails()
                        .get(0)
                        .bytes();
            } finally {
                part.giveBack();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
