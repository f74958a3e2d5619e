package org.thumbnailroute.training;

/** The training run did not get to its end; the message says why. */
final class TrainingException extends RuntimeException {

    private static final long serialVersionUID = 1;

    TrainingException(String message) {
        super(message);
    }
}
