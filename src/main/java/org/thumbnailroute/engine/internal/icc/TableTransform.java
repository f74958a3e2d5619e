package org.thumbnailroute.engine.internal.icc;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.stream.IntStream;

/** Inks, and what else is described by a table of many dimensions: left to the JDK's Little CMS. */
final class TableTransform implements ColourTransform {

    private final int channels;
    private final ColorConvertOp convert;

    /**
     * Prepares the conversion, which takes some ten milliseconds.
     *
     * @param channels 1, 3 or 4
     */
    TableTransform(byte[] profile, int channels) throws BrokenProfileException {
        this.channels = channels;
        try {
            ICC_Profile source = ICC_Profile.getInstance(profile);
            ICC_Profile target = ICC_Profile.getInstance(ColorSpace.CS_sRGB);
            this.convert = new ColorConvertOp(new ICC_Profile[] {source, target}, null);
            apply(new int[1]);
        } catch (RuntimeException e) {
            // the JDK's exceptions for what it finds wrong in a profile have nothing narrower in common
            throw new BrokenProfileException("Little CMS: " + e.getMessage());
        }
    }

    @Override
    public void apply(int[] pixels) {
        byte[] samples = new byte[pixels.length * channels];
        for (int i = 0, at = 0; i < pixels.length; i++) {
            for (int shift = 8 * (channels - 1); shift >= 0; shift -= 8) {
                samples[at++] = (byte) (pixels[i] >> shift);
            }
        }
        WritableRaster source = raster(samples, channels);
        byte[] rgb = new byte[pixels.length * 3];
        convert.filter(source, raster(rgb, 3));
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (rgb[3 * i] & 0xff) << 16 | (rgb[3 * i + 1] & 0xff) << 8 | (rgb[3 * i + 2] & 0xff);
        }
    }

    private static WritableRaster raster(byte[] samples, int channels) {
        int[] offsets = IntStream.range(0, channels).toArray();
        int width = samples.length / channels;
        return Raster.createInterleavedRaster(
                new DataBufferByte(samples, samples.length), width, 1, samples.length, channels, offsets, null);
    }
}
