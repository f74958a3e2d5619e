package org.thumbnailroute.engine;

/** Of pixels; larger than a thumbnail may be, where it is not a thumbnail's. */
record Size(int width, int height) {

    long pixels() {
        return (long) width * height;
    }

    static Size of(BoundingBox box) {
        return new Size(box.width(), box.height());
    }
}
