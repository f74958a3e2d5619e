package org.thumbnailroute.backfill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Comparator;

/** The order in which S3 lists keys: that of their bytes. Java's own differs behind U+FFFF. */
enum ByteOrder implements Comparator<String> {
    OF_KEYS;

    @Override
    public int compare(String one, String other) {
        return Arrays.compareUnsigned(one.getBytes(UTF_8), other.getBytes(UTF_8));
    }
}
