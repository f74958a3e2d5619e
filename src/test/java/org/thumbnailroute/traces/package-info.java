/** What the tests of traces share. */
@NullMarked
package org.thumbnailroute.traces;

import org.jspecify.annotations.NullMarked;
