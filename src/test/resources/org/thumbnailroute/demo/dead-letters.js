// The dead-letter queue, and the way back.

import { byId, element } from "./dom.js";
import { time } from "./format.js";
import { say } from "./say.js";

const panel = byId("dead-letters");
const all = element("button", { type: "button", text: "Redrive all", onclick: () => redrive(all, "") });
const list = element("div", { class: "letters" });
const empty = element("p", { class: "empty", text: "The dead-letter queue is empty." });
const failure = element("p", { class: "failure", role: "alert" });
const head = element(
  "div",
  { class: "head" },
  element("p", { class: "quiet", text: "A redrive sends the message to the queue again. It helps once the cause is gone." }),
  all,
);
panel.append(empty, head, failure, list);

const rows = new Map();

export function showDeadLetters(letters) {
  const focused = panel.contains(document.activeElement);
  empty.hidden = letters.length > 0;
  head.hidden = letters.length === 0;
  const ids = new Set(letters.map((letter) => letter.id));
  for (const [id, row] of rows) {
    if (!ids.has(id)) {
      rows.delete(id);
      row.remove();
    }
  }
  for (const letter of letters.filter((letter) => !rows.has(letter.id))) {
    rows.set(letter.id, makeRow(letter));
    list.append(rows.get(letter.id));
  }
  if (focused && (head.hidden || !panel.contains(document.activeElement))) {
    (head.hidden ? byId("tab-dead-letters") : all).focus();
  }
}

function makeRow(letter) {
  const name = letter.name || "a message that is no S3 event";
  const button = element("button", { type: "button", text: "Redrive", "aria-label": `Redrive ${name}`, onclick: () => redrive(button, letter.id) });
  return element(
    "article",
    { class: "letter" },
    element("div", { class: "title" }, element("h3", { text: name }), button),
    element("p", {}, element("strong", { class: "bad", text: letter.reason || "no reason" }), ` ${letter.error}`),
    element("p", { class: "quiet", text: [letter.advice && `Do this: ${letter.advice}.`, letter.failedAt && `Parked at ${time(letter.failedAt)}.`].filter(Boolean).join(" ") }),
    element("details", {}, element("summary", { text: "Message" }), element("pre", {}, JSON.stringify(letter.event, null, 2))),
  );
}

async function redrive(button, id) {
  if (button.ariaDisabled === "true") {
    return;
  }
  button.ariaDisabled = "true"; // disabled would take the focus away
  failure.textContent = "";
  try {
    const answer = await fetch(id ? `/redrives?id=${encodeURIComponent(id)}` : "/redrives", { method: "POST" });
    if (!answer.ok) {
      throw new Error(await answer.text());
    }
    const { sent } = await answer.json();
    say(sent === 0 ? "It is not in the dead-letter queue any more." : `${sent} sent to the queue again.`);
  } catch (problem) {
    failure.textContent = `Nothing is lost, but the redrive failed: ${problem.message}`;
  } finally {
    button.ariaDisabled = "false";
  }
}
