package org.thumbnailroute.digest;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.thumbnailroute.text.PlainJson;

/** A text of limited length, as JSON and in UTF-8: what would make it too long is left out. */
final class BoundedText {

    private final StringBuilder text = new StringBuilder();
    private final int longest;
    private final int reserve;
    private int bytes;

    /**
     * An empty text.
     *
     * @param longest in bytes
     * @param reserve more bytes, for the short lines that say how much is left out
     */
    BoundedText(int longest, int reserve) {
        this.longest = longest;
        this.reserve = reserve;
    }

    /** Adds it, if there is room for all of it. */
    boolean add(String more) {
        return add(more, longest);
    }

    /** Adds a short line, for which there is room even when there is none for others. */
    void addLast(String line) {
        add(line, longest + reserve);
    }

    private boolean add(String more, int most) {
        int added = PlainJson.of(more).getBytes(UTF_8).length;
        if (bytes + added > most) {
            return false;
        }
        bytes += added;
        text.append(more);
        return true;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
