package org.thumbnailroute.aws;

import java.util.Set;
import org.thumbnailroute.failure.ThumbnailChangedException;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Makes the PUT of a thumbnail that replaces another one conditional on that very one: {@code If-Match} its etag, which
 * stands in the new thumbnail's metadata. Camel's producer itself only knows {@code If-None-Match: *}; this way the first
 * PUT and the replacing one are the same step, with whatever options and headers it was given.
 */
public final class ReplacingPut implements ExecutionInterceptor {

    /** Name of the metadata that makes a PUT a replacing one: the etag of the only object that it may replace. */
    public static final String REPLACES = "replaces";

    /** Another etag, another PUT under way, or deleted. */
    private static final Set<Integer> CHANGED = Set.of(412, 409, 404);

    private ReplacingPut() {}

    static void addTo(ClientOverrideConfiguration.Builder client) {
        client.addExecutionInterceptor(new ReplacingPut());
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        return context.request() instanceof PutObjectRequest put && isReplacing(put)
                ? put.toBuilder()
                        .ifNoneMatch(null)
                        .ifMatch('"' + put.metadata().get(REPLACES) + '"')
                        .build()
                : context.request();
    }

    /** S3's 412 and 404 mean the thumbnail here; the failure policy would take them for an answer about the original. */
    @Override
    public Throwable modifyException(Context.FailedExecution context, ExecutionAttributes attributes) {
        return context.request() instanceof PutObjectRequest put
                        && isReplacing(put)
                        && context.exception() instanceof S3Exception answer
                        && CHANGED.contains(answer.statusCode())
                ? new ThumbnailChangedException(put.key(), answer)
                : context.exception();
    }

    private static boolean isReplacing(PutObjectRequest put) {
        return put.metadata().containsKey(REPLACES);
    }
}
