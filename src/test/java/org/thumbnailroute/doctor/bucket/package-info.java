@NullMarked
package org.thumbnailroute.doctor.bucket;

import org.jspecify.annotations.NullMarked;
