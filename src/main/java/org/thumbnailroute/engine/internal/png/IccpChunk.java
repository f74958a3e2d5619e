package org.thumbnailroute.engine.internal.png;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The colour profile in an iCCP chunk (section 11.3.2.3 of the standard). */
final class IccpChunk {

    /** Profiles of printers reach 3 MB; more is a bomb. */
    private static final int MAX_LENGTH = 4 << 20;

    private static final int MAX_NAME = 79;
    private static final byte[] NONE = {};

    private IccpChunk() {}

    /**
     * The profile: behind a name, a zero byte and the number of the compression method. Empty if anything is wrong:
     * colours without a profile are better than no picture.
     */
    static byte[] of(byte[] file, Chunk chunk) {
        int at = chunk.from();
        int last = Math.min(chunk.end() - 1, at + MAX_NAME);
        while (at < last && file[at] != 0) {
            at++;
        }
        int deflated = at + 2;
        return deflated < chunk.end() && file[at] == 0 && file[at + 1] == 0
                ? inflate(file, deflated, chunk.end() - deflated)
                : NONE;
    }

    private static byte[] inflate(byte[] file, int from, int length) {
        Inflater inflater = new Inflater();
        inflater.setInput(file, from, length);
        ByteArrayOutputStream profile = new ByteArrayOutputStream();
        byte[] part = new byte[8192];
        try {
            while (!inflater.finished() && profile.size() <= MAX_LENGTH) {
                int got = inflater.inflate(part);
                if (got == 0) {
                    break;
                }
                profile.write(part, 0, got);
            }
            return inflater.finished() && profile.size() <= MAX_LENGTH ? profile.toByteArray() : NONE;
        } catch (DataFormatException e) {
            return NONE;
        } finally {
            inflater.end();
        }
    }
}
