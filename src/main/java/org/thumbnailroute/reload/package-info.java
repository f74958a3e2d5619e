/** Edits while the worker runs: how files are looked at, and how an edit of a rule takes effect. */
@NullMarked
package org.thumbnailroute.reload;

import org.jspecify.annotations.NullMarked;
