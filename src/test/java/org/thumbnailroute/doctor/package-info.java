@NullMarked
package org.thumbnailroute.doctor;

import org.jspecify.annotations.NullMarked;
