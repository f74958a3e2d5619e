package org.thumbnailroute.doctor;

/** Whether there is a region. */
final class RegionCheck implements Check {

    private final AwsAccess access;

    RegionCheck(AwsAccess access) {
        this.access = access;
    }

    @Override
    public String name() {
        return "region";
    }

    @Override
    public Finding look() {
        try {
            return Finding.ok(access.region().ask().id());
        } catch (RuntimeException e) {
            return Finding.fail(AwsFailures.line(e), "set AWS_REGION to the region of the queue and the buckets");
        }
    }
}
