package org.thumbnailroute.engine.internal.tiff;

/** The tags that are read or written, by the names of TIFF 6.0 and its technical notes. */
enum Tag {
    IMAGE_WIDTH(256),
    IMAGE_LENGTH(257),
    BITS_PER_SAMPLE(258),
    COMPRESSION(259),
    PHOTOMETRIC_INTERPRETATION(262),
    FILL_ORDER(266),
    STRIP_OFFSETS(273),
    ORIENTATION(274),
    SAMPLES_PER_PIXEL(277),
    ROWS_PER_STRIP(278),
    STRIP_BYTE_COUNTS(279),
    X_RESOLUTION(282),
    Y_RESOLUTION(283),
    PLANAR_CONFIGURATION(284),
    T4_OPTIONS(292),
    RESOLUTION_UNIT(296),
    PREDICTOR(317),
    COLOR_MAP(320),
    TILE_WIDTH(322),
    TILE_LENGTH(323),
    TILE_OFFSETS(324),
    TILE_BYTE_COUNTS(325),
    EXTRA_SAMPLES(338),
    SAMPLE_FORMAT(339),
    JPEG_TABLES(347),
    JPEG_INTERCHANGE_FORMAT(513),
    JPEG_INTERCHANGE_FORMAT_LENGTH(514),
    JPEG_RESTART_INTERVAL(515),
    JPEG_Q_TABLES(519),
    JPEG_DC_TABLES(520),
    JPEG_AC_TABLES(521),
    YCBCR_COEFFICIENTS(529),
    YCBCR_SUB_SAMPLING(530),
    REFERENCE_BLACK_WHITE(532),
    ICC_PROFILE(34675);

    private final int number;

    Tag(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
