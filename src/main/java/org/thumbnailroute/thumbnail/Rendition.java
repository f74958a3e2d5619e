package org.thumbnailroute.thumbnail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.thumbnailroute.aws.ReplacingPut;
import org.thumbnailroute.aws.TaggedPut;
import org.thumbnailroute.rule.Storing;

/**
 * A thumbnail on its way into the target bucket.
 *
 * @param rule name of the rule that it was made by; empty for the rule for everything else
 * @param size the bounding box that was asked for, such as {@code 64x64}
 * @param origin what it was made from
 * @param extras metadata beside the origin
 * @param facts what is told of the picture; also metadata
 * @param storing how it is stored
 * @param replaces etag, without quotes, of the only thumbnail that this one may replace; empty where it may replace none
 * @param bytes not copied, so not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Rendition(
        String key,
        String rule,
        String size,
        String contentType,
        int width,
        int height,
        Origin origin,
        Map<String, String> extras,
        Facts facts,
        Storing storing,
        Optional<String> replaces,
        byte[] bytes) {

    private static final Pattern RECIPE = Pattern.compile("v\\d+ \\d+x\\d+");
    private static final Pattern IDENTITY = Pattern.compile("[0-9a-f]{64}");

    /** What the PUT is given as metadata; beside S3's user metadata it carries {@link TaggedPut the tags}. */
    public Map<String, String> metadata() {
        Map<String, String> metadata = new HashMap<>(extras);
        metadata.putAll(facts.metadata());
        metadata.putAll(identifying());
        if (!storing.tags().isEmpty()) {
            metadata.put(TaggedPut.TAGGING, TaggedPut.header(storing.tags()));
        }
        return metadata;
    }

    /** User metadata that says what the thumbnail was made from, and what it takes the place of. */
    private Map<String, String> identifying() {
        Map<String, String> metadata = origin.metadata();
        replaces.ifPresent(etag -> metadata.put(ReplacingPut.REPLACES, etag));
        return metadata;
    }

    /** Whether an object with this metadata is this very thumbnail. */
    public boolean isDescribedBy(Map<String, String> metadata) {
        return byName(metadata).entrySet().containsAll(identifying().entrySet());
    }

    /** Whether an object with this metadata is a thumbnail of such a route, of any version and with any settings. */
    public static boolean isThumbnail(Map<String, String> metadata) {
        Map<String, String> byName = byName(metadata);
        return byName.containsKey("source-etag")
                && RECIPE.matcher(byName.getOrDefault("recipe", "")).lookingAt()
                && IDENTITY.matcher(byName.getOrDefault("upload", "")).matches();
    }

    /** S3 gives names back in small letters, MinIO and others in other ones. */
    static Map<String, String> byName(Map<String, String> metadata) {
        Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(metadata);
        return byName;
    }

    public boolean isReplacing() {
        return replaces.isPresent();
    }

    /** The same to be put over the thumbnail with this etag. */
    Rendition inPlaceOf(String etag) {
        return with(Optional.of(etag), marked().bytes);
    }

    /** The same picture in bytes that no other upload has: decoders stop at the end of the picture, before the mark. */
    Rendition marked() {
        return marked(origin.upload());
    }

    /** The same picture in bytes that nobody else stores, and that this upload stores only once. */
    public Rendition unique() {
        return marked(UUID.randomUUID() + "-" + UUID.randomUUID().toString().substring(0, 27));
    }

    private Rendition marked(String with) {
        byte[] mark = with.getBytes(US_ASCII);
        byte[] marked = Arrays.copyOf(bytes, bytes.length + mark.length);
        System.arraycopy(mark, 0, marked, bytes.length, mark.length);
        return with(replaces, marked);
    }

    /** The same with other bytes, for a step that draws onto it: of the same format, width and height. */
    public Rendition withBytes(byte[] changed) {
        return with(replaces, changed);
    }

    private Rendition with(Optional<String> replaced, byte[] content) {
        return new Rendition(
                key, rule, size, contentType, width, height, origin, extras, facts, storing, replaced, content);
    }
}
