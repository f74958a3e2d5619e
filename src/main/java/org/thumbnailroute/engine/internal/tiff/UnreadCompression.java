package org.thumbnailroute.engine.internal.tiff;

/** What is not read here of the tag Compression, by the names of libtiff and the DNG specification, so that a rejection can say it. */
enum UnreadCompression {
    T85(9, "JBIG"),
    T43(10, "JBIG"),
    JPEG_XR_NDPI(22610, "JPEG XR"),
    NEXT(32766, "NeXT's run lengths"),
    THUNDERSCAN(32809, "ThunderScan"),
    PIXAR_FILM(32908, "Pixar's log or film encoding"),
    PIXAR_LOG(32909, "Pixar's log or film encoding"),
    DCS(32947, "Kodak's DCS encoding"),
    APERIO_JP2000_YCBC(33003, "JPEG 2000"),
    APERIO_JP2000(33004, "JPEG 2000"),
    APERIO_JP2000_RGB(33005, "JPEG 2000"),
    JBIG(34661, "JBIG"),
    SGI_LOG(34676, "SGI LogLuv"),
    SGI_LOG_24(34677, "SGI LogLuv"),
    JP2000(34712, "JPEG 2000"),
    NIKON_NEF(34713, "Nikon's NEF encoding"),
    LERC(34887, "LERC"),
    LOSSY_JPEG(34892, "DNG's lossy JPEG"),
    LZMA(34925, "LZMA"),
    PNG(34933, "PNG"),
    JPEG_XR(34934, "JPEG XR"),
    ZSTD(50000, "Zstandard"),
    WEBP(50001, "WebP"),
    JXL(50002, "JPEG XL"),
    JXL_DNG(52546, "JPEG XL"),
    KODAK_DCR(65000, "Kodak's DCS encoding");

    private final int number;
    private final String description;

    UnreadCompression(int number, String description) {
        this.number = number;
        this.description = description;
    }

    /** For a person: what a value means, or that it is not known. */
    static String nameOf(int number) {
        for (UnreadCompression one : values()) {
            if (one.number == number) {
                return one.description;
            }
        }
        return "an unknown method, number " + number;
    }
}
