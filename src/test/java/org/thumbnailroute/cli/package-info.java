@NullMarked
package org.thumbnailroute.cli;

import org.jspecify.annotations.NullMarked;
