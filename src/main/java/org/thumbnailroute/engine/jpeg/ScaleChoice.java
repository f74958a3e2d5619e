package org.thumbnailroute.engine.jpeg;

/** Which of the scales 1/8 to 8/8 is good enough for a thumbnail. */
final class ScaleChoice {

    /**
     * How many times as large as the thumbnail the decoded picture must be, by n of n/8. Measured as SSIM against the
     * fully decoded picture.
     */
    private static final double[] MARGIN = {0, 1.75, 1.55, 1.4, 1.35, 1.3, 1.25, 1.2, 0};

    /** Chroma may have fewer samples: eyes see it blurred. */
    private static final double CHROMA_MARGIN = 0.9;

    private ScaleChoice() {}

    /**
     * The scales for a thumbnail.
     *
     * @param width of the thumbnail of the whole picture, in pixels
     * @param height likewise
     * @return n of n/8 for each component
     */
    static int[] of(Frame frame, int width, int height) {
        int[] scales = new int[4];
        for (Component component : frame.components()) {
            double across = (double) frame.width() * component.h() / frame.maxH() / width;
            double down = (double) frame.height() * component.v() / frame.maxV() / height;
            boolean chroma = isChroma(frame, component);
            int n = 1;
            while (n < 8 && Math.min(across, down) * n / 8 < (chroma ? CHROMA_MARGIN : MARGIN[n])) {
                n++;
            }
            scales[component.index()] = n;
        }
        return scales;
    }

    /** A component with fewer samples than the first one is chroma, whatever the colour space is called. */
    private static boolean isChroma(Frame frame, Component component) {
        Component first = frame.components().get(0);
        return component.h() * component.v() < first.h() * first.v();
    }
}
