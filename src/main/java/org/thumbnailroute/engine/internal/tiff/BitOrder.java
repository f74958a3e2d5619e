package org.thumbnailroute.engine.internal.tiff;

/**
 * FillOrder 2: the lowest bit of each byte of the file's strips and tiles is the first, whatever they are compressed with.
 * As in libtiff, which turns bytes before all codecs but JPEG's.
 */
final class BitOrder {

    private BitOrder() {}

    /** All bytes, each with its lowest bit highest. */
    static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = (byte) (Integer.reverse(bytes[i]) >>> 24);
        }
        return reversed;
    }
}
