package org.thumbnailroute.idempotent;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that is moved by hand. */
final class HandClock implements InstantSource {

    private final AtomicLong now =
            new AtomicLong(Instant.parse("2026-01-31T12:00:00Z").toEpochMilli());

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(now.get());
    }

    void pass(Duration time) {
        now.addAndGet(time.toMillis());
    }
}
