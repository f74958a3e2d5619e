package org.thumbnailroute.pictures;

/**
 * A file as somebody might upload it.
 *
 * @param key where it is uploaded
 * @param contentType what the uploader claims, rightly or not
 * @param bytes the file
 * @param description what is special about it, for a person to read
 */
@SuppressWarnings("ArrayRecordComponent") // samples are uploaded and shown, never compared
public record Sample(String key, String contentType, byte[] bytes, String description) {}
