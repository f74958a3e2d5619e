package org.thumbnailroute.local;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** What S3 knows of one object. */
record StoredObject(Content content, @Nullable String contentType, Map<String, String> metadata, Instant lastModified) {

    static StoredObject now(Content content, @Nullable String contentType, Map<String, String> metadata) {
        return new StoredObject(content, contentType, metadata, Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }

    /** @param ifMatch the header of that name; without one every object matches */
    boolean matches(@Nullable String ifMatch) {
        return ifMatch == null
                || ifMatch.equals("*")
                || ifMatch.replace("\"", "").equals(content.etag());
    }

    String quotedEtag() {
        return '"' + content.etag() + '"';
    }

    GetObjectResponse getResponse() {
        return GetObjectResponse.builder()
                .eTag(quotedEtag())
                .contentLength((long) content.bytes().length)
                .contentType(contentType)
                .metadata(metadata)
                .lastModified(lastModified)
                .build();
    }

    HeadObjectResponse headResponse() {
        return HeadObjectResponse.builder()
                .eTag(quotedEtag())
                .contentLength((long) content.bytes().length)
                .contentType(contentType)
                .metadata(metadata)
                .lastModified(lastModified)
                .build();
    }
}
