package org.thumbnailroute.engine.internal.codec;

/** Undoes LZW, whose codes may stand in the data with their highest or their lowest bit first. */
public interface LzwCodes {

    /** Begins anew: the bytes of the file from {@code from} to before {@code to}. */
    void open(int from, int to);

    /**
     * Writes what is next until there is enough or no more.
     *
     * @param enough the place in {@code out} to reach; {@link LzwStrings#OVERRUN} bytes behind it may be written too
     * @return the place behind the last byte: less than {@code enough} if the data end or break
     */
    int read(byte[] out, int at, int enough);

    /** The place in the file behind what was read of it. */
    int place();
}
