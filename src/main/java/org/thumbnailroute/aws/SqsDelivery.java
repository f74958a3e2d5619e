package org.thumbnailroute.aws;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.component.aws2.sqs.Sqs2Constants;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * What SQS says of a message's way to the worker.
 *
 * @param sent when it was sent to the queue; empty if SQS does not say so
 * @param receiveCount how often it was delivered so far, at least 1
 */
public record SqsDelivery(Optional<Instant> sent, int receiveCount) {

    /** The first milliseconds of the year 10000: what is later is no time of a message. */
    private static final long LATEST = 253_402_300_800_000L;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");

    /** Of the message in work; empty if it came without a queue. */
    @SuppressWarnings("unchecked") // what Camel and the Lambda function put there
    public static Optional<SqsDelivery> of(Exchange exchange) {
        Map<MessageSystemAttributeName, String> attributes =
                exchange.getMessage().getHeader(Sqs2Constants.ATTRIBUTES, Map.class);
        return Optional.ofNullable(attributes).map(SqsDelivery::of);
    }

    /** What makes no sense counts as not said: Lambda can be invoked with anything. */
    static SqsDelivery of(@Nullable Map<MessageSystemAttributeName, String> attributes) {
        Map<MessageSystemAttributeName, String> all = attributes == null ? Map.of() : attributes;
        long sent = number(all.get(MessageSystemAttributeName.SENT_TIMESTAMP), LATEST);
        long count = number(all.get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT), Integer.MAX_VALUE);
        return new SqsDelivery(
                sent > 0 ? Optional.of(Instant.ofEpochMilli(sent)) : Optional.empty(), (int) Math.max(1, count));
    }

    private static long number(@Nullable String text, long most) {
        boolean isNumber = text != null && NUMBER.matcher(text).matches();
        long number = isNumber ? Long.parseLong(text) : 0;
        return number <= most ? number : 0;
    }
}
