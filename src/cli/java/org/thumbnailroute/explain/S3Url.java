package org.thumbnailroute.explain;

import org.thumbnailroute.terminal.UsageException;

/**
 * An object as it is typed. The key is literal: nothing in it is decoded, and a question mark is a part of it.
 *
 * @param key everything behind the first slash after the bucket
 */
record S3Url(String bucket, String key) {

    private static final String SCHEME = "s3://";

    static S3Url parse(String text) {
        int slash = text.startsWith(SCHEME) ? text.indexOf('/', SCHEME.length()) : -1;
        if (slash <= SCHEME.length() || slash == text.length() - 1) {
            throw new UsageException("\"%s\" is not s3://BUCKET/KEY".formatted(text));
        }
        return new S3Url(text.substring(SCHEME.length(), slash), text.substring(slash + 1));
    }

    @Override
    public String toString() {
        return SCHEME + bucket + "/" + key;
    }
}
