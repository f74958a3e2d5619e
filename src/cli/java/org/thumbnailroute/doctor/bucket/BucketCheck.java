package org.thumbnailroute.doctor.bucket;

import java.util.Set;
import org.thumbnailroute.doctor.AwsFailures;
import org.thumbnailroute.doctor.Check;
import org.thumbnailroute.doctor.Finding;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A check on one bucket. */
abstract class BucketCheck implements Check {

    /** What servers other than AWS answer to requests that they do not know. */
    private static final Set<String> LACKS_IT = Set.of("NotImplemented", "MethodNotAllowed");

    private final Bucket bucket;
    private final String what;

    /** @param what is looked at: versioning, say */
    BucketCheck(Bucket bucket, String what) {
        this.bucket = bucket;
        this.what = what;
    }

    Bucket bucket() {
        return bucket;
    }

    @Override
    public final Finding look() {
        try {
            return ask();
        } catch (S3Exception e) {
            String code = AwsFailures.code(e);
            if (LACKS_IT.contains(code)) {
                return Finding.notChecked("the S3 server does not tell: " + code);
            }
            throw e;
        }
    }

    /** Looks; as {@link #look}. */
    abstract Finding ask();

    @Override
    public final String name() {
        return bucket.check(what);
    }

    @Override
    public final String subject() {
        return bucket.name();
    }
}
