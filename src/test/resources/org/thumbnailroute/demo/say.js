// What a screen reader reads out: results, a second's worth at a time.

import { byId } from "./dom.js";

const PAUSE_MILLIS = 1000;
const MOST_IN_FULL = 3;

let waiting = [];

export function say(sentence) {
  if (waiting.length === 0) {
    setTimeout(sayAll, PAUSE_MILLIS);
  }
  waiting.push(sentence);
}

function sayAll() {
  const more = waiting.length - MOST_IN_FULL;
  byId("said").textContent = waiting.slice(0, MOST_IN_FULL).join(" ") + (more > 0 ? ` And ${more} more results.` : "");
  waiting = [];
}
