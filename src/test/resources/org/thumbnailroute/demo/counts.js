// The numbers below the drop zone.

import { byId, element, setText } from "./dom.js";

const known = { queues: { waiting: 0, inFlight: 0, parked: 0 }, pictures: { announced: 0, failed: 0 } };
const tiles = new Map();

/** Takes what is new, and keeps the rest. */
export function showCounts(news) {
  Object.assign(known, news);
  const { queues, pictures } = known;
  show("in the queue", queues.waiting);
  show("in flight", queues.inFlight);
  show("announced", pictures.announced);
  show("dead letters", queues.parked);
}

function show(name, value) {
  if (!tiles.has(name)) {
    const number = element("dd");
    byId("counts").append(element("div", {}, element("dt", { text: name }), number));
    tiles.set(name, number);
  }
  setText(tiles.get(name), String(value));
}
