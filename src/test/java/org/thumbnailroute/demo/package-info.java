/** {@code mvn -q test-compile exec:java}: the route at work on a machine with nothing but a JDK and Maven. */
@NullMarked
package org.thumbnailroute.demo;

import org.jspecify.annotations.NullMarked;
