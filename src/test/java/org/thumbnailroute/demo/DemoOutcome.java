package org.thumbnailroute.demo;

import org.thumbnailroute.announcement.Announcement;

/** What became of an upload. */
sealed interface DemoOutcome {

    /**
     * People and programs were told of the thumbnails.
     *
     * @param subject of the message to people
     * @param text of the message to people
     * @param json what programs are sent, indented
     * @param document the same, read
     */
    record Announced(String subject, String text, String json, Announcement document) implements DemoOutcome {}

    /**
     * There is no thumbnail.
     *
     * @param reason a stable code: one of the route's, or {@code not-uploaded}, {@code no-answer}
     * @param error one line for a person
     */
    record Failed(String reason, String error) implements DemoOutcome {}
}
