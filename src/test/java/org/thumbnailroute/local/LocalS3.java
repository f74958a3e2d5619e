package org.thumbnailroute.local;

import java.net.URI;
import java.util.Map;
import org.gaul.s3proxy.AccessGrant;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.jspecify.annotations.Nullable;

/** S3: S3Proxy. It verifies signatures, so a link that works here was signed right. */
final class LocalS3 implements AutoCloseable {
    private final S3Proxy server;
    private final S3Front front;

    private LocalS3(S3Proxy server, S3Front front) {
        this.server = server;
        this.front = front;
    }

    /** @param memory where objects are kept */
    static LocalS3 start(BlobStore memory, BucketEvents events, S3Faults faults, CallLog calls) {
        BlobStore store = new WatchedBlobStore(memory, events, faults);
        S3Proxy server = S3Proxy.builder()
                .blobStore(store)
                .awsAuthentication(AuthenticationType.AWS_V4, LocalAws.ACCESS_KEY, LocalAws.SECRET_KEY)
                .endpoint(URI.create("http://127.0.0.1:0"))
                // x-amz-request-payer and others that say nothing to a server without accounts
                .ignoreUnknownHeaders(true)
                // nobody waits for the requests that are left when a test is over
                .stopTimeout(0)
                .build();
        Map<String, AccessGrant> grants = Map.of(
                LocalAws.ACCESS_KEY, new AccessGrant(LocalAws.SECRET_KEY, store),
                LocalAws.TEST_ACCESS_KEY, new AccessGrant(LocalAws.TEST_SECRET_KEY, store));
        // Asked once for each request; a copy asks again, for its source.
        server.setBlobStoreLocator((accessKey, bucket, key) -> {
            if (accessKey != null) {
                calls.add(accessKey, S3Request.call(orEmpty(bucket), orEmpty(key)));
            }
            return accessKey == null ? null : grants.get(accessKey);
        });
        S3Front front = S3Front.before(server, calls);
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("the local S3 does not start", e);
        }
        return new LocalS3(server, front);
    }

    private static String orEmpty(@Nullable String part) {
        return part == null ? "" : part;
    }

    S3Front front() {
        return front;
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the local S3 does not stop", e);
        }
    }
}
