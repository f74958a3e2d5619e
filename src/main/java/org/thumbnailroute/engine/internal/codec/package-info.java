/** What every decoder of the engine agrees on: a header first, then rows of samples at a scale that the size asks for. */
@NullMarked
package org.thumbnailroute.engine.internal.codec;

import org.jspecify.annotations.NullMarked;
