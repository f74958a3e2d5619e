package org.thumbnailroute.engine;

/** What making the thumbnails of a picture consists of. */
public enum Phase {
    /** Reads the header, and decodes the pixels. */
    DECODE,
    /** Waits, after the header, until there is the memory for the rest. */
    MEMORY,
    /** Scales the rows while others are decoded, and converts colours; all sizes together. */
    SCALE,
    /** Writes the thumbnails in their format; all sizes together. */
    ENCODE
}
