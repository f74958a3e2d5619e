package org.thumbnailroute.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.thumbnailroute.demo.Picture.State;
import org.thumbnailroute.demo.Picture.StepTime;

/** The newest uploads and where each is on its way: all that the page knows about pictures. Safe for many threads. */
final class Board {

    /** A page of more is no longer looked at. */
    static final int MOST_PICTURES = 200;

    private final Map<String, Picture> pictures = new LinkedHashMap<>();
    private final Set<String> changed = new LinkedHashSet<>();
    private volatile Consumer<Picture> listener = picture -> {};
    private int lastId;

    /** From now on it is given each picture whose attempt has come to its end. */
    void listen(Consumer<Picture> toEnds) {
        listener = toEnds;
    }

    /** A file is about to be sent to S3; it takes the place of an earlier one of this key. */
    synchronized void uploading(String key, String contentType, String note, long bytes) {
        pictures.remove(key);
        put(added(key, contentType, note, bytes));
    }

    /** S3 has it. The route may have begun already, because the event is sent before S3 answers. */
    synchronized void uploaded(String key) {
        update(key, picture -> picture.state() == State.UPLOADING ? in(picture, State.QUEUED) : picture);
    }

    /**
     * Its event was sent to the queue once more.
     *
     * @param attempt its last one before that: the route may have begun the next already
     */
    synchronized void redriven(String key, int attempt) {
        update(
                key,
                picture -> picture.state() == State.FAILED && picture.attempt() == attempt
                        ? in(picture, State.QUEUED)
                        : picture);
    }

    /** The route begins a step with it. An object that came from elsewhere is new here. */
    synchronized void stepStarted(String key, String step) {
        Picture picture = known(key);
        Picture working = picture.state() == State.WORKING ? picture : picture.nextAttempt();
        put(working.in(State.WORKING, step, working.steps()));
    }

    /** The route has ended a step with it. */
    synchronized void stepEnded(String key, String step, long nanos) {
        update(key, picture -> picture.in(picture.state(), picture.step(), plus(picture.steps(), step, nanos)));
    }

    /**
     * An attempt came to its end.
     *
     * @param how its milliseconds are added here
     */
    void ended(String key, State state, Ending how) {
        Picture ended;
        synchronized (this) {
            Picture picture = known(key);
            ended = picture.ended(state, how.after(millisSince(picture.uploaded())));
            put(ended);
        }
        listener.accept(ended);
    }

    /** There was nothing to do, which changes nothing for a picture that has its thumbnails. */
    void skipped(String key, Ending why) {
        of(key).map(Picture::ending)
                .filter(before -> !before.thumbnails().isEmpty())
                .ifPresentOrElse(before -> ended(key, State.ANNOUNCED, before), () -> ended(key, State.SKIPPED, why));
    }

    /** By the key. */
    synchronized Optional<Picture> of(String key) {
        return Optional.ofNullable(pictures.get(key));
    }

    /** By the id. */
    synchronized Optional<Picture> of(int id) {
        return pictures.values().stream().filter(picture -> picture.id() == id).findAny();
    }

    /** Oldest first. */
    synchronized List<Picture> all() {
        return List.copyOf(pictures.values());
    }

    /** Those that have changed since this was last asked, as they are now. */
    synchronized List<Picture> changed() {
        List<Picture> news =
                changed.stream().map(pictures::get).filter(Objects::nonNull).toList();
        changed.clear();
        return news;
    }

    private void update(String key, UnaryOperator<Picture> change) {
        Picture picture = pictures.get(key);
        if (picture != null) {
            put(change.apply(picture));
        }
    }

    private void put(Picture picture) {
        pictures.put(picture.key(), picture);
        changed.add(picture.key());
        if (pictures.size() > MOST_PICTURES) {
            forgetOne();
        }
    }

    /** The oldest whose way has ended, or else the oldest. */
    private void forgetOne() {
        Picture oldest = pictures.values().stream()
                .filter(picture -> picture.state().isFinal())
                .findFirst()
                .orElseGet(() -> pictures.values().iterator().next());
        pictures.remove(oldest.key());
    }

    private Picture known(String key) {
        return Objects.requireNonNullElseGet(pictures.get(key), () -> added(key, "", "", 0));
    }

    private Picture added(String key, String contentType, String note, long bytes) {
        return Picture.uploading(++lastId, key, contentType, note, bytes);
    }

    private static Picture in(Picture picture, State state) {
        return picture.in(state, picture.step(), picture.steps());
    }

    private static List<StepTime> plus(List<StepTime> steps, String name, long nanos) {
        List<StepTime> all = new ArrayList<>(steps);
        for (int i = 0; i < all.size(); i++) {
            StepTime step = all.get(i);
            if (step.name().equals(name)) {
                all.set(i, new StepTime(name, step.nanos() + nanos, step.times() + 1));
                return all;
            }
        }
        all.add(new StepTime(name, nanos, 1));
        return all;
    }

    private static long millisSince(Instant begin) {
        return Duration.between(begin, Instant.now()).toMillis();
    }
}
