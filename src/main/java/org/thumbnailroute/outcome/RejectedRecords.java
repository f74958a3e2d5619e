package org.thumbnailroute.outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.support.ExchangeHelper;
import org.jspecify.annotations.Nullable;
import org.thumbnailroute.failure.OriginalDeniedException;
import org.thumbnailroute.failure.VersionPendingException;
import org.thumbnailroute.idempotent.KeyInWorkException;
import org.thumbnailroute.outcome.Rejections.Rejection;

/**
 * Gathers what a message's records came to: the list of rejections, or a failure if one record failed in a way that may
 * pass. Then nothing is parked yet, because the whole message comes again and would be parked again.
 */
public final class RejectedRecords implements AggregationStrategy {

    @Override
    public Exchange aggregate(@Nullable Exchange gathered, Exchange record) {
        throw new UnsupportedOperationException("the message itself is needed, too");
    }

    /**
     * Adds one record's end.
     *
     * @param message not the record's own exchange is made the result: it may be marked as handled by the failure policy,
     *     and then the steps after the split would be left out
     */
    @Override
    public Exchange aggregate(@Nullable Exchange gathered, Exchange record, Exchange message) {
        Exchange result = gathered == null ? empty(message) : gathered;
        Rejection rejection = record.getVariable("rejection", Rejection.class);
        if (rejection != null) {
            list(result).add(rejection);
        }
        if (record.isFailed() && !isFailedForGood(result)) {
            result.setException(record.getException());
        }
        if (record.getProperty(ExchangePropertyKey.SPLIT_COMPLETE, false, Boolean.class)) {
            int records = record.getProperty(ExchangePropertyKey.SPLIT_INDEX, Integer.class) + 1;
            result.getMessage().setBody(together(list(result), records, message));
        }
        return result;
    }

    /** What is a matter of one record alone must not hide that another one met an outage. */
    private static boolean isFailedForGood(Exchange result) {
        return result.getException() != null
                && result.getException(KeyInWorkException.class) == null
                && result.getException(VersionPendingException.class) == null
                && result.getException(OriginalDeniedException.class) == null;
    }

    /** A message that is bad as a whole is parked as a whole: it would otherwise become as many messages as it likes. */
    private static List<Rejection> together(List<Rejection> rejections, int records, Exchange message) {
        boolean alike = rejections.stream().map(Rejection::reason).distinct().count() == 1;
        if (records == 1 || rejections.size() < records || !alike) {
            return rejections;
        }
        Rejection first = rejections.get(0);
        return List.of(new Rejection(
                first.reason(),
                first.error() + " (the first of " + records + " records, all rejected)",
                Optional.empty(),
                first.audience(),
                message.getVariable("message", String.class)));
    }

    private static Exchange empty(Exchange message) {
        Exchange result = ExchangeHelper.createCopy(message, true);
        result.getMessage().setBody(new ArrayList<Rejection>());
        return result;
    }

    @SuppressWarnings("unchecked") // set above
    private static List<Rejection> list(Exchange gathered) {
        return gathered.getMessage().getBody(List.class);
    }
}
