package org.thumbnailroute.step;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.thumbnailroute.engine.Phase;

/** What is done with an upload, in this order. */
public enum Step {
    /** The original is read from S3. Waiting for the memory of its bytes is part of it. */
    FETCH("fetch-original"),
    /** Waits for memory: once for the bytes of the original, within {@link #FETCH}, and once to decode them. */
    MEMORY("await-memory"),
    /** The original is decoded: once for each upload, however many sizes are made of it. */
    DECODE(),
    /** Its rows are scaled while they are decoded; the two times do not overlap. */
    SCALE(),
    /** The thumbnails of all sizes are written in their format. */
    ENCODE(),
    /** One thumbnail is stored in S3. */
    STORE("store-thumbnail"),
    /** A link to one thumbnail is signed. */
    PRESIGN("presign-link"),
    /** The upload is announced. */
    ANNOUNCE("announce");

    private final Optional<String> id;

    /** Of what the engine does. */
    Step() {
        this.id = Optional.empty();
    }

    /** Of what a step in a route file does, whose id this is. */
    Step(String id) {
        this.id = Optional.of(id);
    }

    /** Its name for people, logs and metrics, such as {@code fetch}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Step> withId(String id) {
        return Arrays.stream(values())
                .filter(step -> step.id.filter(id::equals).isPresent())
                .findFirst();
    }

    static Step of(Phase phase) {
        return switch (phase) {
            case MEMORY -> MEMORY;
            case DECODE -> DECODE;
            case SCALE -> SCALE;
            case ENCODE -> ENCODE;
        };
    }
}
