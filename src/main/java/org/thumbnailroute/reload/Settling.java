package org.thumbnailroute.reload;

import java.util.Optional;

/**
 * Tells an edit from files that are still being written: it is what was read twice in a row, and was not tried yet.
 *
 * @param <T> what is read, with an equals method
 */
public final class Settling<T> {

    private T seen;
    private T tried;

    /** @param running what runs now, and so is not tried */
    public Settling(T running) {
        this.seen = running;
        this.tried = running;
    }

    /** Takes what has been read now, and gives it back, once, if it is an edit. */
    public Optional<T> edit(T now) {
        boolean settled = now.equals(seen);
        seen = now;
        if (!settled || now.equals(tried)) {
            return Optional.empty();
        }
        tried = now;
        return Optional.of(now);
    }

    /** What was read last. */
    public T seen() {
        return seen;
    }
}
