/**
 * JPEG files of every kind that ITU-T T.81 allows and common decoders read, and broken ones, written by a slow and plain
 * encoder that has nothing in common with the engine's.
 */
@NullMarked
package org.thumbnailroute.pictures.jpeg;

import org.jspecify.annotations.NullMarked;
