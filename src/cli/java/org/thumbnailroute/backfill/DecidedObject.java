package org.thumbnailroute.backfill;

/** An object and what is to be done about it. */
record DecidedObject(Found object, Decision decision) {}
