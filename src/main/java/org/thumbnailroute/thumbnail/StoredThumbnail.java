package org.thumbnailroute.thumbnail;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;

/**
 * A thumbnail in the target bucket, and the way to it; part of the announcement, so that its names are public.
 *
 * @param size the bounding box that was asked for, such as {@code 64x64}
 * @param rule name of the rule that it was made by; empty, and not in JSON, for the rule for everything else
 * @param thumbHash a blurred picture in at most 25 bytes, in base64; empty, and not in JSON, if it is not asked for
 * @param colour the dominant colour, {@code #rrggbb}; empty, and not in JSON, if it is not asked for
 * @param etag without quotes
 * @param bytes encoded size
 * @param link presigned GET; whoever has it can read the thumbnail, so it stays out of the logs
 * @param linkExpires when the link really ends, in whole seconds; ISO-8601 in JSON
 */
public record StoredThumbnail(
        String bucket,
        String key,
        String etag,
        String contentType,
        long bytes,
        int width,
        int height,
        String size,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String rule,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String thumbHash,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String colour,
        String link,
        @JsonSerialize(using = ToStringSerializer.class) Instant linkExpires) {}
