package org.thumbnailroute.engine;

import java.util.Locale;
import org.thumbnailroute.engine.internal.webp.WebpCodec;

/** Who reads and writes WebP. */
public enum Webp {
    /** Libwebp, which is native code, or Java where that does not load. */
    NATIVE,
    /** Java alone: it takes ten times as long to read, and does not write. Libwebp is not even unpacked. */
    JAVA;

    /**
     * The one with this name, in small letters.
     *
     * @throws IllegalArgumentException for another text
     */
    public static Webp parse(String text) {
        for (Webp one : values()) {
            if (one.toString().equals(text.strip())) {
                return one;
            }
        }
        throw new IllegalArgumentException("\"" + text + "\" is not native or java");
    }

    /** Whether thumbnails can be WebP. The first call loads libwebp, unless this is {@link #JAVA}. */
    public boolean canWrite() {
        return codec().isNative();
    }

    /** What reads and writes WebP here and, if that is not libwebp, why: one line for a log. */
    public String description() {
        return codec().description();
    }

    WebpCodec codec() {
        return this == JAVA ? WebpCodec.ofJava() : WebpCodec.best();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
