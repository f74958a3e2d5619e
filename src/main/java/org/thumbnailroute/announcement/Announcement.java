package org.thumbnailroute.announcement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.thumbnailroute.thumbnail.StoredThumbnail;

/**
 * What programs are told, as JSON. Fields are only ever added; a change of meaning would be another {@code version}.
 * {@code src/main/schema/announcement-1.schema.json} describes it.
 *
 * @param version of this document's form
 * @param outcome {@value #OUTCOME}
 * @param source the original
 * @param thumbnails one for each configured size
 */
public record Announcement(int version, String outcome, Source source, List<StoredThumbnail> thumbnails) {

    /** Of every document. */
    public static final int VERSION = 1;

    /** The word for it, also in the log. */
    static final String OUTCOME = "announced";

    /**
     * The original.
     *
     * @param etag without quotes
     * @param contentType told from the bytes
     * @param bytes encoded size
     * @param width in pixels, upright
     * @param height in pixels, upright
     * @param sha256 of its bytes, in hexadecimal digits; empty, and not written, if it is not asked for
     * @param partial whether a part of the picture was missing or broken; written only if so
     */
    public record Source(
            String bucket,
            String key,
            String etag,
            String contentType,
            long bytes,
            int width,
            int height,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String sha256,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean partial) {}

    static Announcement of(Source source, List<StoredThumbnail> thumbnails) {
        return new Announcement(VERSION, OUTCOME, source, thumbnails);
    }
}
