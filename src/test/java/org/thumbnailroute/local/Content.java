package org.thumbnailroute.local;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The bytes of objects.
 *
 * @param bytes never changed
 * @param etag as S3 makes it, the MD5 in hexadecimal, without quotes
 */
@SuppressWarnings("ArrayRecordComponent") // compared by its etag only
record Content(byte[] bytes, String etag) {

    static Content of(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(bytes);
            return new Content(bytes, HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has MD5", e);
        }
    }
}
