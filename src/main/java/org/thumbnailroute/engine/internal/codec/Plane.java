package org.thumbnailroute.engine.internal.codec;

/**
 * The grid of samples in which a decoder hands over one component.
 *
 * @param columns samples in a row, at least 1
 * @param rows at least 1
 * @param width how many of the columns the picture covers; not more than {@code columns}, and a fraction where the last
 *     sample lies across the picture's edge
 * @param height how many of the rows it covers, likewise
 * @param aperture how many samples wide the box is over which each sample is an average: 1 where the decoder averaged, 0
 *     where samples are points
 */
public record Plane(int columns, int rows, double width, double height, double aperture) {}
