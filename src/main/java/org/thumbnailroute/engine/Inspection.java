package org.thumbnailroute.engine;

/**
 * What making the thumbnails of a picture comes to, as far as its header tells.
 *
 * @param numerator it is decoded at the scale numerator / denominator
 * @param denominator at least the numerator
 * @param passes how often it is decoded: once, or more often where there is too little memory for all sizes at a time
 * @param heap the most bytes of the Java heap that it takes at one time
 * @param beside the most bytes beside the heap, for native libraries
 */
public record Inspection(int numerator, int denominator, int passes, long heap, long beside) {}
