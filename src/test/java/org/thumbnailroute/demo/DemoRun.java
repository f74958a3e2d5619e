package org.thumbnailroute.demo;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.thumbnailroute.demo.DemoOutcome.Failed;
import org.thumbnailroute.local.LocalAws;
import org.thumbnailroute.local.Stack;
import software.amazon.awssdk.core.sync.RequestBody;

/** Uploads pictures one after the other, and meanwhile watches what becomes of them. */
final class DemoRun {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private record Upload(long bytes, long nanoTime) {
        static final Upload NONE = new Upload(0, System.nanoTime());
    }

    private final LocalAws aws;
    private final Stack stack;
    private final List<DemoPicture> pictures;
    private final Answers answers;
    private final Map<String, Upload> uploads = new ConcurrentHashMap<>();
    private final Map<String, Failed> failedUploads = new ConcurrentHashMap<>();
    private final Map<String, DemoPicture> waiting = new ConcurrentHashMap<>();
    private volatile long lastNews = System.nanoTime();

    DemoRun(LocalAws aws, Stack stack, List<DemoPicture> pictures) {
        this.aws = aws;
        this.stack = stack;
        this.pictures = pictures;
        this.answers = new Answers(aws, stack);
        pictures.forEach(picture -> waiting.put(picture.key(), picture));
    }

    /**
     * Uploads, and waits until each picture has an outcome or none has come for a minute.
     *
     * @param whenKnown told each result at once
     * @return the results in the order of the pictures
     */
    List<Result> run(Consumer<Result> whenKnown) {
        Thread uploader = new Thread(() -> pictures.forEach(this::upload), "uploader");
        uploader.setDaemon(true);
        uploader.start();
        Map<String, Result> results = new ConcurrentHashMap<>();
        await().forever().pollDelay(Duration.ZERO).pollInterval(LOOK_AGAIN).until(() -> {
            news().forEach((key, outcome) -> {
                Result result = result(Objects.requireNonNull(waiting.remove(key)), outcome);
                results.put(key, result);
                whenKnown.accept(result);
            });
            return waiting.isEmpty();
        });
        return pictures.stream()
                .map(picture -> Objects.requireNonNull(results.get(picture.key())))
                .toList();
    }

    /** Outcomes of pictures that had none. */
    private Map<String, DemoOutcome> news() {
        Map<String, DemoOutcome> news = answers.next();
        news.putAll(failedUploads);
        news.keySet().retainAll(waiting.keySet());
        if (!news.isEmpty()) {
            lastNews = System.nanoTime();
        } else if (System.nanoTime() - lastNews > PATIENCE.toNanos()) {
            waiting.keySet().forEach(key -> news.put(key, noAnswer()));
        }
        return news;
    }

    private void upload(DemoPicture picture) {
        try {
            byte[] file = picture.file().call();
            uploads.put(picture.key(), new Upload(file.length, System.nanoTime()));
            aws.s3()
                    .putObject(
                            put -> put.bucket(stack.sourceBucket())
                                    .key(picture.key())
                                    .contentType(picture.contentType()),
                            RequestBody.fromBytes(file));
        } catch (Exception e) {
            failedUploads.put(picture.key(), new Failed("not-uploaded", String.valueOf(e.getMessage())));
        }
    }

    private static Failed noAnswer() {
        return new Failed(
                "no-answer", "neither announced nor parked within %d seconds".formatted(PATIENCE.toSeconds()));
    }

    private Result result(DemoPicture picture, DemoOutcome outcome) {
        Upload upload = Objects.requireNonNullElse(uploads.get(picture.key()), Upload.NONE);
        long millis = Duration.ofNanos(System.nanoTime() - upload.nanoTime()).toMillis();
        return new Result(picture, upload.bytes(), millis, outcome);
    }
}
