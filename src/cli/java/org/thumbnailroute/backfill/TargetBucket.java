package org.thumbnailroute.backfill;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.thumbnailroute.settings.Settings;
import org.thumbnailroute.terminal.FailedException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The requests to the target bucket, and how many they are. */
final class TargetBucket implements AutoCloseable {

    /** HEAD requests at the same time. */
    static final int AT_ONCE = 16;

    private static final int FORBIDDEN = 403;

    private final S3Client s3;
    private final String bucket;
    private final Patience patience;
    private final Listing listing;
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, work -> {
        Thread thread = new Thread(work, "head");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicLong heads = new AtomicLong();
    private boolean isThere;

    TargetBucket(S3Client s3, Settings settings, Patience patience) {
        this.s3 = s3;
        this.patience = patience;
        this.listing = new Listing(s3, patience, "thumbnail.target-bucket");
        this.bucket = settings.buckets().target();
    }

    /**
     * A page of a listing.
     *
     * @param isFlat whether keys with a slash behind the prefix are left out
     */
    ListObjectsV2Response list(String prefix, boolean isFlat, String after) {
        return listing.page(ListObjectsV2Request.builder()
                .bucket(bucket)
                .prefix(prefix)
                .delimiter(isFlat ? "/" : null)
                .startAfter(after)
                .encodingType(EncodingType.URL)
                .build());
    }

    /** Those of the keys that are there. */
    List<String> present(List<String> keys) {
        return together(keys, key -> metadata(key).map(there -> key)).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** The metadata of an object, its names in any case; empty if there is no such object. */
    Optional<Map<String, String>> metadata(String key) {
        heads.incrementAndGet();
        try {
            Map<String, String> metadata = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            metadata.putAll(patience.with(
                            () -> s3.headObject(head -> head.bucket(bucket).key(key)))
                    .metadata());
            return Optional.of(metadata);
        } catch (NoSuchKeyException e) {
            requireBucket();
            return Optional.empty();
        } catch (S3Exception e) {
            if (e.statusCode() == FORBIDDEN) {
                throw new FailedException(
                        "S3 denies access: backfill needs s3:ListBucket and s3:GetObject on %s (thumbnail.target-bucket)"
                                .formatted(bucket));
            }
            throw e;
        }
    }

    /** To the HEAD of an object S3 says the same when the whole bucket is missing, so that is asked for once. */
    private synchronized void requireBucket() {
        if (isThere) {
            return;
        }
        heads.incrementAndGet();
        try {
            patience.with(() -> s3.headBucket(head -> head.bucket(bucket)));
        } catch (NoSuchBucketException e) {
            throw Listing.noBucket("thumbnail.target-bucket", bucket);
        } catch (S3Exception e) {
            // the right to list a part of it need not be one to this
            if (e.statusCode() != FORBIDDEN) {
                throw e;
            }
        }
        isThere = true;
    }

    /** Asks for each, several at a time; the answers are in the order of the questions. */
    <Q, A extends @Nullable Object> List<A> together(List<Q> questions, Function<Q, A> answer) {
        List<Callable<A>> work = new ArrayList<>();
        questions.forEach(question -> work.add(() -> answer.apply(question)));
        try {
            List<A> answers = new ArrayList<>();
            for (Future<A> one : threads.invokeAll(work)) {
                answers.add(one.get());
            }
            return answers;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }

    long lists() {
        return listing.requests();
    }

    long heads() {
        return heads.get();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
