package org.thumbnailroute.endurance;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Somebody who uploads a picture, waits until it is announced, and uploads the next one, until told to stop. */
final class LiveUploads implements AutoCloseable {

    private static final String PREFIX = "live-";
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final WatchedStack bench;
    private final byte[] picture;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Future<List<Long>> millis;
    private volatile boolean isOver;

    private LiveUploads(WatchedStack bench, byte[] picture) {
        this.bench = bench;
        this.picture = picture;
        this.millis = thread.submit(this::upload);
    }

    static LiveUploads start(WatchedStack bench, byte[] picture) {
        return new LiveUploads(bench, picture);
    }

    private List<Long> upload() {
        List<Long> times = new ArrayList<>();
        do {
            int others = bench.announced();
            long start = System.nanoTime();
            bench.upload(key(times.size()), picture);
            await().atMost(LONGEST)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> bench.announced() > others);
            times.add((System.nanoTime() - start) / 1_000_000);
        } while (!isOver);
        return times;
    }

    /** Waits for the last one, and returns how many milliseconds each took from its upload to its announcement, sorted. */
    List<Long> finish() throws Exception {
        isOver = true;
        return millis.get().stream().sorted().toList();
    }

    /** The keys of so many. */
    static List<String> keys(int uploads) {
        return IntStream.range(0, uploads).mapToObj(LiveUploads::key).toList();
    }

    private static String key(int number) {
        return PREFIX + number + ".jpg";
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
