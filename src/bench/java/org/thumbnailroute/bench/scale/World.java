package org.thumbnailroute.bench.scale;

/** What the workers of a simulation share. */
record World(Agenda agenda, Chance chance, SqsQueue queue, Aws aws, Processor processor, Latencies announced) {}
