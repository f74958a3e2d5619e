package org.thumbnailroute.explain;

import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Looks for an object that somebody has named. */
final class NamedObject {

    private static final int NOT_FOUND = 404;
    private static final int DELETE_MARKER = 405;

    private final DryRoute route;

    NamedObject(DryRoute route) {
        this.route = route;
    }

    /**
     * Finds it.
     *
     * @throws MissingObjectException if there is no such object, with what there is instead
     */
    GivenObject find(S3Url url, Optional<String> version) {
        try {
            HeadObjectResponse head =
                    route.s3().headObject(route.originalRequests().head(url.bucket(), url.key(), version));
            return new GivenObject(Optional.of(head), version.isEmpty());
        } catch (S3Exception e) {
            boolean isMissing = e.statusCode() == NOT_FOUND || e.statusCode() == DELETE_MARKER;
            if (isMissing && route.settings().buckets().sources().contains(url.bucket())) {
                throw new MissingObjectException(missing(url, version, e));
            }
            // the GET will say why; the answer to a HEAD has no body
            return new GivenObject(Optional.empty(), version.isEmpty());
        }
    }

    private String missing(S3Url url, Optional<String> version, S3Exception answer) {
        if (version.isPresent()) {
            return answer.statusCode() == DELETE_MARKER
                    ? "version %s of %s is a delete marker".formatted(version.get(), url)
                    : "there is no version %s of %s".formatted(version.get(), url);
        }
        if (isDeleted(answer)) {
            return "%s was deleted: its newest version is a delete marker".formatted(url);
        }
        return "there is no object %s%s".formatted(url, around(url));
    }

    private static boolean isDeleted(S3Exception answer) {
        return Optional.ofNullable(answer.awsErrorDetails())
                .flatMap(details -> details.sdkHttpResponse().firstMatchingHeader("x-amz-delete-marker"))
                .filter("true"::equals)
                .isPresent();
    }

    /** Whether the key is the beginning of others; only for whoever may list. */
    private String around(S3Url url) {
        try {
            ListObjectsV2Response found = route.s3()
                    .listObjectsV2(
                            list -> list.bucket(url.bucket()).prefix(url.key()).maxKeys(1));
            return found.contents().isEmpty()
                    ? ""
                    : "; it is a prefix, and explain takes one object, such as s3://%s/%s"
                            .formatted(url.bucket(), found.contents().get(0).key());
        } catch (NoSuchBucketException e) {
            return ": there is no such bucket";
        } catch (SdkException e) {
            return "";
        }
    }
}
