/** The templates of {@code src/main/cloudformation}, held against the route, its settings and AWS's own engines. */
@NullMarked
package org.thumbnailroute.cloudformation;

import org.jspecify.annotations.NullMarked;
