package org.thumbnailroute.doctor;

/**
 * A right in AWS.
 *
 * @param action as IAM calls it, such as {@code sqs:GetQueueAttributes}
 * @param resource an ARN, or {@code *}
 * @param worker whether the worker needs it too, so that it is a failure not to have it
 */
public record Right(String action, String resource, boolean worker) {

    /** One that the worker cannot do without. */
    public static Right ofWorker(String action, String resource) {
        return new Right(action, resource, true);
    }

    /** One that only doctor needs, to look. */
    public static Right ofDoctor(String action, String resource) {
        return new Right(action, resource, false);
    }

    @Override
    public String toString() {
        return resource.equals("*") ? action : action + " on " + resource;
    }
}
