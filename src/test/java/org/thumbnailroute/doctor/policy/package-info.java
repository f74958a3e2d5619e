@NullMarked
package org.thumbnailroute.doctor.policy;

import org.jspecify.annotations.NullMarked;
