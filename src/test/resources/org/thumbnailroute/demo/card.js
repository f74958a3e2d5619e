// One picture: the original, its thumbnails, the steps, and what became of it.

import { element, link, setText } from "./dom.js";
import { bytes, dimensions, duration, timeOfDay } from "./format.js";
import { makeSteps } from "./steps.js";
import { blurred } from "./thumb-hash.js";

const BADGES = {
  UPLOADING: "uploading",
  QUEUED: "in the queue",
  WORKING: "in work",
  RETRYING: "will be retried",
  ANNOUNCED: "announced",
  FAILED: "failed",
  SKIPPED: "nothing to do",
};

/** A card that update() keeps like its picture. It rebuilds only what has changed: nothing flickers, focus stays. */
export function makeCard(first) {
  const badge = element("span", { class: "badge" });
  const stage = element("div", { class: "stage" });
  const steps = makeSteps();
  const facts = element("dl");
  const root = element(
    "article",
    { class: "card", "aria-label": first.name },
    stage,
    element("div", { class: "title" }, element("h3", { text: first.name, title: first.name }), badge),
    element("p", { class: "quiet note", text: first.note }),
    steps.root,
    facts,
  );
  const card = { root, picture: first, update };
  const showStage = onChange(() => stage.replaceChildren(...figures(card.picture)));
  const showFacts = onChange(() => facts.replaceChildren(...rows(card.picture)));

  function update(picture) {
    card.picture = picture;
    root.dataset.state = picture.state;
    setText(badge, picture.ending.reason && picture.state === "FAILED" ? picture.ending.reason : BADGES[picture.state]);
    steps.update(picture);
    const links = picture.ending.thumbnails.map((thumbnail) => [thumbnail.link, isExpired(thumbnail)]);
    showStage([picture.state !== "UPLOADING", picture.ending.contentType, links]);
    showFacts([picture.bytes, picture.ending, picture.attempt, links]);
  }

  update(first);
  return card;
}

/** Calls only if the value is another one than before. */
function onChange(call) {
  let before;
  return (value) => {
    const now = JSON.stringify(value);
    if (now !== before) {
      before = now;
      call();
    }
  };
}

function figures(picture) {
  const word = { UPLOADING: "uploading", "not-uploaded": "not uploaded" };
  const missing = word[picture.state] ?? word[picture.ending.reason];
  const original = missing ? placeholder("original", missing) : shown("original", `/originals/${picture.id}?${picture.uploaded}`, picture);
  const thumbnails = picture.ending.thumbnails.map((thumbnail) =>
    element("figure", {}, shown("thumbnail", thumbnail.link, thumbnail), element("figcaption", { text: dimensions(thumbnail.width, thumbnail.height) })),
  );
  return [original, ...thumbnails];
}

/** A picture, its blur until it has loaded, or a word in its place if the browser cannot show it. */
function shown(kind, url, { width, height, contentType, thumbHash }) {
  const image = element("img", { class: kind, src: url, alt: kind, width: width || undefined, height: height || undefined, decoding: "async" });
  const first = thumbHash ? Object.assign(blurred(thumbHash, width, height), { className: kind }) : image;
  image.addEventListener("error", () => first.replaceWith(placeholder(kind, "no preview")), { once: true });
  image.addEventListener("load", () => first.replaceWith(image), { once: true });
  return first;
}

function placeholder(kind, word) {
  return element("span", { class: `${kind} placeholder`, text: word });
}

function rows(picture) {
  const { ending } = picture;
  const size = ending.width ? `${dimensions(ending.width, ending.height)}, ` : "";
  return [
    ...row("original", size + bytes(picture.bytes)),
    ...ending.thumbnails.flatMap((thumbnail) => row(termFor(thumbnail, ending), ...described(thumbnail))),
    ...(ending.error ? row(picture.state === "SKIPPED" ? "because" : "error", ending.error) : []),
    ...(ending.advice ? row("do this", ending.advice) : []),
    ...(ending.millis ? row("took", duration(ending.millis) + attempts(picture)) : []),
  ];
}

function described(thumbnail) {
  const words = `${dimensions(thumbnail.width, thumbnail.height)}, ${bytes(thumbnail.bytes)}`;
  if (!thumbnail.link || isExpired(thumbnail)) {
    return [thumbnail.link ? `${words}, link expired` : words];
  }
  return [`${words}, `, link(thumbnail.link, "link"), ` until ${timeOfDay(thumbnail.linkExpires)}`];
}

/** The bounding box tells one from another. */
function termFor(thumbnail, { thumbnails }) {
  return thumbnails.length > 1 ? thumbnail.size : "thumbnail";
}

function isExpired(thumbnail) {
  return new Date(thumbnail.linkExpires) < Date.now();
}

function attempts(picture) {
  return picture.attempt > 1 ? `, attempt ${picture.attempt}` : "";
}

function row(term, ...description) {
  return [element("dt", { text: term }), element("dd", {}, ...description)];
}
