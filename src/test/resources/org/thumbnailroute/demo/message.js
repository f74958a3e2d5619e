// One message of the inbox: its row in the list, and the pane that shows all of it.

import { element, withLinks } from "./dom.js";
import { time } from "./format.js";

/** Whom SNS names as the sender. */
const FROM = "AWS Notifications";

export function makeRow(message, form, onclick) {
  const mail = form === "mail";
  return element(
    "button",
    { type: "button", class: "row", "aria-pressed": "false", onclick },
    element("span", { class: "from", text: mail ? FROM : (message.document.source?.key ?? message.subject) }),
    element("time", { datetime: message.time, text: time(message.time) }),
    element("span", { class: "subject", text: mail ? message.subject : JSON.stringify(message.document) }),
    element("span", { class: "snippet", text: mail ? message.text : attributes(message) }),
  );
}

export function makePane(onback) {
  const root = element("article", { class: "pane", tabindex: "-1", "aria-label": "Message" });
  const back = element("button", { type: "button", class: "back", text: "Back to the list", onclick: onback });
  return {
    root,
    show: (message, form) => root.replaceChildren(back, ...(form === "mail" ? mail(message) : json(message))),
    clear: () => root.replaceChildren(element("p", { class: "empty", text: "Choose a message." })),
  };
}

function mail(message) {
  return [element("h3", { text: message.subject }), head([["From", FROM], ["Time", time(message.time)]]), element("pre", { class: "prose" }, ...withLinks(message.text))];
}

function json(message) {
  return [
    element("h3", { text: "Message to programs" }),
    head([["Time", time(message.time)], ...Object.entries(message.attributes)]),
    element("pre", {}, ...withLinks(JSON.stringify(message.document, null, 2))),
  ];
}

function head(pairs) {
  return element("dl", {}, ...pairs.flatMap(([term, value]) => [element("dt", { text: term }), element("dd", { text: value })]));
}

function attributes(message) {
  return Object.entries(message.attributes)
    .map(([name, value]) => `${name}: ${value}`)
    .join(", ");
}
