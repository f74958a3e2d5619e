package org.thumbnailroute.backfill;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** As many objects as one likes in the source bucket, and a thumbnail of every second one in any other; none is kept. */
class GeneratedBuckets implements S3Client {

    private static final int PAGE = 1_000;

    private final String source;
    private final long objects;

    GeneratedBuckets(String source, long objects) {
        this.source = source;
        this.objects = objects;
    }

    @Override
    public ListObjectsV2Response listObjectsV2(ListObjectsV2Request request) {
        boolean isSource = request.bucket().equals(source);
        String after = request.startAfter() == null ? "" : request.startAfter();
        List<S3Object> page = LongStream.range(numberAfter(after), objects)
                .filter(number -> isSource || number % 2 == 0)
                .mapToObj(number -> (isSource ? "photos/" : "photos/thumbnail_") + "%09d.jpg".formatted(number))
                .filter(key -> key.compareTo(after) > 0)
                .limit(PAGE + 1)
                .map(key -> S3Object.builder()
                        .key(key)
                        .size(1_000L)
                        .eTag("\"etag\"")
                        .lastModified(Instant.EPOCH)
                        .build())
                .toList();
        boolean isTruncated = page.size() > PAGE;
        return ListObjectsV2Response.builder()
                .contents(isTruncated ? page.subList(0, PAGE) : page)
                .isTruncated(isTruncated)
                .build();
    }

    @Override
    public HeadBucketResponse headBucket(HeadBucketRequest request) {
        return HeadBucketResponse.builder().build();
    }

    @Override
    public HeadObjectResponse headObject(HeadObjectRequest request) {
        if (numberAfter(request.key()) % 2 == 1) {
            throw NoSuchKeyException.builder().build();
        }
        return HeadObjectResponse.builder().build();
    }

    /** The least that a key behind this one can have. */
    private static long numberAfter(String key) {
        String digits = key.replaceAll("\\D", "");
        return digits.isEmpty() ? 0 : Long.parseLong((digits + "000000000").substring(0, 9));
    }

    @Override
    public String serviceName() {
        return "s3";
    }

    @Override
    public void close() {}
}
