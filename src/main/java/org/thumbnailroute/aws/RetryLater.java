package org.thumbnailroute.aws;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.apache.camel.component.aws2.sqs.Sqs2Constants;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.thumbnailroute.settings.Settings;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Says when SQS delivers a message again that is left in its queue. SQS itself would always take the same time, so that a
 * short outage could use up the queue's {@code maxReceiveCount}.
 */
public final class RetryLater {

    private static final Logger LOG = LoggerFactory.getLogger(RetryLater.class);

    /** Between two attempts at what fails without a known cause: how long after an outage its last uploads may be made. */
    private static final int LONGEST_SECONDS = 3600;

    /** Longer than any picture takes. */
    private static final int LONGEST_SECONDS_IN_WORK = 900;

    /** SQS hides a message for 12 hours at most, counted from when it was received. */
    private static final int LONGEST_SECONDS_ALONE = 11 * 3600;

    /** With these delays a day has passed; then the dead-letter queue is the better place, whose alarm names the reason. */
    private static final int MOST_DELIVERIES_ALONE = 6;

    private final SqsClient sqs;
    private final Queue queue;
    private final Settings settings;

    public RetryLater(SqsClient sqs, Queue queue, Settings settings) {
        this.sqs = sqs;
        this.queue = queue;
        this.settings = settings;
    }

    /**
     * After the visibility time-out, and twice as long with each further delivery, up to an hour. A message that was tried
     * while the polling pauses waits for ten times as long each time: nobody knows whether the fault is its own, so others
     * are tried before it, and an outage that no probe shows uses up few of its deliveries.
     */
    public void growing(
            @Header(Sqs2Constants.RECEIPT_HANDLE) @Nullable String receiptHandle,
            @Header(Sqs2Constants.ATTRIBUTES) @Nullable Map<MessageSystemAttributeName, String> attributes,
            @ExchangeProperty("triedInVain") @Nullable Boolean triedInVain) {
        int deliveries = deliveries(attributes);
        boolean isAlone = Boolean.TRUE.equals(triedInVain);
        hide(receiptHandle, isAlone ? secondsAlone(deliveries + 1) : secondsAfter(deliveries));
    }

    /** For what somebody has to mend: after the visibility time-out, and ten times as long each time, up to 11 hours. */
    public void muchLater(
            @Header(Sqs2Constants.RECEIPT_HANDLE) @Nullable String receiptHandle,
            @Header(Sqs2Constants.ATTRIBUTES) @Nullable Map<MessageSystemAttributeName, String> attributes) {
        hide(receiptHandle, secondsAlone(deliveries(attributes)));
    }

    /**
     * Whether the message should not come again after {@link #muchLater}: it has waited for a day, or SQS would by then have
     * moved it away or deleted it.
     */
    public boolean isLast(Exchange exchange) {
        Optional<SqsDelivery> delivery = SqsDelivery.of(exchange);
        int deliveries = delivery.map(SqsDelivery::receiveCount).orElse(1);
        Instant sent = delivery.flatMap(SqsDelivery::sent).orElseGet(Instant::now);
        // twice, because it is not received at once
        Instant next = Instant.now().plusSeconds(2L * secondsAlone(deliveries));
        return deliveries
                        >= Math.min(
                                MOST_DELIVERIES_ALONE, queue.maxReceiveCount().orElse(MOST_DELIVERIES_ALONE))
                || sent.plus(queue.retention()).isBefore(next);
    }

    /**
     * When whoever has the upload in work is done with it, or has died: after the lease, and twice as long with each further
     * delivery. Before the last delivery, which has to find it done, the message waits for longer than any picture takes.
     */
    public void afterLease(
            @Header(Sqs2Constants.RECEIPT_HANDLE) @Nullable String receiptHandle,
            @Header(Sqs2Constants.ATTRIBUTES) @Nullable Map<MessageSystemAttributeName, String> attributes) {
        hide(receiptHandle, secondsAfterLease(deliveries(attributes)));
    }

    int secondsAfterLease(int deliveries) {
        long lease = settings.work().lease().toSeconds() + 1;
        boolean nextIsLast = deliveries + 1 >= queue.maxReceiveCount().orElse(Integer.MAX_VALUE);
        long seconds = nextIsLast ? LONGEST_SECONDS_IN_WORK : doubled(lease, deliveries);
        return (int) Math.max(lease, Math.min(seconds, LONGEST_SECONDS_IN_WORK));
    }

    int secondsAfter(int deliveries) {
        long seconds = doubled(settings.work().visibilityTimeoutSeconds(), deliveries);
        return (int) Math.min(seconds, Math.max(LONGEST_SECONDS, settings.work().visibilityTimeoutSeconds()));
    }

    int secondsAlone(int deliveries) {
        double seconds = settings.work().visibilityTimeoutSeconds() * Math.pow(10, Math.max(deliveries, 1) - 1);
        return (int) Math.min(seconds, LONGEST_SECONDS_ALONE);
    }

    private static long doubled(long seconds, int deliveries) {
        return seconds << Math.min(Math.max(deliveries, 1) - 1, 20);
    }

    private static int deliveries(@Nullable Map<MessageSystemAttributeName, String> attributes) {
        return SqsDelivery.of(attributes).receiveCount();
    }

    /** Where no queue stands behind the message there is nothing to hide it from. */
    private void hide(@Nullable String receiptHandle, int seconds) {
        if (receiptHandle == null) {
            return;
        }
        try {
            sqs.changeMessageVisibility(change ->
                    change.queueUrl(queue.url()).receiptHandle(receiptHandle).visibilityTimeout(seconds));
        } catch (SdkException e) {
            // then it comes again after the time-out that it was received with
            LOG.debug("cannot say when a message comes again", e);
        }
    }
}
