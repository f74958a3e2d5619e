// Outcomes and latencies from the worker's own metrics.

import { byId, element } from "./dom.js";
import { duration } from "./format.js";

const source = element("a", { target: "_blank", rel: "noreferrer", text: "the worker's metrics" });
const outcomes = element("tbody");
const latencies = element("tbody");

byId("metrics").append(
  element("p", { class: "quiet" }, "From ", source, ". The mean is exact; p50 and p95 are the upper limits of the histogram's buckets."),
  element(
    "div",
    { class: "tables" },
    table("Latency", ["", "count", "mean", "p50", "p95"], latencies),
    table("Outcomes", ["outcome", "reason", "count"], outcomes),
  ),
);

export function showMetrics({ address, figures }) {
  source.href = address;
  latencies.replaceChildren(...figures.latencies.map(latencyRow));
  outcomes.replaceChildren(...figures.outcomes.map(({ outcome, reason, count }) => row(outcome, reason, count)));
}

function table(caption, titles, body) {
  const head = element("tr", {}, ...titles.map((text) => element("th", { scope: "col", text })));
  return element("table", {}, element("caption", { text: caption }), element("thead", {}, head), body);
}

function latencyRow({ name, count, meanMillis, p50Millis, p95Millis }) {
  const times = count ? [duration(meanMillis), atMost(p50Millis), atMost(p95Millis)] : ["–", "–", "–"];
  return row(name, count, ...times);
}

/** Beyond the last bucket nothing is known. */
function atMost(millis) {
  return Number.isFinite(millis) ? `≤ ${duration(millis)}` : "?";
}

function row(name, ...values) {
  return element("tr", {}, element("th", { scope: "row", text: name }), ...values.map((value) => element("td", { text: value })));
}
