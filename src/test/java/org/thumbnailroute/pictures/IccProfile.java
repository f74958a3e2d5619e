package org.thumbnailroute.pictures;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Colour profiles with the least that a reader needs. */
public final class IccProfile {
    private static final double[][] ADOBE = {
        {0.60974, 0.31111, 0.01947}, {0.20528, 0.62567, 0.06087}, {0.14919, 0.06322, 0.74457}
    };
    private static final double[][] P3 = {
        {0.51512, 0.24120, -0.00105}, {0.29198, 0.69225, 0.04189}, {0.15710, 0.06657, 0.78407}
    };
    private static final double[][] SRGB = {
        {0.43607, 0.22249, 0.01392}, {0.38515, 0.71687, 0.09708}, {0.14307, 0.06061, 0.71410}
    };

    private record Tag(String name, ByteBuffer data) {}

    private IccProfile() {}

    /** Adobe RGB (1998): a gamma of 563/256. */
    public static byte[] adobeRgb() {
        return rgb(ADOBE, gamma(563));
    }

    /** Display P3: sRGB's curve as a function. */
    public static byte[] displayP3() {
        return rgb(P3, srgbFunction());
    }

    /** SRGB, its curve as a function. */
    public static byte[] srgb() {
        return rgb(SRGB, srgbFunction());
    }

    /** SRGB, its curve as 1024 points, as in the profile of 1998 that most cameras embed. */
    public static byte[] sampledSrgb() {
        ByteBuffer curve = data("curv", 12 + 2 * 1024).putInt(1024);
        for (int i = 0; i < 1024; i++) {
            double x = i / 1023.0;
            double y = x <= 0.04045 ? x / 12.92 : Math.pow((x + 0.055) / 1.055, 2.4);
            curve.putShort((short) Math.round(65535 * y));
        }
        return rgb(SRGB, curve);
    }

    /** SRGB's primaries with light as it is. */
    public static byte[] linear() {
        return rgb(SRGB, data("curv", 12).putInt(0));
    }

    /** Grey with a gamma, in 256ths. */
    public static byte[] grey(int gamma) {
        return profile("GRAY", "XYZ ", List.of(new Tag("kTRC", gamma(gamma))));
    }

    /** Grey by one of the five functions of ICC.1, table 68. */
    public static byte[] greyFunction(int function, double... parameters) {
        ByteBuffer curve = data("para", 12 + 4 * parameters.length);
        curve.putShort((short) function).putShort((short) 0);
        for (double parameter : parameters) {
            curve.putInt((int) Math.round(parameter * 65536));
        }
        return profile("GRAY", "XYZ ", List.of(new Tag("kTRC", curve)));
    }

    /** Grey by a table, from white to orange; the curve beside it is for who cannot read that. */
    public static byte[] tintedGrey() {
        ByteBuffer table = table(1);
        table.put(new byte[] {(byte) 255, (byte) 128, (byte) 128, (byte) 153, (byte) 168, (byte) 198});
        putStraightCurves(table, 3);
        return profile("GRAY", "Lab ", List.of(new Tag("kTRC", gamma(256)), new Tag("A2B0", table)));
    }

    /** The profile with one more entry in its table, for data that it has or has not. */
    public static byte[] withTag(byte[] profile, String name, int from, int length) {
        ByteBuffer in = ByteBuffer.wrap(profile);
        int count = in.getInt(128);
        int table = 132 + 12 * count;
        ByteBuffer out = ByteBuffer.allocate(profile.length + 12).put(profile, 0, table);
        out.put(ascii(name)).putInt(from).putInt(length).put(profile, table, profile.length - table);
        out.putInt(0, out.capacity()).putInt(128, count + 1);
        for (int entry = 132; entry < table; entry += 12) {
            out.putInt(entry + 4, in.getInt(entry + 4) + 12);
        }
        return out.array();
    }

    /** Inks of which cyan is blue, the others are grey, and black hides all. */
    public static byte[] cmyk() {
        ByteBuffer table = table(4);
        for (int node = 0; node < 16; node++) {
            boolean cyan = (node & 8) != 0;
            int light = (node & 1) != 0 ? 0 : 255 - (cyan ? 120 : 0) - 60 * Integer.bitCount(node & 6);
            table.put((byte) Math.max(0, light)).put((byte) 128).put((byte) (cyan && light > 0 ? 68 : 128));
        }
        putStraightCurves(table, 3);
        return profile("CMYK", "Lab ", List.of(new Tag("A2B0", table)));
    }

    /** A table of two points for each channel, up to where these begin. */
    private static ByteBuffer table(int channels) {
        ByteBuffer table = data("mft1", 48 + channels * 256 + 3 * (1 << channels) + 3 * 256);
        table.put((byte) channels).put((byte) 3).put((byte) 2).put((byte) 0);
        for (int i = 0; i < 9; i++) {
            table.putInt(i % 4 == 0 ? 0x10000 : 0);
        }
        putStraightCurves(table, channels);
        return table;
    }

    private static void putStraightCurves(ByteBuffer table, int channels) {
        for (int i = 0; i < channels * 256; i++) {
            table.put((byte) i);
        }
    }

    private static byte[] rgb(double[][] primaries, ByteBuffer curve) {
        List<Tag> tags = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            String channel = "rgb".substring(i, i + 1);
            ByteBuffer xyz = data("XYZ ", 20);
            for (double part : primaries[i]) {
                xyz.putInt((int) Math.round(part * 65536));
            }
            tags.add(new Tag(channel + "XYZ", xyz));
            tags.add(new Tag(channel + "TRC", curve));
        }
        return profile("RGB ", "XYZ ", tags);
    }

    private static ByteBuffer gamma(int gamma) {
        return data("curv", 14).putInt(1).putShort((short) gamma);
    }

    private static ByteBuffer srgbFunction() {
        ByteBuffer curve = data("para", 32).putShort((short) 3).putShort((short) 0);
        for (double parameter : new double[] {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045}) {
            curve.putInt((int) Math.round(parameter * 65536));
        }
        return curve;
    }

    private static ByteBuffer data(String type, int length) {
        return ByteBuffer.allocate(length).put(ascii(type)).putInt(0);
    }

    private static byte[] profile(String colours, String connection, List<Tag> tags) {
        int length = 128 + 4 + 12 * tags.size();
        for (Tag tag : tags) {
            length += padded(tag.data().capacity());
        }
        ByteBuffer profile = ByteBuffer.allocate(length);
        profile.putInt(length).putInt(0).putInt(0x02400000);
        profile.put(ascii(colours.equals("CMYK") ? "prtr" : "mntr"));
        profile.put(ascii(colours)).put(ascii(connection));
        profile.putShort(24, (short) 2026).putShort(26, (short) 1).putShort(28, (short) 1);
        profile.position(36).put(ascii("acsp"));
        profile.putInt(68, 0xf6d6).putInt(72, 0x10000).putInt(76, 0xd32d);
        profile.position(128).putInt(tags.size());
        int at = 128 + 4 + 12 * tags.size();
        for (Tag tag : tags) {
            profile.put(ascii(tag.name())).putInt(at).putInt(tag.data().capacity());
            profile.put(at, tag.data(), 0, tag.data().capacity());
            at += padded(tag.data().capacity());
        }
        return profile.array();
    }

    private static int padded(int length) {
        return (length + 3) & ~3;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
