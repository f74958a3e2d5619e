package org.thumbnailroute.thumbnail;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.thumbnailroute.aws.ReplacingPut;

/**
 * What the thumbnails of one upload get of the metadata of their original. A value that S3 would refuse is left out, or it
 * would keep the thumbnail from being stored.
 */
public final class CopiedMetadata {

    /** Bytes that S3 takes, names included. Some servers count this beginning of a header's name, too. */
    private static final int MOST_BYTES = 2_048;

    private static final String HEADER = "x-amz-meta-";

    /** A thumbnail that replaces another one has its etag too. */
    private static final int ROOM_TO_REPLACE = bytes(ReplacingPut.REPLACES, "e".repeat(64));

    /** Also what S3 gives back of other characters, encoded by RFC 2047; it decodes that again when it is stored. */
    private static final Pattern PLAIN = Pattern.compile("[\\x20-\\x7e]*");

    private final Map<String, String> original;
    private final Map<String, String> leftOut = new LinkedHashMap<>();

    /** @param original metadata of the original, with names in whatever case */
    public CopiedMetadata(Map<String, String> original) {
        this.original = Rendition.byName(original);
    }

    /**
     * For one thumbnail.
     *
     * @param names of the metadata to copy; the first ones are copied first
     * @param own metadata that the thumbnail has in any case
     */
    public Map<String, String> of(List<String> names, Map<String, String> own) {
        int used = ROOM_TO_REPLACE
                + own.entrySet().stream()
                        .mapToInt(entry -> bytes(entry.getKey(), entry.getValue()))
                        .sum();
        Map<String, String> copied = new HashMap<>();
        for (String name : names) {
            String value = original.get(name);
            if (value != null && isStorable(name, value, used)) {
                copied.put(name, value);
                used += bytes(name, value);
            }
        }
        return copied;
    }

    private boolean isStorable(String name, String value, int used) {
        if (!PLAIN.matcher(value).matches()) {
            leftOut.put(name, "it is not ASCII");
            return false;
        }
        if (used + bytes(name, value) > MOST_BYTES) {
            leftOut.put(
                    name,
                    "with its %d bytes it would exceed the %d that S3 takes for all metadata"
                            .formatted(value.length(), MOST_BYTES));
            return false;
        }
        return true;
    }

    private static int bytes(String name, String value) {
        return HEADER.length() + name.length() + value.length();
    }

    /** What was left out, and why; empty if nothing was. */
    public Optional<String> complaint() {
        return leftOut.isEmpty()
                ? Optional.empty()
                : Optional.of(leftOut.entrySet().stream()
                        .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                        .collect(Collectors.joining(", ")));
    }
}
