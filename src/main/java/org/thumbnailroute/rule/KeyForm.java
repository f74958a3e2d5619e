package org.thumbnailroute.rule;

import java.util.Optional;

/**
 * A {@link KeyTemplate} with one bucket and one size filled in: what is left open is the original's key.
 *
 * @param before what stands before its directory
 * @param between what stands between its directory and its file name
 * @param after what stands after its file name
 */
public record KeyForm(String before, String between, String after) {

    /** Whether a thumbnail's file name is the original's with something around it, in a directory that does not depend on it. */
    boolean isFlat() {
        return !between.contains("/") && !after.contains("/");
    }

    /** The key of the original's thumbnail. */
    String keyOf(String original) {
        int file = original.lastIndexOf('/') + 1;
        return before + original.substring(0, file) + between + original.substring(file) + after;
    }

    /** The original whose thumbnail has this key: there is at most one. Empty if the key has another form. */
    public Optional<String> originalOf(String key) {
        int end = key.length() - after.length();
        if (!key.startsWith(before) || !key.endsWith(after) || end < before.length()) {
            return Optional.empty();
        }
        String middle = key.substring(before.length(), end);
        // the last slash is the directory's, or that of what stands between
        int prefix = between.length() - between.lastIndexOf('/') - 1;
        int file = middle.lastIndexOf('/') + 1 + prefix;
        int dir = file - between.length();
        if (dir < 0 || file >= middle.length() || !middle.startsWith(between, dir)) {
            return Optional.empty();
        }
        String original = middle.substring(0, dir) + middle.substring(file);
        return original.lastIndexOf('/') + 1 == dir ? Optional.of(original) : Optional.empty();
    }
}
