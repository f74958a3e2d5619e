package org.thumbnailroute.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.crac.Core;

/**
 * What AWS Lambda calls. With a batch of the queue's messages, it answers which of them are to come again
 * ({@code ReportBatchItemFailures} must be on); Lambda deletes the others. With an event of S3, EventBridge or SNS, it
 * fails if that is to come again. What was parked, ignored, a duplicate or announced does not come again.
 */
public final class ThumbnailHandler implements RequestStreamHandler {

    private final ObjectMapper json = new ObjectMapper();
    private final CoreRoute core;
    private final RecordBatch batch;

    /** Held here, because the list of those to be told of a snapshot does not hold them. */
    private final Snapshot snapshot;

    /**
     * Starts the route, before the first message.
     *
     * @throws InitException if it cannot start
     */
    public ThumbnailHandler() {
        core = CoreRoute.start();
        batch = new RecordBatch(core, core.concurrency());
        snapshot = new Snapshot(new Priming(core)::run, core.announcedUploads());
        Core.getGlobalContext().register(snapshot);
    }

    /** @throws InvocationException if there is no upload in the event, or one that came without a queue is not done */
    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        Invocation invocation = Invocation.of(event(in), context.getAwsRequestId());
        List<String> failed = batch.make(invocation.deliveries(), new TimeLeft(context::getRemainingTimeInMillis));
        if (!invocation.isOfQueue() && !failed.isEmpty()) {
            throw new InvocationException(
                    "not done, the line with message=%s says why; Lambda tries again, if it was invoked asynchronously"
                            .formatted(context.getAwsRequestId()));
        }
        json.writeValue(out, answer(failed));
    }

    private JsonNode event(InputStream in) throws IOException {
        try {
            return json.readTree(in);
        } catch (JsonProcessingException e) {
            throw new InvocationException("not an event with uploads: not JSON");
        }
    }

    private ObjectNode answer(List<String> failed) {
        ObjectNode answer = json.createObjectNode();
        ArrayNode failures = answer.putArray("batchItemFailures");
        failed.forEach(id -> failures.addObject().put("itemIdentifier", id));
        return answer;
    }
}
