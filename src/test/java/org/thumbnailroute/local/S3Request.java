package org.thumbnailroute.local;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gaul.shaded.org.eclipse.jetty.ee10.servlet.ServletChannel;
import org.gaul.shaded.org.eclipse.jetty.http.HttpHeader;
import org.gaul.shaded.org.eclipse.jetty.io.EndPoint;
import org.gaul.shaded.org.eclipse.jetty.server.Request;
import org.gaul.shaded.org.eclipse.jetty.server.internal.HttpConnection;

/** The HTTP request that the current thread answers, as the Jetty inside S3Proxy knows it: a blob store is told less. */
final class S3Request {
    private static final Map<String, String> ON_ALL_BUCKETS = Map.of("GET", "ListBuckets");
    private static final Map<String, String> ON_A_BUCKET =
            Map.of("GET", "ListObjects", "HEAD", "HeadBucket", "PUT", "CreateBucket", "DELETE", "DeleteBucket");
    private static final Map<String, String> ON_AN_OBJECT =
            Map.of("GET", "GetObject", "HEAD", "HeadObject", "PUT", "PutObject", "DELETE", "DeleteObject");
    private static final String TAGGING = "PUT tagging";

    /** Configurations that are read, by the parameters that name them. */
    private static final Map<String, String> READ_OF_A_BUCKET = Map.of(
            "notification", "GetBucketNotificationConfiguration",
            "versioning", "GetBucketVersioning",
            "requestPayment", "GetBucketRequestPayment",
            "encryption", "GetBucketEncryption",
            "publicAccessBlock", "GetPublicAccessBlock",
            "policyStatus", "GetBucketPolicyStatus",
            "lifecycle", "GetBucketLifecycleConfiguration");

    private S3Request() {}

    /** Of the rarer actions it tells method and query as they stand, as in "GET versioning". */
    static Call call(String bucket, String key) {
        return new Call("s3", action(bucket, key), bucket.isEmpty() ? Call.NO_RESOURCE : bucket);
    }

    private static String action(String bucket, String key) {
        Request request = HttpConnection.getCurrentConnection().getHttpChannel().getRequest();
        String method = request.getMethod();
        String query = Optional.ofNullable(request.getHttpURI().getQuery()).orElse("");
        if (request.getHeaders().contains("x-amz-copy-source")) {
            return "CopyObject";
        }
        if (query.contains("list-type=2")) {
            return "ListObjectsV2";
        }
        if (query.contains("uploadId=")) {
            return switch (method) {
                case "PUT" -> "UploadPart";
                case "POST" -> "CompleteMultipartUpload";
                default -> method + " " + query;
            };
        }
        if (method.equals("GET") && READ_OF_A_BUCKET.containsKey(query)) {
            return READ_OF_A_BUCKET.get(query);
        }
        Map<String, String> plain = bucket.isEmpty() ? ON_ALL_BUCKETS : key.isEmpty() ? ON_A_BUCKET : ON_AN_OBJECT;
        // A parameter without a value names a part of the bucket or object.
        if (TAGGING.equals(method + " " + query)) {
            return "PutObjectTagging";
        }
        boolean ofItself = query.isEmpty() || query.contains("=");
        String other = method + " " + query;
        return ofItself ? plain.getOrDefault(method, other) : other;
    }

    static boolean saysThatItPays() {
        return "requester".equals(headers().get("x-amz-request-payer"));
    }

    /** By lower-case names; of several of one name the last. */
    static Map<String, String> headers() {
        Request request = HttpConnection.getCurrentConnection().getHttpChannel().getRequest();
        Map<String, String> headers = new HashMap<>();
        request.getHeaders().forEach(field -> headers.put(field.getName().toLowerCase(Locale.ROOT), field.getValue()));
        return headers;
    }

    /** The If-Match of a PUT; empty on threads that answer none. */
    static Optional<String> conditionOfPut() {
        return conditionOf("PUT");
    }

    /** The If-Match of a DELETE; empty on threads that answer none. */
    static Optional<String> conditionOfDelete() {
        return conditionOf("DELETE");
    }

    private static Optional<String> conditionOf(String method) {
        return Optional.ofNullable(HttpConnection.getCurrentConnection())
                .map(connection -> connection.getHttpChannel().getRequest())
                .filter(request -> request.getMethod().equals(method))
                .map(request -> request.getHeaders().get(HttpHeader.IF_MATCH));
    }

    /** Sends what was written so far; the headers before it, if they were not sent yet. */
    static void flush() throws IOException {
        Request request = HttpConnection.getCurrentConnection().getHttpChannel().getRequest();
        if (request.getComponents().getCache().getAttribute(ServletChannel.class.getName())
                instanceof ServletChannel channel) {
            channel.getHttpOutput().flush();
        } else {
            throw new IllegalStateException("Jetty keeps its servlet channels elsewhere");
        }
    }

    /** Ends the connection at once and with a TCP reset: without it a close is an orderly one. */
    static void reset() throws IOException {
        EndPoint connection = HttpConnection.getCurrentConnection().getEndPoint();
        if (connection.getTransport() instanceof SocketChannel channel) {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            channel.close();
        } else {
            throw new IllegalStateException("not a TCP connection: " + connection);
        }
    }
}
