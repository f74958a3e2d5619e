package org.thumbnailroute.demo;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.thumbnailroute.demo.Picture.State;

/** Uploads the first pictures one after the other, and meanwhile watches what becomes of them. */
final class DemoRun {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final DemoPage page;
    private final List<DemoPicture> pictures;
    private final BlockingQueue<Picture> ends = new LinkedBlockingQueue<>();

    DemoRun(DemoPage page, List<DemoPicture> pictures) {
        this.page = page;
        this.pictures = pictures;
    }

    /**
     * Uploads, and waits until each picture has an outcome or none has come for a minute.
     *
     * @param whenKnown told each result at once
     * @return the results in the order of the pictures
     */
    List<Picture> run(Consumer<Picture> whenKnown) throws InterruptedException {
        page.board().listen(ends::add);
        Thread uploader = new Thread(() -> pictures.forEach(this::upload), "uploader");
        uploader.setDaemon(true);
        uploader.start();
        Map<String, Picture> results = new LinkedHashMap<>();
        pictures.forEach(picture -> results.put(
                picture.key(), Picture.uploading(0, picture.key(), picture.contentType(), picture.note(), 0)));
        while (results.values().stream().anyMatch(result -> !result.state().isFinal())) {
            Picture end = ends.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (end == null) {
                results.replaceAll((key, result) -> result.state().isFinal() ? result : unanswered(result, whenKnown));
            } else if (end.state().isFinal() && isAwaited(results.get(end.key()))) {
                results.put(end.key(), end);
                whenKnown.accept(end);
            }
        }
        page.board().listen(end -> {});
        return List.copyOf(results.values());
    }

    private static boolean isAwaited(@Nullable Picture picture) {
        return picture != null && !picture.state().isFinal();
    }

    private void upload(DemoPicture picture) {
        try {
            byte[] file = picture.file().call();
            page.bucket()
                    .put(
                            picture.key(),
                            picture.contentType(),
                            picture.note(),
                            file.length,
                            new ByteArrayInputStream(file));
        } catch (Exception e) {
            page.bucket().refused(picture.key(), String.valueOf(e.getMessage()));
        }
    }

    private static Picture unanswered(Picture picture, Consumer<Picture> whenKnown) {
        String error = "neither announced nor parked within %d seconds".formatted(PATIENCE.toSeconds());
        Picture result = picture.ended(State.FAILED, Ending.failed("", "no-answer", error, "", PATIENCE.toMillis()));
        whenKnown.accept(result);
        return result;
    }
}
