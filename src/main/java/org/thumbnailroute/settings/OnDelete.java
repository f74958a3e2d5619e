package org.thumbnailroute.settings;

/** What becomes of the thumbnails of an original that is deleted: {@code thumbnail.on-delete}. */
public enum OnDelete {
    /** They stay. Nobody is asked whether an original is still there. */
    KEEP,
    /** They are deleted too. */
    DELETE;

    public static final String SETTING = "thumbnail.on-delete";

    /**
     * The one with this name, in small letters.
     *
     * @throws IllegalArgumentException for another text
     */
    static OnDelete parse(String text) {
        return switch (text) {
            case "keep" -> KEEP;
            case "delete" -> DELETE;
            default -> throw new IllegalArgumentException("expected keep or delete");
        };
    }
}
