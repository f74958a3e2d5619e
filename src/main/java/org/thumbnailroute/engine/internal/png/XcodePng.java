package org.thumbnailroute.engine.internal.png;

import java.util.List;
import org.thumbnailroute.engine.internal.codec.ByteSource;
import org.thumbnailroute.engine.internal.codec.ColourSpace;
import org.thumbnailroute.engine.internal.codec.Header;
import org.thumbnailroute.engine.internal.codec.RowSink;

/**
 * What differs in the PNG files that Xcode packs into apps, which begin with a chunk {@code CgBI}: the pixels are deflated
 * without zlib's header, blue comes before green and red, and colours are multiplied by alpha already. Nothing but what
 * iOS reads describes them; libpng does not.
 */
final class XcodePng {

    private XcodePng() {}

    /** Deflated bytes behind a zlib header of their own. */
    static ByteSource withZlibHeader(ByteSource deflated) {
        return new ByteSource() {
            private boolean begun;

            @Override
            public int read(byte[] into, int from, int length) {
                if (begun) {
                    return deflated.read(into, from, length);
                }
                begun = true;
                into[from] = 0x78;
                into[from + 1] = 0x01;
                return 2 + deflated.read(into, from + 2, length - 2);
            }
        };
    }

    /** What a reducer takes rows for that are multiplied by alpha already: four planes without alpha. */
    static Header multiplied(Header header) {
        return new Header(
                header.width(), header.height(), ColourSpace.CMYK, false, header.orientation(), header.iccProfile());
    }

    /** The sinks of red, green and blue, and of alpha if there is one, in the order of the file. */
    static List<RowSink> blueFirst(List<RowSink> sinks) {
        return sinks.size() == 3
                ? List.of(sinks.get(2), sinks.get(1), sinks.get(0))
                : List.of(sinks.get(2), sinks.get(1), sinks.get(0), sinks.get(3));
    }
}
