package org.thumbnailroute.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.thumbnailroute.demo.Picture.State;
import org.thumbnailroute.event.ObjectLocation;
import org.thumbnailroute.outcome.Outcome;
import org.thumbnailroute.outcome.OutcomeListener;
import org.thumbnailroute.step.Step;
import org.thumbnailroute.step.StepListener;
import org.thumbnailroute.text.Printable;

/** Puts on the board what the route says of its uploads. Waiting for memory counts as a part of the step that waits. */
final class RouteEvents implements OutcomeListener, StepListener {

    private static final String TRIED_AGAIN = "nothing: SQS delivers the message again";

    private final Board board;
    private final Inbox inbox;

    RouteEvents(Board board, Inbox inbox) {
        this.board = board;
        this.inbox = inbox;
    }

    @Override
    public void began(Step step, Exchange exchange) {
        if (step != Step.MEMORY) {
            key(exchange).ifPresent(key -> board.stepStarted(key, step.word()));
        }
    }

    @Override
    public void ended(Step step, Exchange exchange, long nanos, Optional<Throwable> failure) {
        if (step != Step.MEMORY) {
            key(exchange).ifPresent(key -> board.stepEnded(key, step.word(), nanos));
        }
    }

    @Override
    public void ended(Outcome outcome) {
        outcome.source().map(ObjectLocation::key).ifPresent(key -> ended(key, outcome));
    }

    private static Optional<String> key(Exchange exchange) {
        return ObjectLocation.in(exchange).map(ObjectLocation::key);
    }

    private void ended(String key, Outcome outcome) {
        switch (outcome.kind()) {
            case ANNOUNCED, STORED -> board.ended(key, State.ANNOUNCED, thumbnails(key, outcome));
            case PARKED -> board.ended(key, State.FAILED, failure(outcome, Advice.of(reason(outcome))));
            case LEFT_IN_QUEUE -> board.ended(key, State.RETRYING, failure(outcome, TRIED_AGAIN));
            case DUPLICATE, IGNORED, SUPERSEDED, GONE, REMOVED, IN_WORK -> board.skipped(key, failure(outcome, ""));
        }
    }

    /** The topic has the announcement, with the links, before the route says that it was announced. */
    private Ending thumbnails(String key, Outcome outcome) {
        JsonNode announcement = inbox.newestAbout(key);
        List<LinkedThumbnail> thumbnails = outcome.thumbnails().stream()
                .map(thumbnail -> LinkedThumbnail.of(thumbnail, announcement))
                .toList();
        return outcome.original()
                .map(original -> new Ending(
                        outcome.kind().word(),
                        "",
                        "",
                        "",
                        original.contentType(),
                        original.width(),
                        original.height(),
                        thumbnails,
                        0))
                .orElse(Ending.NONE);
    }

    private static Ending failure(Outcome outcome, String advice) {
        Optional<String> error = outcome.cause().text().map(Printable::line);
        return Ending.failed(outcome.kind().word(), reason(outcome), error.orElse(""), advice, 0);
    }

    private static String reason(Outcome outcome) {
        return outcome.reason().orElse("");
    }
}
