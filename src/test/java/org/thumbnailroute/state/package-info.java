/** What a version number promises, checked against the state that {@code src/test/resources/state} keeps. */
@NullMarked
package org.thumbnailroute.state;

import org.jspecify.annotations.NullMarked;
