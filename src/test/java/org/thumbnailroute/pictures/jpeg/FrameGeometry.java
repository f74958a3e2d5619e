package org.thumbnailroute.pictures.jpeg;

import java.util.List;

/**
 * The geometry of a frame (T.81 A.1 and A.2).
 *
 * @param mostAcross the largest sampling factor H
 * @param mostDown the largest sampling factor V
 */
record FrameGeometry(int width, int height, int mostAcross, int mostDown) {

    /** Gets the blocks of a scan in their order. */
    interface Coder {
        void block(int component, int[] coefficients);

        /** The interval before a restart marker, or the scan, is over. */
        void flush();
    }

    int mcusAcross() {
        return QuantisedComponent.ceil(width, 8 * mostAcross);
    }

    int mcusDown() {
        return QuantisedComponent.ceil(height, 8 * mostDown);
    }

    /**
     * Hands out the blocks of a scan.
     *
     * @param restartInterval in MCUs; 0 for none
     */
    void walk(List<QuantisedComponent> components, ScanSpec scan, int restartInterval, Symbols symbols, Coder coder) {
        boolean single = scan.components().size() == 1;
        QuantisedComponent first = components.get(scan.components().get(0));
        int across = single ? first.width() : mcusAcross();
        int mcus = across * (single ? first.height() : mcusDown());
        for (int mcu = 0; mcu < mcus; mcu++) {
            if (restartInterval > 0 && mcu > 0 && mcu % restartInterval == 0) {
                coder.flush();
                symbols.restart();
            }
            for (int index : scan.components()) {
                QuantisedComponent component = components.get(index);
                int h = single ? 1 : component.across();
                int v = single ? 1 : component.down();
                for (int i = 0; i < h * v; i++) {
                    int row = mcu / across * v + i / h;
                    int column = mcu % across * h + i % h;
                    coder.block(index, component.blocks()[row * component.stride() + column]);
                }
            }
        }
        coder.flush();
    }
}
