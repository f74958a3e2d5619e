// The views. The address remembers which one, so that a reload shows it again.

import { byId } from "./dom.js";

const KEYS = { ArrowRight: 1, ArrowLeft: -1 };

const tabs = [...document.querySelectorAll("[role=tab]")];

export function startTabs() {
  for (const tab of tabs) {
    tab.addEventListener("click", () => open(tab));
    tab.addEventListener("keydown", (event) => moveBy(event, tab));
  }
  window.addEventListener("hashchange", openFromAddress);
  openFromAddress();
}

/** The number behind a tab's name. */
export function count(panel, number) {
  byId(`tab-${panel}`).querySelector(".number").textContent = number;
}

function openFromAddress() {
  const named = tabs.find((tab) => `#${tab.getAttribute("aria-controls")}` === location.hash);
  select(named ?? tabs[0]);
}

function open(tab) {
  select(tab);
  history.replaceState(null, "", `#${tab.getAttribute("aria-controls")}`);
}

function select(selected) {
  for (const tab of tabs) {
    const chosen = tab === selected;
    tab.setAttribute("aria-selected", chosen);
    tab.tabIndex = chosen ? 0 : -1;
    byId(tab.getAttribute("aria-controls")).hidden = !chosen;
  }
}

function moveBy(event, tab) {
  const by = KEYS[event.key];
  if (by) {
    const next = tabs[(tabs.indexOf(tab) + by + tabs.length) % tabs.length];
    open(next);
    next.focus();
    event.preventDefault();
  }
}
