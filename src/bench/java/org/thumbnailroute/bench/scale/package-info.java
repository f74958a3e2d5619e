/** What many workers would do on AWS, on paper: quotas, a simulation, and the bill, all from one file of numbers. */
@NullMarked
package org.thumbnailroute.bench.scale;

import org.jspecify.annotations.NullMarked;
