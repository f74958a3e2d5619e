package org.thumbnailroute.engine.internal.codec;

import java.util.List;
import org.thumbnailroute.engine.ImageRejectedException;

/** One encoded picture whose header has been read and whose pixels have not. Used once, by one thread. */
public interface Decoder {

    Header header();

    /**
     * The cheapest way to decode that is good enough for a thumbnail.
     *
     * @param width of the whole picture at the thumbnail's scale, in pixels, in stored orientation
     * @param height likewise
     */
    Layout layout(int width, int height);

    /**
     * Decodes all rows of all planes.
     *
     * @param layout one of {@link #layout}'s
     * @param sinks one for each plane; each gets exactly the plane's number of rows. Planes may come one after the other
     *     or in turns.
     * @return whether the picture is partial: some of its pixels were missing or broken in the data, and something else
     *     stands in for them
     * @throws ImageRejectedException if less than half of the picture is there, or it is a variant that is not read
     */
    boolean decode(Layout layout, List<RowSink> sinks);
}
