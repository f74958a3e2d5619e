package org.thumbnailroute.doctor.bucket;

import java.util.List;
import org.thumbnailroute.doctor.policy.Request;

/**
 * A key of KMS, and who has to use it.
 *
 * @param id as the resource that is encrypted with it names it: an ID, an ARN or an alias
 * @param workerActions what the worker needs on it
 * @param services that need {@code kms:GenerateDataKey} and {@code kms:Decrypt}, with the {@code kms:Decrypt} of each
 */
record Key(String id, List<String> workerActions, List<Request> services) {

    /** The keys that AWS makes for a service, which only principals of the account can use. */
    boolean isOfAws() {
        return id.contains("alias/aws/");
    }
}
