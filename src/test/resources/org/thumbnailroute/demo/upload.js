// Files that are dropped anywhere on the page, chosen or pasted go to the server, a few at a time.

import { byId, element } from "./dom.js";
import { droppedFiles } from "./dropped.js";
import { say } from "./say.js";

const AT_ONCE = 3;

const waiting = [];
let running = 0;

export function startUploads() {
  const input = byId("files");
  input.addEventListener("change", () => {
    upload([...input.files].map((file) => ({ name: file.name, file })));
    input.value = ""; // or the same file could not be chosen again
  });
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    byId("drop").dataset.over = "";
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) {
      delete byId("drop").dataset.over;
    }
  });
  document.addEventListener("drop", async (event) => {
    event.preventDefault();
    delete byId("drop").dataset.over;
    upload(await droppedFiles(event.dataTransfer));
  });
  document.addEventListener("paste", (event) => {
    upload([...event.clipboardData.files].map((file) => ({ name: pastedName(file), file })));
  });
}

/** The clipboard calls every picture image.png. */
function pastedName(file) {
  const now = new Date().toISOString().slice(11, 23).replaceAll(":", ".");
  return file.name === "image.png" ? `pasted ${now}.png` : file.name;
}

function upload(files) {
  waiting.push(...files);
  while (running < AT_ONCE && waiting.length > 0) {
    running++;
    send(waiting.shift()).finally(() => {
      running--;
      upload([]);
    });
  }
}

async function send({ name, file }) {
  try {
    const answer = await fetch(`/uploads?key=${encodeURIComponent(name.toWellFormed())}`, { method: "POST", body: file });
    // 422 has a card that says why
    if (!answer.ok && answer.status !== 422) {
      refuse(name, await answer.text());
    }
  } catch (failure) {
    refuse(name, failure.message);
  }
}

function refuse(name, why) {
  const row = element(
    "li",
    {},
    element("span", { text: `${name} was not uploaded: ${why}` }),
    element("button", { type: "button", text: "Dismiss", "aria-label": `Dismiss ${name}`, onclick: () => row.remove() }),
  );
  byId("refused").append(row);
  say(`${name} was not uploaded.`);
}
