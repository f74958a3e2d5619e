// Elements without HTML text: whatever a key, an error or a mail holds goes into the page as text.

/** An element with properties (class, text, data-*, aria-*, on* handlers) and children. */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === false) {
      continue;
    }
    if (name === "text") {
      made.textContent = value;
    } else if (name.startsWith("on")) {
      made.addEventListener(name.slice(2), value);
    } else {
      made.setAttribute(name, value === true ? "" : value);
    }
  }
  made.append(...children);
  return made;
}

/** Changes the text only if it differs, so that a screen reader and a selection are left alone. */
export function setText(target, text) {
  if (target.textContent !== text) {
    target.textContent = text;
  }
}

export function byId(id) {
  return document.getElementById(id);
}

/** A link that leaves the page; anything but http is shown as text. */
export function link(url, text) {
  const safe = /^https?:\/\//.test(url);
  return safe ? element("a", { href: url, target: "_blank", rel: "noreferrer", text }) : element("span", { text });
}

/** Prose with its URLs as links. */
export function withLinks(prose) {
  return prose.split(/(https?:\/\/[^\s<>"]+)/).map((part, i) => (i % 2 === 1 ? link(part, part) : part));
}
