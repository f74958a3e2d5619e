package org.thumbnailroute.outcome;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Handler;
import org.thumbnailroute.event.Audience;
import org.thumbnailroute.event.EventRecord;
import org.thumbnailroute.event.ObjectLocation;
import org.thumbnailroute.failure.Reason;
import org.thumbnailroute.failure.RejectedException;
import org.thumbnailroute.text.Printable;

/** Puts permanent failures into words for the dead-letter queue. */
public final class Rejections {

    /**
     * What is parked.
     *
     * @param reason a stable code, see {@link Reason}
     * @param error one line for a person, as {@link Printable#line(String)} makes it
     * @param source where the object lies, as it came, if the message was understood so far
     * @param audience who may hear of the upload
     * @param message the body to park: sent to the route again, it stands for the rejected record alone
     */
    public record Rejection(
            String reason, String error, Optional<ObjectLocation> source, Audience audience, String message) {}

    /**
     * Why the exchange is rejected.
     *
     * @throws IllegalArgumentException if its failure is not a permanent one
     */
    @Handler
    public static Rejection of(Exchange exchange) {
        Throwable failure = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class);
        Optional<EventRecord> record = Optional.ofNullable(exchange.getVariable("record", EventRecord.class));
        Fault fault = fault(failure);
        return new Rejection(
                fault.reason().code(),
                fault.error(),
                ObjectLocation.in(exchange),
                record.map(EventRecord::audience).orElse(Audience.ALL),
                record.map(EventRecord::message).orElseGet(() -> exchange.getVariable("message", String.class)));
    }

    private record Fault(Reason reason, String error) {}

    private static Fault fault(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RejectedException rejected) {
                return new Fault(rejected.reason(), Printable.line(String.valueOf(rejected.getMessage())));
            }
            if (cause instanceof JsonProcessingException json) {
                return new Fault(Reason.BAD_EVENT, "not JSON" + position(json));
            }
        }
        throw new IllegalArgumentException("not a permanent failure: " + failure, failure);
    }

    /** Where, but not what: Jackson's own message quotes the body, which may hold anything. */
    private static String position(JsonProcessingException failure) {
        JsonLocation location = failure.getLocation();
        return location == null ? "" : ", line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
    }
}
