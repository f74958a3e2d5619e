package org.thumbnailroute.demo;

import java.util.concurrent.Callable;

/**
 * A file to upload.
 *
 * @param contentType what the uploader claims
 * @param note what is special about it; may be empty
 * @param file its bytes, read when its turn comes
 */
record DemoPicture(String key, String contentType, String note, Callable<byte[]> file) {}
