package org.thumbnailroute.engine;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.thumbnailroute.engine.internal.codec.Decoder;
import org.thumbnailroute.engine.internal.codec.Header;
import org.thumbnailroute.engine.internal.codec.Layout;
import org.thumbnailroute.engine.internal.codec.RowSink;
import org.thumbnailroute.engine.internal.icc.ColourTransforms;

/** What a decoder makes of a picture at its full size: every pixel, nothing scaled. */
public final class DecodedPicture {

    private DecodedPicture() {}

    /** The picture upright. Fails if a plane gets more rows than it has. */
    public static BufferedImage of(Decoder decoder) {
        Header header = decoder.header();
        Layout layout = decoder.layout(header.width(), header.height());
        float[][] planes = new float[header.planes()][header.width() * header.height()];
        List<RowSink> sinks = new ArrayList<>();
        for (float[] plane : planes) {
            int[] filled = {0};
            sinks.add(row -> {
                System.arraycopy(row, 0, plane, filled[0], header.width());
                filled[0] += header.width();
            });
        }
        decoder.decode(layout, sinks);
        int[] argb = header.orientation()
                .upright(
                        Colours.toArgb(header, planes, new ColourTransforms().of(header)),
                        header.width(),
                        header.height());
        boolean turned = header.orientation().swapsSides();
        int width = turned ? header.height() : header.width();
        int height = turned ? header.width() : header.height();
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, width, height, argb, 0, width);
        return image;
    }

    /** The pixels, 0xAARRGGBB. */
    public static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
