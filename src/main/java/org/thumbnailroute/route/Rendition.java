package org.thumbnailroute.route;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Map;

/**
 * A thumbnail on its way into the target bucket.
 *
 * @param size the bounding box that was asked for, such as {@code 64x64}
 * @param sourceEtag without quotes, of the original
 * @param recipe the recipe's id
 * @param upload the upload's identity
 * @param bytes not copied, so not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Rendition(
        String key,
        String size,
        String contentType,
        int width,
        int height,
        String sourceEtag,
        String recipe,
        String upload,
        byte[] bytes) {

    /** S3 user metadata that says what the thumbnail was made from. */
    public Map<String, String> metadata() {
        return Map.of("source-etag", sourceEtag, "recipe", recipe, "upload", upload);
    }

    /** The same picture in bytes that no other upload has: decoders stop at the end of the picture, before the mark. */
    Rendition marked() {
        byte[] mark = upload.getBytes(US_ASCII);
        byte[] marked = Arrays.copyOf(bytes, bytes.length + mark.length);
        System.arraycopy(mark, 0, marked, bytes.length, mark.length);
        return new Rendition(key, size, contentType, width, height, sourceEtag, recipe, upload, marked);
    }
}
