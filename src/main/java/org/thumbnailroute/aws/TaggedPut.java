package org.thumbnailroute.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * Stores a thumbnail together with its tags. Camel's producer knows tags only in a request of their own, which a crash
 * could leave out; so they come as metadata with a reserved name, and this makes the header {@code x-amz-tagging} of them.
 */
public final class TaggedPut implements ExecutionInterceptor {

    /** Name of the metadata that brings the tags; it is not stored. */
    public static final String TAGGING = "tagging";

    private TaggedPut() {}

    static void addTo(ClientOverrideConfiguration.Builder client) {
        client.addExecutionInterceptor(new TaggedPut());
    }

    /** Tags as the header has them. */
    public static String header(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag -> encoded(tag.getKey()) + "=" + encoded(tag.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        return context.request() instanceof PutObjectRequest put
                        && put.metadata().containsKey(TAGGING)
                ? tagged(put)
                : context.request();
    }

    private static PutObjectRequest tagged(PutObjectRequest put) {
        Map<String, String> metadata = new HashMap<>(put.metadata());
        String tags = metadata.remove(TAGGING);
        return put.toBuilder().tagging(tags).metadata(metadata).build();
    }
}
