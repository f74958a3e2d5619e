package org.thumbnailroute.backfill;

/** An object and what is to be done about it. */
record Judged(Found object, Decision decision) {}
