package org.thumbnailroute.backfill;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What {@code --json} prints.
 *
 * @param dryRun whether this is a plan, and nothing was queued
 * @param finished whether every object was looked at
 * @param started when the backfill was begun, ISO-8601
 * @param objects that were queued, or would be
 * @param bytes of these
 * @param queued the same by reason
 * @param requests of a plan
 * @param usDollars of a plan, to a millionth
 * @param seconds that a plan takes at least
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BackfillSummary(
        boolean dryRun,
        boolean finished,
        String started,
        long objects,
        long bytes,
        Map<String, Long> queued,
        Map<String, Long> skipped,
        Map<String, Long> refused,
        @Nullable BilledRequests requests,
        @Nullable BigDecimal usDollars,
        @Nullable Long seconds) {

    private static final int DIGITS_OF_DOLLARS = 6;

    static BackfillSummary of(String started, BackfillPlan plan) {
        BilledRequests requests = plan.requests();
        return of(
                true,
                true,
                started,
                plan.counts(),
                requests,
                BigDecimal.valueOf(requests.usDollars()).setScale(DIGITS_OF_DOLLARS, RoundingMode.HALF_UP),
                plan.atLeast().plusMillis(999).toSeconds());
    }

    static BackfillSummary of(BackfillState state) {
        return of(false, state.finished(), state.started(), state.counts(), null, null, null);
    }

    private static BackfillSummary of(
            boolean dryRun,
            boolean finished,
            String started,
            Counts counts,
            @Nullable BilledRequests requests,
            @Nullable BigDecimal usDollars,
            @Nullable Long seconds) {
        return new BackfillSummary(
                dryRun,
                finished,
                started,
                counts.objects(),
                counts.bytes(),
                new TreeMap<>(counts.queued()),
                new TreeMap<>(counts.skipped()),
                new TreeMap<>(counts.refused()),
                requests,
                usDollars,
                seconds);
    }
}
