package org.thumbnailroute.explain;

import java.util.Optional;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * An object that was named, rather than an event of it.
 *
 * @param head what S3 says of it; empty if it says nothing
 * @param isNewest false if a version was named, which need not be the newest
 */
record GivenObject(Optional<HeadObjectResponse> head, boolean isNewest) {}
