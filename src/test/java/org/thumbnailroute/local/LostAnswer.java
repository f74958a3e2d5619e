package org.thumbnailroute.local;

/** The connection is to be closed without an answer. */
final class LostAnswer extends RuntimeException {
    LostAnswer() {
        super("asked for by the test");
    }
}
