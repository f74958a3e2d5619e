// The steps of the route, where a picture is among them, and how long each took.

import { element, setText } from "./dom.js";
import { duration } from "./format.js";

/** By the route's words, as people see them. */
const STEPS = { fetch: "fetch", decode: "decode", scale: "scale", encode: "encode", store: "store", presign: "link", announce: "announce" };

export function makeSteps() {
  const items = new Map(Object.entries(STEPS).map(([name, label]) => [name, makeStep(label)]));
  const root = element("ol", { class: "steps", "aria-label": "Steps" }, ...[...items.values()].map((item) => item.root));
  return { root, update: (picture) => items.forEach((item, name) => item.update(picture, name)) };
}

function makeStep(label) {
  const took = element("span", { class: "took", text: "–" });
  const root = element("li", {}, element("span", { class: "name", text: label }), took);
  return {
    root,
    update(picture, name) {
      const step = picture.steps.find((other) => other.name === name);
      root.dataset.state = stateOf(picture, name, step);
      setText(took, step ? duration(step.nanos / 1e6) : "–");
    },
  };
}

function stateOf(picture, name, step) {
  if (picture.step === name && picture.state === "WORKING") {
    return "now";
  }
  if (picture.step === name && ["FAILED", "RETRYING"].includes(picture.state)) {
    return "failed";
  }
  return step ? "done" : "open";
}
