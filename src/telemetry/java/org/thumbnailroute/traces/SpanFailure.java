package org.thumbnailroute.traces;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import org.thumbnailroute.failure.NothingToDoException;
import org.thumbnailroute.failure.RejectedException;
import org.thumbnailroute.idempotent.KeyInWorkException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Records why a step failed, in the types and places of its exceptions: their texts may hold a key. */
final class SpanFailure {

    static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");
    private static final AttributeKey<String> TYPE = AttributeKey.stringKey("exception.type");
    private static final AttributeKey<String> STACK_TRACE = AttributeKey.stringKey("exception.stacktrace");
    private static final AttributeKey<String> REQUEST_ID = AttributeKey.stringKey("aws.request_id");
    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");

    /** Of each exception in a chain; what follows is Camel. */
    private static final int MOST_FRAMES = 15;

    private static final int MOST_CAUSES = 5;

    private SpanFailure() {}

    /** An exception that only ends an upload early, because there is nothing to do, is no failure. */
    static void record(Span span, Throwable failure) {
        if (!span.isRecording() || failure instanceof NothingToDoException || failure instanceof KeyInWorkException) {
            return;
        }
        span.setStatus(StatusCode.ERROR);
        span.setAttribute(ERROR_TYPE, type(failure));
        if (failure instanceof AwsServiceException aws) {
            span.setAttribute(STATUS, (long) aws.statusCode());
            if (aws.requestId() != null) {
                span.setAttribute(REQUEST_ID, aws.requestId());
            }
        }
        span.addEvent("exception", Attributes.of(TYPE, failure.getClass().getName(), STACK_TRACE, stackTrace(failure)));
    }

    /** As short and as stable as it can be had. */
    static String type(Throwable failure) {
        if (failure instanceof RejectedException rejected) {
            return rejected.reason().code();
        }
        if (failure instanceof AwsServiceException aws
                && aws.awsErrorDetails() != null
                && aws.awsErrorDetails().errorCode() != null) {
            return aws.awsErrorDetails().errorCode();
        }
        return failure.getClass().getName();
    }

    private static String stackTrace(Throwable failure) {
        StringBuilder text = new StringBuilder();
        Throwable cause = failure;
        for (int i = 0; i < MOST_CAUSES && cause != null; i++) {
            text.append(i == 0 ? "" : "Caused by: ").append(cause.getClass().getName());
            StackTraceElement[] frames = cause.getStackTrace();
            for (int frame = 0; frame < Math.min(MOST_FRAMES, frames.length); frame++) {
                text.append("\n\tat ").append(frames[frame]);
            }
            text.append('\n');
            cause = cause.getCause();
        }
        return text.toString();
    }
}
