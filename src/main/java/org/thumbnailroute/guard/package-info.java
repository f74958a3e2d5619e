/** Keeps the worker polling when code fails in a way that Camel does not catch. */
@NullMarked
package org.thumbnailroute.guard;

import org.jspecify.annotations.NullMarked;
