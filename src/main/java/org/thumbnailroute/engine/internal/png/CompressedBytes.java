package org.thumbnailroute.engine.internal.png;

import org.thumbnailroute.engine.internal.codec.ByteSource;

/** The compressed pixels of a picture: the contents of its IDAT chunks, which follow each other. */
final class CompressedBytes implements ByteSource {

    private static final int CRC = 4;

    private final byte[] source;
    private int at;
    private int end;

    /**
     * The bytes of a chain of chunks.
     *
     * @param source a whole file; may end anywhere
     * @param first where the first IDAT chunk begins
     */
    CompressedBytes(byte[] source, int first) {
        this.source = source;
        this.at = first - CRC;
        this.end = at;
        nextChunk();
    }

    /** Fewer bytes only at the end of the picture or of a file that was cut. */
    @Override
    public int read(byte[] into, int from, int length) {
        int done = 0;
        while (done < length) {
            if (at == end && !nextChunk()) {
                break;
            }
            int part = Math.min(length - done, end - at);
            System.arraycopy(source, at, into, from + done, part);
            at += part;
            done += part;
        }
        return done;
    }

    /** Checksums are not looked at: a few wrong pixels are a better thumbnail than none, and libvips thinks so too. */
    private boolean nextChunk() {
        Chunk chunk = Chunk.at(source, end + CRC);
        if (chunk.type() != Chunk.IDAT) {
            return false;
        }
        at = chunk.from();
        end = Math.min(chunk.end(), source.length);
        return true;
    }
}
