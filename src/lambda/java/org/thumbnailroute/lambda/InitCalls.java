package org.thumbnailroute.lambda;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Closes the connections of the calls that look up queues, topic and table at the start. In a copy that SnapStart makes
 * of the function they would look open, with nobody at the other end, and the first request on one would wait in vain.
 * (The SDK's pool gives out none that was idle for a minute, by the clock; so functions that were frozen need nothing.)
 *
 * <p>The SDK finds it by the file {@code software/amazon/awssdk/global/handlers/execution.interceptors} and makes one for
 * each client, in the thread that starts the function. That thread makes no calls later: records have their own.
 */
public final class InitCalls implements ExecutionInterceptor {

    private final Thread starter = Thread.currentThread();

    public InitCalls() {}

    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        SdkHttpRequest request = context.httpRequest();
        return Thread.currentThread().equals(starter)
                ? request.toBuilder().putHeader("Connection", "close").build()
                : request;
    }
}
