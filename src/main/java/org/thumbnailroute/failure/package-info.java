/** What can go wrong, told apart and put into words: why an upload is parked, left or dropped, and why a start fails. */
@NullMarked
package org.thumbnailroute.failure;

import org.jspecify.annotations.NullMarked;
