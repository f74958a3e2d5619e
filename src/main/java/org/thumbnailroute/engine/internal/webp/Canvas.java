package org.thumbnailroute.engine.internal.webp;

import java.util.Arrays;
import org.thumbnailroute.engine.internal.scale.BoxReducer;

/** A frame in its place, with nothing around it. */
final class Canvas {

    private final int width;
    private final int height;
    private final int channels;
    private final WebpFrame frame;
    private final int[] argb;

    Canvas(WebpContainer file, Pixels pixels) {
        this.width = file.header().width();
        this.height = file.header().height();
        this.channels = file.header().planes();
        this.frame = file.frame();
        this.argb = pixels.argb();
    }

    /** Row by row, so that an empty canvas takes no memory. */
    void handOn(BoxReducer reducer) {
        byte[] row = new byte[width * channels];
        for (int y = 0; y < height; y++) {
            int line = y - frame.top();
            if (line >= 0 && line < frame.height()) {
                unpack(line * frame.width(), row);
            } else if (line == frame.height()) {
                Arrays.fill(row, (byte) 0);
            }
            reducer.row(row, 0);
        }
    }

    private void unpack(int from, byte[] row) {
        int at = frame.left() * channels;
        int end = from + frame.width();
        if (channels == 4) {
            for (int i = from; i < end; i++, at += 4) {
                int pixel = argb[i];
                row[at] = (byte) (pixel >> 16);
                row[at + 1] = (byte) (pixel >> 8);
                row[at + 2] = (byte) pixel;
                row[at + 3] = (byte) (pixel >> 24);
            }
        } else {
            for (int i = from; i < end; i++, at += 3) {
                int pixel = argb[i];
                row[at] = (byte) (pixel >> 16);
                row[at + 1] = (byte) (pixel >> 8);
                row[at + 2] = (byte) pixel;
            }
        }
    }
}
