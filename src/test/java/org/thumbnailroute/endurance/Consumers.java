package org.thumbnailroute.endurance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.thumbnailroute.engine.MachineMemory;
import org.thumbnailroute.engine.MemoryBudget;
import org.thumbnailroute.engine.ThumbnailSpec;
import org.thumbnailroute.engine.Thumbnailer;

/** A program that does with one file what so many consumers of the route do at once, with the route's two budgets. */
final class Consumers {

    private static final int CHUNK = 64 * 1024;

    private final MemoryBudget sourceMemory = MemoryBudget.ofHeap(0.3);
    private final Thumbnailer thumbnailer = new Thumbnailer(100_000_000, MachineMemory.ofThisJvm());

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

    /** In pieces, as from S3: read at once, the file would be copied through a buffer of its size beside the heap. */
    private static byte[] read(Path file) throws IOException {
        byte[] bytes = new byte[Math.toIntExact(Files.size(file))];
        try (InputStream in = Files.newInputStream(file)) {
            for (int at = 0; at < bytes.length; at += CHUNK) {
                in.readNBytes(bytes, at, Math.min(CHUNK, bytes.length - at));
            }
        }
        return bytes;
    }

    private byte[] make(Path original) {
        try {
            MemoryBudget.Part part = sourceMemory.take(Files.size(original));
            try {
                return thumbnailer
                        .make(read(original), ThumbnailSpec.fit(64, 64))
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
