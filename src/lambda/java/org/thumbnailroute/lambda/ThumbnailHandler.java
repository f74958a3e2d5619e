package org.thumbnailroute.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.List;
import java.util.Optional;
import org.crac.Core;

/**
 * What AWS Lambda calls, with a batch of the queue's messages. It answers which of them are to come again
 * ({@code ReportBatchItemFailures} must be on); Lambda deletes the others. What was parked, ignored, a duplicate or
 * announced does not come again.
 */
public final class ThumbnailHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {

    private final CoreRoute core;
    private final Batch batch;

    /** Held here, because the list of those to be told of a snapshot does not hold them. */
    private final Snapshot snapshot;

    /**
     * Starts the route, before the first message.
     *
     * @throws InitException if it cannot start
     */
    public ThumbnailHandler() {
        core = CoreRoute.start();
        batch = new Batch(core, core.concurrency());
        snapshot = new Snapshot(new Priming(core)::run, core.announcedUploads());
        Core.getGlobalContext().register(snapshot);
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        // an event that somebody made by hand may have none
        List<SQSEvent.SQSMessage> messages =
                Optional.ofNullable(event.getRecords()).orElse(List.of());
        List<String> failed = batch.make(messages, new TimeLeft(context::getRemainingTimeInMillis));
        return new SQSBatchResponse(failed.stream().map(BatchItemFailure::new).toList());
    }
}
