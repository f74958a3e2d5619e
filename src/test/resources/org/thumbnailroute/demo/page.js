// The page: one stream of events from the server tells everything, after a reload as at the first time.

import { byId, setText } from "./dom.js";
import { showCounts } from "./counts.js";
import { showDeadLetters } from "./dead-letters.js";
import { showMessages } from "./inbox.js";
import { showMetrics } from "./metrics.js";
import { showPictures, startPictures } from "./pictures.js";
import { count, startTabs } from "./tabs.js";
import { startUploads } from "./upload.js";

const RETRY_MILLIS = 1000;

const handlers = {
  demo: reloadIfNew,
  pictures: showPictures,
  inbox: showMessages,
  deadLetters: showDeadLetters,
  queues: (queues) => {
    showCounts({ queues });
    count("dead-letters", queues.deadLetters);
  },
  metrics: (metrics) => {
    showMetrics(metrics);
    showCounts({ outcomes: metrics.figures.outcomes });
  },
  ready: () => showConnection("live"),
};

let stream;
let demo;

function connect() {
  stream?.close();
  stream = new EventSource("/events");
  stream.onopen = startPictures;
  for (const [event, handle] of Object.entries(handlers)) {
    stream.addEventListener(event, (message) => handle(JSON.parse(message.data)));
  }
  stream.onerror = () => {
    showConnection("not connected, trying again");
    // the browser tries again by itself, except after an answer that was no stream
    if (stream.readyState === EventSource.CLOSED) {
      setTimeout(connect, RETRY_MILLIS);
    }
  };
}

/** Ids begin anew with each demo: nothing of the one before may stay. */
function reloadIfNew(begun) {
  if (demo && demo !== begun) {
    location.reload();
  }
  demo = begun;
}

function showConnection(state) {
  byId("connection").dataset.state = state;
  setText(byId("connection"), state);
}

/** A browser has few connections to a server; a tab that nobody sees leaves them to the others. */
function followVisibility() {
  if (document.hidden) {
    stream?.close();
  } else {
    connect();
  }
}

startTabs();
startUploads();
document.addEventListener("visibilitychange", followVisibility);
connect();
