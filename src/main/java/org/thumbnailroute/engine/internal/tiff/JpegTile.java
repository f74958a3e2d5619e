package org.thumbnailroute.engine.internal.tiff;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.thumbnailroute.engine.ImageRejectedException;
import org.thumbnailroute.engine.internal.codec.Layout;
import org.thumbnailroute.engine.internal.codec.Plane;
import org.thumbnailroute.engine.internal.codec.RowSink;
import org.thumbnailroute.engine.internal.jpeg.JpegDecoder;

/** Tiles that are JPEG streams: one is decoded as a whole, at full size, when its first row is asked for. */
final class JpegTile implements Bytes {

    private final JpegStreams streams;
    private final int width;
    private final int height;
    private final int samples;
    private final byte[] tile;
    private int from;
    private int to;
    private int there;
    private int next;
    private boolean decoded;
    private String problem = "";

    JpegTile(JpegStreams streams, Page page) {
        this.streams = streams;
        this.width = page.tiles().width();
        this.height = page.tiles().height();
        this.samples = page.interleaved();
        this.tile = new byte[Math.toIntExact(bytes(page))];
    }

    /** Memory for the samples of a tile, in bytes. */
    static long bytes(Page page) {
        return (long) page.tiles().width() * page.tiles().height() * page.interleaved();
    }

    @Override
    public void open(int from, int to) {
        this.from = from;
        this.to = to;
        this.next = 0;
        this.there = 0;
        this.decoded = false;
    }

    @Override
    public int take(int n) {
        if (!decoded) {
            decoded = true;
            decode();
        }
        if (next == there) {
            return -1;
        }
        next++;
        return (next - 1) * n;
    }

    private void decode() {
        try {
            JpegDecoder decoder = streams.decoder(from, to);
            int columns = decoder.header().width();
            int rows = decoder.header().height();
            // the last strip may be as high as the others, with rows that are not the page's
            if (columns > width || rows > 2L * height + 64) {
                problem = "JPEG of %dx%d pixels in a tile of %dx%d".formatted(columns, rows, width, height);
                return;
            }
            Layout layout = decoder.layout(columns, rows);
            List<RowSink> sinks = new ArrayList<>();
            for (int i = 0; i < samples; i++) {
                sinks.add(new Spread(layout.planes().get(i), i, columns, rows));
            }
            if (decoder.decode(layout, sinks)) {
                problem = "JPEG: a part of a tile is missing or broken";
            }
            there = Math.min(rows, height);
        } catch (ImageRejectedException e) {
            if (e.reason() != ImageRejectedException.Reason.CORRUPT) {
                throw JpegStreams.inTiff(e);
            }
            problem = String.valueOf(e.getMessage());
        }
    }

    @Override
    public String problem() {
        return problem;
    }

    @Override
    public int taken() {
        return decoded ? to - from : 0;
    }

    @Override
    public byte[] buffer() {
        return tile;
    }

    /** Gives each pixel its sample of a plane, of which one may be for several pixels. */
    private final class Spread implements RowSink {

        private final int first;
        private final int rows;
        private final int[] columns;
        private final double rowsOfOne;
        private int done;
        private int y;

        Spread(Plane plane, int first, int columns, int rows) {
            this.first = first;
            this.rows = Math.min(rows, height);
            this.rowsOfOne = rows / plane.height();
            double columnsOfOne = columns / plane.width();
            this.columns = IntStream.range(0, columns)
                    .map(x -> Math.min(plane.columns() - 1, (int) (x / columnsOfOne)))
                    .toArray();
        }

        @Override
        public void row(float[] plane) {
            done++;
            while (y < rows && y < done * rowsOfOne) {
                int at = y * width * samples + first;
                for (int x : columns) {
                    tile[at] = (byte) Math.max(0, Math.min(255, (int) (plane[x] + 0.5f)));
                    at += samples;
                }
                y++;
            }
        }
    }
}
