/** What is shipped beside the project's own classes: nothing with a known hole that is not explained. */
@NullMarked
package org.thumbnailroute.libraries;

import org.jspecify.annotations.NullMarked;
