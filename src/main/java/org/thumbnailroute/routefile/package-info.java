/** The files of {@code routes/} as ops edit them: what is wrong in them, where, and how an edit takes effect. */
@NullMarked
package org.thumbnailroute.routefile;

import org.jspecify.annotations.NullMarked;
