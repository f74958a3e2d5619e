package org.thumbnailroute.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.shaded.org.eclipse.jetty.io.Content;
import org.gaul.shaded.org.eclipse.jetty.server.Handler;
import org.gaul.shaded.org.eclipse.jetty.server.Request;
import org.gaul.shaded.org.eclipse.jetty.server.Response;
import org.gaul.shaded.org.eclipse.jetty.server.Server;
import org.gaul.shaded.org.eclipse.jetty.util.Callback;
import org.thumbnailroute.local.BucketSubresources.Answer;

/** What S3 does before it looks at an object: the bucket's region, its configurations, and who may do what with it. */
public final class S3Front extends Handler.Wrapper {
    private static final String BY_VERSION = "versionId=";
    private static final Pattern SIGNED_FOR = Pattern.compile("Credential=([^/,]+)/[^/]+/([^/]+)/");

    /** What the Authorization header says; empty of requests without one, such as pre-signed links. */
    private record Signed(String accessKey, String region) {
        static Signed of(Request request) {
            Matcher signed =
                    SIGNED_FOR.matcher(String.valueOf(request.getHeaders().get("Authorization")));
            return signed.find() ? new Signed(signed.group(1), signed.group(2)) : new Signed("", "");
        }
    }

    private record Refused(String action, String bucket) {}

    private record Version(String bucket, String key, String id) {}

    private final CallLog calls;
    private final BucketSubresources subresources = new BucketSubresources();
    private final Map<String, String> regions = new ConcurrentHashMap<>();
    private final Set<Refused> refused = ConcurrentHashMap.newKeySet();
    private final Map<Version, String> etags = new ConcurrentHashMap<>();

    private S3Front(CallLog calls) {
        this.calls = calls;
    }

    /** Puts itself before the handler of S3Proxy, which has no other way in. */
    static S3Front before(S3Proxy server, CallLog calls) {
        try {
            Field field = S3Proxy.class.getDeclaredField("server");
            field.setAccessible(true);
            Server jetty = (Server) field.get(server);
            S3Front front = new S3Front(calls);
            front.setHandler(jetty.getHandler());
            jetty.setHandler(front);
            return front;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("S3Proxy keeps its server elsewhere", e);
        }
    }

    /** The bucket lies in that region from now on, and clients of another one are sent there; before, any will do. */
    public void move(String bucket, String region) {
        regions.put(bucket, region);
    }

    /** From now on workers are denied this: an operation such as ListObjectsV2 or GetBucketVersioning. */
    public void refuse(String action, String bucket) {
        refused.add(new Refused(action, bucket));
    }

    /** S3Proxy keeps the newest version of an object. From now on this one can be asked for too, by HEAD. */
    public void addVersion(String bucket, String key, String id, String etag) {
        etags.put(new Version(bucket, key, id), etag);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Signed signed = Signed.of(request);
        String[] path = request.getHttpURI().getDecodedPath().substring(1).split("/", 2);
        String bucket = path[0];
        Call call = S3Request.call(bucket, path.length > 1 ? path[1] : "");
        response.getHeaders().put("x-amz-bucket-region", regionOf(bucket));
        Optional<Answer> answer = refusal(signed, call)
                .or(() -> subresource(request, path))
                .or(() -> tagging(call))
                .or(() -> version(request, path, response));
        if (answer.isEmpty()) {
            return super.handle(request, response, callback);
        }
        calls.add(signed.accessKey, call);
        response.setStatus(answer.get().status());
        response.getHeaders().put("Content-Type", "application/xml");
        String body = request.getMethod().equals("HEAD") ? "" : answer.get().body();
        Content.Sink.write(response, true, body, callback);
        return true;
    }

    private Optional<Answer> refusal(Signed signed, Call call) {
        boolean isElsewhere =
                !signed.region.isEmpty() && !signed.region.equals(regions.getOrDefault(call.resource(), signed.region));
        if (isElsewhere) {
            return Optional.of(Answer.error(301, "PermanentRedirect"));
        }
        boolean denied = !signed.accessKey.equals(LocalAws.TEST_ACCESS_KEY)
                && refused.contains(new Refused(call.action(), call.resource()));
        return denied ? Optional.of(Answer.error(403, "AccessDenied")) : Optional.empty();
    }

    private Optional<Answer> subresource(Request request, String[] path) {
        String query = request.getHttpURI().getQuery();
        boolean ofBucket = path.length == 1 || path[1].isEmpty();
        return ofBucket && query != null
                ? subresources.answer(
                        request.getMethod(), path[0], query.replaceFirst("[=&].*", ""), () -> body(request))
                : Optional.empty();
    }

    /** S3Proxy has no tags but those that come with an object. The route itself never asks for others. */
    private static Optional<Answer> tagging(Call call) {
        return call.action().equals("PutObjectTagging")
                ? Optional.of(Answer.error(404, "NoSuchKey"))
                : Optional.empty();
    }

    private Optional<Answer> version(Request request, String[] path, Response response) {
        String query = String.valueOf(request.getHttpURI().getQuery());
        if (path.length < 2 || !request.getMethod().equals("HEAD") || !query.startsWith(BY_VERSION)) {
            return Optional.empty();
        }
        String id = query.substring(BY_VERSION.length());
        String etag = etags.get(new Version(path[0], path[1], id));
        if (etag == null) {
            return Optional.of(Answer.error(404, "NoSuchVersion"));
        }
        response.getHeaders().put("ETag", '"' + etag + '"');
        response.getHeaders().put("x-amz-version-id", id);
        return Optional.of(new Answer(200, ""));
    }

    private static String body(Request request) {
        try {
            return Content.Source.asString(request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String regionOf(String bucket) {
        return regions.getOrDefault(bucket, LocalAws.REGION);
    }
}
