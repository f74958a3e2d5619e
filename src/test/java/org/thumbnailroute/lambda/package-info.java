/** The Lambda archive under Amazon's own runtime client, against a Lambda of the tests. */
@NullMarked
package org.thumbnailroute.lambda;

import org.jspecify.annotations.NullMarked;
