package org.thumbnailroute.demo;

/**
 * A picture and what became of it.
 *
 * @param bytes size of the file
 * @param millis from the begin of the upload until the outcome was seen
 */
record Result(DemoPicture picture, long bytes, long millis, DemoOutcome outcome) {

    boolean failed() {
        return outcome instanceof DemoOutcome.Failed;
    }
}
