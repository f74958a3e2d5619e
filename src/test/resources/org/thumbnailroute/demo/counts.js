// The numbers below the drop zone: the queue's own, and outcomes from the worker's metrics.

import { byId, element, setText } from "./dom.js";

const known = { queues: { waiting: 0, inFlight: 0 }, outcomes: [] };
const tiles = new Map();

/** Takes what is new, and keeps the rest. */
export function showCounts(news) {
  Object.assign(known, news);
  show("in the queue", known.queues.waiting);
  show("in flight", known.queues.inFlight);
  show("announced", outcomes("announced"));
  show("parked", outcomes("parked"));
}

function outcomes(word) {
  return known.outcomes.filter(({ outcome }) => outcome === word).reduce((sum, { count }) => sum + count, 0);
}

function show(name, value) {
  if (!tiles.has(name)) {
    const number = element("dd");
    byId("counts").append(element("div", {}, element("dt", { text: name }), number));
    tiles.set(name, number);
  }
  setText(tiles.get(name), String(value));
}
