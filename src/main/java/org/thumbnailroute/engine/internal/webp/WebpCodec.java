package org.thumbnailroute.engine.internal.webp;

import java.nio.file.Path;
import java.util.Optional;
import org.thumbnailroute.nativecode.NativeLoadException;

/** What reads and writes the pixels of WebP in this JVM. Safe for use by many threads. */
public final class WebpCodec {

    private final FrameReader reader;
    private final Optional<LibWebp> library;
    private final String description;

    private WebpCodec(FrameReader reader, Optional<LibWebp> library, String description) {
        this.reader = reader;
        this.library = library;
        this.description = description;
    }

    /** The best there is here: libwebp; Java where that does not load; else nothing. Found out at the first call. */
    public static WebpCodec best() {
        return Best.CODEC;
    }

    /** Without native code. */
    public static WebpCodec ofJava() {
        return withoutLibrary("native code is not wanted");
    }

    /**
     * Libwebp, or Java where that does not load, or nothing where Java's library is not there either.
     *
     * @param directory where the native library is unpacked
     */
    static WebpCodec unpackedIn(Path directory) {
        try {
            LibWebp library = LibWebp.load(directory);
            return new WebpCodec(library, Optional.of(library), "WebP is read and written by libwebp");
        } catch (NativeLoadException e) {
            return withoutLibrary("libwebp does not load: " + e.getMessage());
        }
    }

    private static WebpCodec withoutLibrary(String because) {
        if (JavaWebp.isThere()) {
            return new WebpCodec(
                    JavaWebp.READER,
                    Optional.empty(),
                    "WebP is read slowly, by Java, and not written, because " + because);
        }
        String description =
                "WebP is neither read nor written: the class path lacks imageio-webp or what it needs, and " + because;
        return new WebpCodec(new NoWebp(description), Optional.empty(), description);
    }

    /** What is used and, if it is not the best, why; a line for the log at the start. */
    public String description() {
        return description;
    }

    /** Whether {@link #write} works, and reading is fast: libwebp was loaded. */
    public boolean isNative() {
        return library.isPresent();
    }

    /**
     * Encodes a picture, lossy.
     *
     * @param argb 0xAARRGGBB row by row, not premultiplied
     * @param alpha whether any of it may be transparent
     * @param quality 1 to 100
     * @throws IllegalStateException if {@link #isNative()} says no
     */
    public byte[] write(int[] argb, int width, int height, boolean alpha, int quality) {
        return library.orElseThrow(() -> new IllegalStateException(description))
                .write(argb, width, height, alpha, quality);
    }

    FrameReader reader() {
        return reader;
    }

    /** The JVM makes one when it is asked for, in whatever thread comes first. */
    private static final class Best {
        static final WebpCodec CODEC = unpackedIn(Path.of(System.getProperty("java.io.tmpdir")));
    }
}
