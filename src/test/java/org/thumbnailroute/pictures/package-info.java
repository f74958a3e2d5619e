/**
 * Pictures drawn by code, for the tests and the demo: nothing to license, nothing binary in the repository, and every
 * run draws the same pixels.
 */
@NullMarked
package org.thumbnailroute.pictures;

import org.jspecify.annotations.NullMarked;
