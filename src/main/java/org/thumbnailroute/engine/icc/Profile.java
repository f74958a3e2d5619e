package org.thumbnailroute.engine.icc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;

/** The parts of an ICC profile: a header of 128 bytes, then a table of tags, which say where their data lie. */
final class Profile {

    private static final int HEADER = 128;
    private static final int ENTRY = 12;

    /** No profile comes near it; a table is searched for each tag. */
    private static final int MOST_TAGS = 100;

    private final ByteBuffer bytes;
    private final int tags;

    /**
     * Looks at the header.
     *
     * @param profile not copied
     */
    Profile(byte[] profile) throws BrokenProfileException {
        this.bytes = ByteBuffer.wrap(profile);
        if (profile.length < HEADER + 4 || !letters(36).equals("acsp")) {
            throw new BrokenProfileException("no header");
        }
        this.tags = bytes.getInt(HEADER);
        if (tags < 1 || tags > MOST_TAGS || HEADER + 4 + tags * ENTRY > profile.length) {
            throw new BrokenProfileException(tags + " tags");
        }
    }

    /** {@code GRAY}, {@code RGB } or {@code CMYK}, among others. */
    String colourSpace() {
        return letters(16);
    }

    /** The space that the profile leads to, {@code XYZ } or {@code Lab }. */
    String connectionSpace() {
        return letters(20);
    }

    boolean has(String name) {
        return entry(name) >= 0;
    }

    /** The data of a tag; position 0 is their beginning. */
    ByteBuffer tag(String name) throws BrokenProfileException {
        int entry = entry(name);
        if (entry < 0) {
            throw new BrokenProfileException("no " + name);
        }
        int from = bytes.getInt(entry + 4);
        int length = bytes.getInt(entry + 8);
        if (from < 0 || length < 8 || length > bytes.limit() - from) {
            throw new BrokenProfileException(name + " lies outside");
        }
        return bytes.slice(from, length);
    }

    private int entry(String name) {
        for (int i = 0; i < tags; i++) {
            int at = HEADER + 4 + i * ENTRY;
            if (letters(at).equals(name)) {
                return at;
            }
        }
        return -1;
    }

    private String letters(int at) {
        return new String(bytes.array(), at, 4, ISO_8859_1);
    }

    /** The type of a tag's data. */
    static int type(ByteBuffer tag) {
        return tag.getInt(0);
    }

    /** A number with sixteen bits before and sixteen after the point. */
    static double fixed(ByteBuffer tag, int at) {
        return tag.getInt(at) / 65536.0;
    }
}
