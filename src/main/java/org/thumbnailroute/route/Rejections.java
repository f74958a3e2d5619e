package org.thumbnailroute.route;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;

/** Puts a permanent failure into words for the dead-letter queue. */
public final class Rejections {

    /** SQS takes a limited size for body and attributes together; the original body must always fit. */
    private static final int LONGEST_ERROR = 500;

    /**
     * The message attributes that say why a message was parked.
     *
     * @param reason a stable code, see {@link Reason}
     * @param error one short line for a person
     */
    public record Rejection(String reason, String error) {}

    /**
     * Tells the reason of a failure.
     *
     * @throws IllegalArgumentException if nothing in the chain of causes is a permanent failure
     */
    public static Rejection of(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RejectedException rejected) {
                return new Rejection(rejected.reason().code(), shortLine(String.valueOf(rejected.getMessage())));
            }
            if (cause instanceof JsonProcessingException json) {
                return new Rejection(Reason.BAD_EVENT.code(), "not JSON" + position(json));
            }
        }
        throw new IllegalArgumentException("not a permanent failure: " + failure, failure);
    }

    /** Where, but not what: Jackson's own message quotes the body, which may hold anything. */
    private static String position(JsonProcessingException failure) {
        JsonLocation location = failure.getLocation();
        return location == null ? "" : ", line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
    }

    private static String shortLine(String text) {
        String line = text.length() <= LONGEST_ERROR ? text : text.substring(0, LONGEST_ERROR - 1) + "…";
        return Printable.of(line.replace('\n', ' '));
    }
}
