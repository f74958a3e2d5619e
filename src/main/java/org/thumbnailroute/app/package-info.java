/** The program: finds the routes, makes their beans, and says in one line why a start failed. */
@NullMarked
package org.thumbnailroute.app;

import org.jspecify.annotations.NullMarked;
