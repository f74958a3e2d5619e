// The cards of the pictures, newest first.

import { byId } from "./dom.js";
import { count } from "./tabs.js";
import { makeCard } from "./card.js";
import { say } from "./say.js";

const MOST = 200;
const LINKS_CHECK_MILLIS = 30_000;
const FINAL = ["ANNOUNCED", "FAILED", "SKIPPED"];

/** By the key: a later upload of a key takes the place of the earlier one. */
const cards = new Map();
let complete = false;

/** The next pictures are all there are. */
export function startPictures() {
  complete = false;
}

export function showPictures(pictures) {
  if (!complete) {
    keepOnly(new Set(pictures.map((picture) => picture.id)));
  }
  for (const picture of pictures) {
    show(picture);
  }
  while (cards.size > MOST) {
    remove(cards.keys().next().value);
  }
  complete = true;
  showNumber();
}

function show(picture) {
  const known = cards.get(picture.key);
  if (known?.picture.id === picture.id) {
    announce(known.picture, picture);
    known.update(picture);
    return;
  }
  remove(picture.key);
  const card = makeCard(picture);
  cards.set(picture.key, card);
  byId("pictures").querySelector(".cards").prepend(card.root);
  if (complete) {
    announce(undefined, picture);
  }
}

function remove(key) {
  cards.get(key)?.root.remove();
  cards.delete(key);
}

function keepOnly(ids) {
  for (const [key, card] of cards) {
    if (!ids.has(card.picture.id)) {
      remove(key);
    }
  }
}

function announce(before, picture) {
  // an attempt may be over before the page hears of its beginning
  if (FINAL.includes(picture.state) && (before?.state !== picture.state || before.attempt !== picture.attempt)) {
    const { outcome, reason } = picture.ending;
    say(`${picture.name}: ${reason || outcome}.`);
  }
}

function showNumber() {
  count("pictures", cards.size);
  byId("pictures").querySelector(".empty").hidden = cards.size > 0;
}

setInterval(() => cards.forEach((card) => card.update(card.picture)), LINKS_CHECK_MILLIS);
