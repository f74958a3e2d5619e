package org.thumbnailroute.engine.internal.webp;

import org.thumbnailroute.engine.ImageRejectedException;

/** Rejects each picture: for a program without any library that reads WebP. */
record NoWebp(String reason) implements FrameReader {

    @Override
    public boolean scales() {
        return false;
    }

    @Override
    public Pixels read(byte[] file, WebpFrame frame, int width, int height) {
        throw ImageRejectedException.unsupported(reason);
    }
}
