package org.thumbnailroute.idempotent;

import org.thumbnailroute.text.Printable;

/** Another worker, or another thread of this one, has the same key in work. It comes to an end by itself: try later. */
public final class KeyInWorkException extends RuntimeException {

    KeyInWorkException(String key) {
        // expected whenever a message is delivered twice, so without the cost and the noise of a stack trace
        super("another worker has this in work: " + Printable.of(key), null, false, false);
    }
}
