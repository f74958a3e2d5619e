package org.thumbnailroute.engine.internal.tiff;

/** What is not read here of the tag PhotometricInterpretation, by the names of its standards, so that a rejection can say it. */
enum UnreadPhotometric {
    TRANSPARENCY_MASK(4, "a transparency mask"),
    CIELAB(8, "CIE Lab colours"),
    ICCLAB(9, "ICC Lab colours"),
    ITULAB(10, "ITU Lab colours"),
    COLOR_FILTER_ARRAY(32803, "a camera's raw sensor data (CFA)"),
    LOGL(32844, "SGI LogL or LogLuv colours"),
    LOGLUV(32845, "SGI LogL or LogLuv colours"),
    LINEAR_RAW(34892, "a camera's raw sensor data (linear)"),
    DEPTH(51177, "a depth map");

    private final int number;
    private final String description;

    UnreadPhotometric(int number, String description) {
        this.number = number;
        this.description = description;
    }

    /** For a person: what a value means, or that it is not known. */
    static String nameOf(int number) {
        for (UnreadPhotometric one : values()) {
            if (one.number == number) {
                return one.description;
            }
        }
        return "an unknown kind of colours, photometric interpretation " + number;
    }
}
