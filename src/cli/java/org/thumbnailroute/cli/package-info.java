/** The command line: {@code run}, which is the route, and the commands for people. */
@NullMarked
package org.thumbnailroute.cli;

import org.jspecify.annotations.NullMarked;
