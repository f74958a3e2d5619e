package org.thumbnailroute.demo;

import com.fasterxml.jackson.databind.JsonNode;
import org.thumbnailroute.outcome.Outcome;

/**
 * A thumbnail, and the link that was announced.
 *
 * @param size the bounding box that was asked for, such as {@code 64x64}
 * @param bytes encoded size
 * @param width in pixels
 * @param height in pixels
 * @param thumbHash what is shown until it has loaded; empty if it was not announced
 * @param link empty if it was not announced
 * @param linkExpires as ISO-8601
 */
record LinkedThumbnail(
        String size,
        String contentType,
        long bytes,
        int width,
        int height,
        String thumbHash,
        String link,
        String linkExpires) {

    /** @param announcement of this thumbnail among others, or of none */
    static LinkedThumbnail of(Outcome.Thumbnail thumbnail, JsonNode announcement) {
        String thumbHash = "";
        String link = "";
        String expires = "";
        for (JsonNode announced : announcement.path("thumbnails")) {
            if (announced.path("key").asText().equals(thumbnail.key())) {
                thumbHash = announced.path("thumbHash").asText();
                link = announced.path("link").asText();
                expires = announced.path("linkExpires").asText();
            }
        }
        return new LinkedThumbnail(
                thumbnail.size(),
                thumbnail.contentType(),
                thumbnail.bytes(),
                thumbnail.width(),
                thumbnail.height(),
                thumbHash,
                link,
                expires);
    }
}
