package org.thumbnailroute.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import org.thumbnailroute.rule.Profile;

/**
 * One upload of one object, as an event told of it; or, with {@code thumbnail.on-delete = delete}, its deletion.
 *
 * @param bucket the source bucket, one of those configured
 * @param key the object's key, decoded
 * @param profile the thumbnails that it gets, whatever becomes of the rules while it is in work
 * @param identity what skip-duplicates remembers: 64 hexadecimal digits
 * @param etag without quotes
 * @param size in bytes
 * @param audience who hears of its thumbnails
 * @param time when it was uploaded; empty if the event does not say so, or nothing that can be right
 * @param deletion how it was deleted; empty of an upload
 */
public record Upload(
        String bucket,
        String key,
        Profile profile,
        String identity,
        Optional<String> etag,
        OptionalLong size,
        Audience audience,
        Optional<Instant> time,
        Optional<Deletion> deletion) {

    /** An upload, and no deletion. */
    public Upload(
            String bucket,
            String key,
            Profile profile,
            String identity,
            Optional<String> etag,
            OptionalLong size,
            Audience audience,
            Optional<Instant> time) {
        this(bucket, key, profile, identity, etag, size, audience, time, Optional.empty());
    }

    /**
     * The identity of an upload that becomes thumbnails by a recipe.
     *
     * @param occurrence tells this upload of the key from the others, and is the same in every dialect and delivery
     * @param recipe of its profile
     */
    public static String identityOf(String bucket, String key, String occurrence, String recipe) {
        try {
            // a key may hold NUL, which parts the fields; so it comes last
            byte[] fields = String.join("\0", bucket, occurrence, recipe, key).getBytes(UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(fields));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * The upload of what is there now, although the event told of something else.
     *
     * @param present the etag of what is there, without quotes
     */
    public Upload ofPresent(String present, OptionalLong presentSize) {
        return new Upload(bucket, key, profile, identity, Optional.of(present), presentSize, audience, time);
    }

    /** Whether anybody hears of its thumbnails. */
    public boolean isAnnounced() {
        return audience != Audience.NONE;
    }

    public ObjectLocation location() {
        return new ObjectLocation(bucket, key);
    }
}
