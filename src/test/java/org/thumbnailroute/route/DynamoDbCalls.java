package org.thumbnailroute.route;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.thumbnailroute.local.Call;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Every call of this JVM to DynamoDB. The SDK finds this class in {@code execution.interceptors} and makes its objects. */
public final class DynamoDbCalls implements ExecutionInterceptor {

    private static final Queue<Call> CALLS = new ConcurrentLinkedQueue<>();

    static List<Call> on(String table) {
        return CALLS.stream().filter(call -> call.resource().equals(table)).toList();
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        var request = context.request();
        String action = request.getClass().getSimpleName().replaceFirst("Request$", "");
        CALLS.add(new Call(
                "dynamodb",
                action,
                request.getValueForField("TableName", String.class).orElse("*")));
    }
}
