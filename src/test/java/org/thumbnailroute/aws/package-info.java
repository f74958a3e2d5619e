@NullMarked
package org.thumbnailroute.aws;

import org.jspecify.annotations.NullMarked;
