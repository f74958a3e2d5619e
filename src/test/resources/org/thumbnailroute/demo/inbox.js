// The topic's messages, newest first: as mail for people, as JSON for programs.

import { byId, element, setText } from "./dom.js";
import { makePane, makeRow } from "./message.js";
import { count } from "./tabs.js";

const MOST = 200;

const messages = new Map();
const rows = new Map();
let form = "mail";

const numbers = { mail: element("span", { class: "number" }), json: element("span", { class: "number" }) };
const list = element("div", { class: "list", role: "group", "aria-label": "Messages" });
const pane = makePane(() => close());
const mailbox = element("div", { class: "mailbox" }, list, pane.root);
const empty = element("p", { class: "empty", text: "No messages yet." });
const forms = element(
  "fieldset",
  { class: "forms" },
  element("legend", { class: "unseen", text: "Show messages as" }),
  choice("mail", "Mail"),
  choice("json", "JSON"),
);
byId("inbox").append(
  element("div", { class: "head" }, forms, element("a", { href: "/inbox.json", text: "All as JSON" })),
  empty,
  mailbox,
);

function choice(value, text) {
  const input = element("input", { type: "radio", name: "form", value, checked: value === form });
  input.addEventListener("change", () => {
    form = value;
    rows.forEach((row) => row.remove());
    rows.clear();
    messages.forEach(add);
    close();
    showNumbers();
  });
  return element("label", {}, input, element("span", {}, `${text} `, numbers[value]));
}

export function showMessages(news) {
  for (const message of news.filter((each) => !messages.has(each.id))) {
    messages.set(message.id, message);
    add(message);
  }
  while (messages.size > MOST) {
    const oldest = messages.keys().next().value;
    messages.delete(oldest);
    rows.get(oldest)?.remove();
    rows.delete(oldest);
  }
  showNumbers();
}

/** People get no message that is for programs. */
function add(message) {
  if (form === "json" || message.mailed) {
    const row = makeRow(message, form, () => open(message.id));
    rows.set(message.id, row);
    list.prepend(row);
  }
}

function showNumbers() {
  count("inbox", messages.size);
  setText(numbers.mail, `${[...messages.values()].filter((message) => message.mailed).length}`);
  setText(numbers.json, `${messages.size}`);
  empty.hidden = rows.size > 0;
  mailbox.hidden = rows.size === 0;
}

function open(id) {
  rows.forEach((row, other) => row.setAttribute("aria-pressed", other === id));
  pane.show(messages.get(id), form);
  mailbox.dataset.reading = "";
  pane.root.focus();
}

/** On a phone the list comes back in place of the message. */
function close() {
  delete mailbox.dataset.reading;
  const row = list.querySelector("[aria-pressed=true]");
  rows.forEach((other) => other.setAttribute("aria-pressed", false));
  pane.clear();
  row?.focus();
}
