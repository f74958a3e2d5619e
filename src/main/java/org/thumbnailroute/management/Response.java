package org.thumbnailroute.management;

/**
 * What the management port answers.
 *
 * @param status the HTTP status
 * @param type the media type of the text
 */
record Response(int status, String type, String text) {

    /** One that says no more than its status. */
    static Response of(int status, String reason) {
        return new Response(status, "text/plain", reason + "\n");
    }
}
