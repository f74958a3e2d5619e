package org.thumbnailroute.backfill;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** What a test does to the requests of the command, and to the answers. */
final class Requested implements ExecutionInterceptor {

    private UnaryOperator<SdkRequest> before = request -> request;
    private UnaryOperator<SdkResponse> after = response -> response;
    private final List<SdkRequest> all = new ArrayList<>();

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        synchronized (this) {
            all.add(context.request());
        }
        return before.apply(context.request());
    }

    @Override
    public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
        return after.apply(context.response());
    }

    Requested before(UnaryOperator<SdkRequest> change) {
        before = change;
        return this;
    }

    Requested after(UnaryOperator<SdkResponse> change) {
        after = change;
        return this;
    }

    synchronized <T extends SdkRequest> List<T> of(Class<T> type) {
        return all.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
