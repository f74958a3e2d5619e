package org.thumbnailroute.engine.internal.webp;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.thumbnailroute.engine.ImageRejectedException;
import org.thumbnailroute.engine.internal.webp.Riff.Chunk;
import org.thumbnailroute.nativecode.NativeLoadException;

/**
 * Libwebp. Its Java binding is an ImageIO plug-in, which wants the whole file, hides what was decoded of a broken one
 * and drags ImageIO's registry in; so its native methods are called directly.
 */
final class LibWebp implements FrameReader {

    private static final String DECODER = "WebPDecoderOptions";
    private static final String ENCODER = "WebPEncoderOptions";
    private static final int GREY = 0xff808080;

    /** Libwebp wants at least so many; of a picture in one colour there are less behind the chunk's head. */
    private static final int LEAST_BYTES = 12;

    /** 0 to 6, the default is 4. At 2 a thumbnail takes half the time and 2 to 6 % more bytes. */
    private static final int METHOD = 2;

    private final MethodHandle createDecoderOptions;
    private final MethodHandle deleteDecoderOptions;
    private final MethodHandle setUseScaling;
    private final MethodHandle setScaledWidth;
    private final MethodHandle setScaledHeight;
    private final MethodHandle decode;
    private final MethodHandle createConfig;
    private final MethodHandle deleteConfig;
    private final MethodHandle setQuality;
    private final MethodHandle setMethod;
    private final MethodHandle encodeRgb;
    private final MethodHandle encodeRgba;

    private LibWebp() throws NativeLoadException {
        createDecoderOptions = method(DECODER, "createDecoderOptions", long.class);
        deleteDecoderOptions = method(DECODER, "deleteDecoderOptions", void.class, long.class);
        setUseScaling = method(DECODER, "setUseScaling", void.class, long.class, boolean.class);
        setScaledWidth = method(DECODER, "setScaledWidth", void.class, long.class, int.class);
        setScaledHeight = method(DECODER, "setScaledHeight", void.class, long.class, int.class);
        decode = method(
                "WebP",
                "decode",
                int[].class,
                long.class,
                byte[].class,
                int.class,
                int.class,
                int[].class,
                boolean.class);
        createConfig = method(ENCODER, "createConfig", long.class);
        deleteConfig = method(ENCODER, "deleteConfig", void.class, long.class);
        setQuality = method(ENCODER, "setQuality", void.class, long.class, float.class);
        setMethod = method(ENCODER, "setMethod", void.class, long.class, int.class);
        Class<?>[] picture = {long.class, byte[].class, int.class, int.class, int.class};
        encodeRgb = method("WebP", "encodeRGB", byte[].class, picture);
        encodeRgba = method("WebP", "encodeRGBA", byte[].class, picture);
    }

    private static MethodHandle method(String owner, String name, Class<?> result, Class<?>... parameters)
            throws NativeLoadException {
        return WebpLibrary.method(owner, name, MethodType.methodType(result, parameters));
    }

    /**
     * Loads the native library.
     *
     * @param directory where it is unpacked
     */
    static LibWebp load(Path directory) throws NativeLoadException {
        LibWebp library = new LibWebp();
        WebpLibrary.load(directory);
        return library;
    }

    @Override
    public boolean scales() {
        return true;
    }

    @Override
    public Pixels read(byte[] file, WebpFrame frame, int width, int height) {
        Chunk pixels = frame.pixels();
        if (!frame.opacity().isThere()) {
            int head = pixels.length() < LEAST_BYTES ? Riff.HEAD : 0;
            return read(file, pixels.from() - head, pixels.length() + head, frame, width, height);
        }
        byte[] both = withOpacity(file, frame);
        return read(both, 0, both.length, frame, width, height);
    }

    /** The two chunks of a lossy picture with opacity. Libwebp does not begin with a chunk that says it is longer. */
    private static byte[] withOpacity(byte[] file, WebpFrame frame) {
        Chunk opacity = frame.opacity();
        Chunk pixels = frame.pixels();
        int even = opacity.length() + (opacity.length() & 1);
        return ByteBuffer.allocate(16 + even + pixels.length())
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("ALPH".getBytes(StandardCharsets.US_ASCII))
                .putInt(opacity.length())
                .put(file, opacity.from(), opacity.length())
                .position(8 + even)
                .put("VP8 ".getBytes(StandardCharsets.US_ASCII))
                .putInt(pixels.length())
                .put(file, pixels.from(), pixels.length())
                .array();
    }

    private Pixels read(byte[] bytes, int from, int length, WebpFrame frame, int width, int height) {
        int[] answer = new int[4];
        int[] argb = new int[0];
        try {
            long options = (long) createDecoderOptions.invokeExact();
            try {
                if (!frame.covers(width, height)) {
                    setUseScaling.invokeExact(options, true);
                    setScaledWidth.invokeExact(options, width);
                    setScaledHeight.invokeExact(options, height);
                }
                boolean bigEndian = ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN;
                int[] result = (int[]) decode.invokeExact(options, bytes, from, length, answer, bigEndian);
                argb = result == null ? argb : result;
            } finally {
                deleteDecoderOptions.invokeExact(options);
            }
        } catch (Throwable e) {
            throw unchecked(e);
        }
        if (argb.length != width * height || (answer[0] != 0 && !restore(argb, frame, width, height))) {
            throw ImageRejectedException.corrupt(
                    "WebP: %s, libwebp's status is %d".formatted(frame.undecodable(), answer[0]));
        }
        return new Pixels(width, height, argb, answer[0] != 0);
    }

    /** What libwebp did not come to is still all zeros. */
    private static boolean restore(int[] argb, WebpFrame frame, int width, int height) {
        int decoded = argb.length;
        while (decoded > 0 && argb[decoded - 1] == 0) {
            decoded--;
        }
        int rows = (decoded + width - 1) / width;
        if (!frame.alpha()) {
            Arrays.fill(argb, rows * width, argb.length, GREY);
        }
        return 2 * rows >= height;
    }

    byte[] write(int[] argb, int width, int height, boolean alpha, int quality) {
        int channels = alpha ? 4 : 3;
        byte[] samples = interleaved(argb, channels);
        try {
            long config = (long) createConfig.invokeExact();
            try {
                setQuality.invokeExact(config, (float) quality);
                setMethod.invokeExact(config, METHOD);
                byte[] webp = alpha
                        ? (byte[]) encodeRgba.invokeExact(config, samples, width, height, width * 4)
                        : (byte[]) encodeRgb.invokeExact(config, samples, width, height, width * 3);
                if (webp == null) {
                    throw new IllegalStateException("libwebp does not encode %dx%d pixels".formatted(width, height));
                }
                return webp;
            } finally {
                deleteConfig.invokeExact(config);
            }
        } catch (Throwable e) {
            throw unchecked(e);
        }
    }

    private static byte[] interleaved(int[] argb, int channels) {
        byte[] samples = new byte[argb.length * channels];
        int at = 0;
        for (int pixel : argb) {
            samples[at] = (byte) (pixel >> 16);
            samples[at + 1] = (byte) (pixel >> 8);
            samples[at + 2] = (byte) pixel;
            if (channels == 4) {
                samples[at + 3] = (byte) (pixel >> 24);
            }
            at += channels;
        }
        return samples;
    }

    /** A native method throws nothing but an Error or one of the unchecked exceptions above. */
    private static RuntimeException unchecked(Throwable e) {
        if (e instanceof Error error) {
            throw error;
        }
        return e instanceof RuntimeException runtime ? runtime : new IllegalStateException(e);
    }
}
