package org.thumbnailroute.engine.internal.icc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The parts of an ICC profile: a header of 128 bytes, then a table of tags, which say where their data lie. Many programs
 * write profiles that are not quite what the standard says; those that Little CMS reads are read here, the others are not.
 */
final class IccTags {

    private static final int HEADER = 128;
    private static final int ENTRY = 12;
    private static final int NEWEST = 0x05000000;

    /** As many as Little CMS reads; no real profile comes near it. */
    private static final int MOST_TAGS = 100;

    /** Cameras and scanners, screens, printers, colour spaces, and what old programs leave open. */
    private static final Set<String> CLASSES = Set.of("scnr", "mntr", "prtr", "spac", "\0\0\0\0");

    private static final Set<String> CONNECTIONS = Set.of("XYZ ", "Lab ");

    private record Tag(int from, int length) {}

    private final ByteBuffer bytes;
    private final Map<String, Tag> tags = new LinkedHashMap<>();

    /**
     * Looks at the header and the table.
     *
     * @param profile not copied
     */
    IccTags(byte[] profile) throws BrokenProfileException {
        this.bytes = ByteBuffer.wrap(profile);
        if (profile.length < HEADER + 4 || !letters(36).equals("acsp")) {
            throw new BrokenProfileException("no header");
        }
        int count = bytes.getInt(HEADER);
        if (count < 1 || count > MOST_TAGS || HEADER + 4 + count * ENTRY > profile.length) {
            throw new BrokenProfileException(count + " tags");
        }
        if (bytes.getInt(8) > NEWEST || !CLASSES.contains(letters(12)) || !CONNECTIONS.contains(letters(20))) {
            throw new BrokenProfileException("a version, class or connection space that no picture's profile has");
        }
        readTable(count);
    }

    /** A tag that reaches beyond the profile, or beyond the length that its header states, is as good as none. */
    private void readTable(int count) throws BrokenProfileException {
        long end = Math.min(bytes.limit(), bytes.getInt(0) & 0xffffffffL);
        for (int i = 0; i < count; i++) {
            int at = HEADER + 4 + i * ENTRY;
            Tag tag = new Tag(bytes.getInt(at + 4), bytes.getInt(at + 8));
            boolean inside = tag.from() > 0 && tag.length() > 0 && (long) tag.from() + tag.length() <= end;
            if (inside && tags.put(letters(at), tag) != null) {
                throw new BrokenProfileException("two tags " + letters(at));
            }
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
        return tags.containsKey(name);
    }

    /**
     * The data of a tag; position 0 is their beginning. They end with the profile, not with the length in the table: a
     * tag's type says how long it is, and some programs state less.
     */
    ByteBuffer tag(String name) throws BrokenProfileException {
        Tag tag = tags.get(name);
        if (tag == null || tag.length() < 8) {
            throw new BrokenProfileException("no " + name);
        }
        return bytes.slice(tag.from(), bytes.limit() - tag.from());
    }

    /** The same profile for a strict reader: with its true length, and without the tags that are as good as none. */
    byte[] wellFormed() {
        ByteBuffer copy = ByteBuffer.wrap(bytes.array().clone());
        copy.putInt(0, copy.limit()).putInt(HEADER, tags.size());
        copy.position(HEADER + 4);
        tags.forEach((name, tag) ->
                copy.put(name.getBytes(ISO_8859_1)).putInt(tag.from()).putInt(tag.length()));
        return copy.array();
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
