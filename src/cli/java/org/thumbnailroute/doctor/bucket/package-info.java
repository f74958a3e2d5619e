/** What doctor looks at in the buckets: who may do what, whether uploads reach the queue, and keys of KMS. */
@NullMarked
package org.thumbnailroute.doctor.bucket;

import org.jspecify.annotations.NullMarked;
