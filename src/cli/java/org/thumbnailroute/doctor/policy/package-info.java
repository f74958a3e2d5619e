/** Evaluates resource policies, such as a queue's, for AWS services that send to the resource. Knows no AWS client. */
@NullMarked
package org.thumbnailroute.doctor.policy;

import org.jspecify.annotations.NullMarked;
