package org.thumbnailroute.explain;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.thumbnailroute.event.Upload;
import org.thumbnailroute.failure.NothingToDoException;
import org.thumbnailroute.failure.RejectedException;
import org.thumbnailroute.outcome.OutcomeReader;
import org.thumbnailroute.outcome.Rejections;
import org.thumbnailroute.outcome.Rejections.Rejection;
import org.thumbnailroute.text.Printable;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The outcome of an upload, as {@code no-retry-policy} and {@code retry-policy} of the routes tell them apart.
 *
 * @param outcome the word of the log
 * @param reason the code of a parked one
 * @param details what the log says more; empty if it says nothing
 * @param sentence for a person
 * @param log the line of the log; empty of a parked one, because a message is parked as a whole
 */
record ExpectedOutcome(String outcome, Optional<String> reason, String details, String sentence, Optional<String> log) {

    private static final int PRECONDITION_FAILED = 412;

    static ExpectedOutcome done(Exchange exchange, Upload upload) {
        Optional<String> log = Optional.of(OutcomeReader.done(exchange).toString());
        return switch (upload.audience()) {
            case NONE -> new ExpectedOutcome("stored", Optional.empty(), "", "would be stored, and not announced", log);
            case PROGRAMS ->
                new ExpectedOutcome("announced", Optional.empty(), "", "would be announced, to programs only", log);
            case ALL -> new ExpectedOutcome("announced", Optional.empty(), "", "would be announced", log);
        };
    }

    static ExpectedOutcome duplicate(Exchange exchange) {
        return nothingToDo(
                "duplicate",
                "",
                "this upload is done already",
                OutcomeReader.duplicate(exchange).toString());
    }

    static ExpectedOutcome inWork(Exchange exchange) {
        return new ExpectedOutcome(
                "in-work",
                Optional.empty(),
                "",
                "would wait: in-work, a worker has this upload now",
                Optional.of(OutcomeReader.inWork(exchange).toString()));
    }

    /** @param keys of the thumbnails */
    static ExpectedOutcome removed(Exchange exchange, List<String> keys) {
        return new ExpectedOutcome(
                "removed",
                Optional.empty(),
                "",
                "the original is gone, and its thumbnails would be deleted: "
                        + keys.stream().map(Printable::of).collect(Collectors.joining(", ")),
                Optional.of(OutcomeReader.removed(exchange).toString()));
    }

    /** Of a failure; a rejection is left in the exchange for {@link org.thumbnailroute.outcome.RejectedRecords}. */
    static ExpectedOutcome of(Exchange exchange, Throwable failure) {
        exchange.setProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, failure);
        if (failure instanceof NothingToDoException) {
            String because = Printable.of(String.valueOf(failure.getMessage()));
            return nothingToDo(
                    "ignored",
                    because,
                    because,
                    OutcomeReader.ignored(exchange, failure).toString());
        }
        if (failure instanceof NoSuchKeyException) {
            return nothingToDo(
                    "gone",
                    "",
                    "the object was deleted",
                    OutcomeReader.gone(exchange).toString());
        }
        if (failure instanceof S3Exception answer && answer.statusCode() == PRECONDITION_FAILED) {
            return nothingToDo(
                    "superseded",
                    "",
                    "the object was overwritten after this upload, and the newer one has its own event",
                    OutcomeReader.superseded(exchange).toString());
        }
        return failure instanceof RejectedException
                ? parked(Rejections.of(exchange), exchange)
                : left(exchange, failure);
    }

    /** Of a message that cannot be opened, or of one upload. */
    static ExpectedOutcome parked(Rejection rejection, Exchange exchange) {
        exchange.setVariable("rejection", rejection);
        return new ExpectedOutcome(
                "parked",
                Optional.of(rejection.reason()),
                rejection.error(),
                "would be parked: %s, %s".formatted(rejection.reason(), rejection.error()),
                Optional.empty());
    }

    private static ExpectedOutcome left(Exchange exchange, Throwable failure) {
        String error = OutcomeReader.error(failure);
        return new ExpectedOutcome(
                "left-in-queue",
                Optional.empty(),
                error,
                "would be left in the queue, to be tried again: " + error,
                Optional.of(OutcomeReader.left(exchange, failure).toString()));
    }

    private static ExpectedOutcome nothingToDo(String outcome, String details, String because, String log) {
        return new ExpectedOutcome(
                outcome,
                Optional.empty(),
                details,
                "nothing to do: %s, %s".formatted(outcome, because),
                Optional.of(log));
    }

    /** Whether somebody has to do something. */
    boolean isFailure() {
        return outcome.equals("parked") || outcome.equals("left-in-queue");
    }

    /** Whether SQS delivers the message again. */
    boolean comesAgain() {
        return outcome.equals("in-work") || outcome.equals("left-in-queue");
    }
}
