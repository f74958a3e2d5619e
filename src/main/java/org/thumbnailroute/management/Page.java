package org.thumbnailroute.management;

/**
 * What the management port answers.
 *
 * @param status the HTTP status
 * @param type the media type of the text
 */
record Page(int status, String type, String text) {

    /** One that says no more than its status. */
    static Page of(int status, String reason) {
        return new Page(status, "text/plain", reason + "\n");
    }
}
