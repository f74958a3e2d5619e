// Numbers and times as people read them.

/** Two digits or more: 31 B, 1.9 kB, 412 kB, 1.4 MB. */
export function bytes(count) {
  if (count < 1000) {
    return `${count} B`;
  }
  const [number, unit] = count >= 999_500 ? [count / 1e6, "MB"] : [count / 1e3, "kB"];
  return `${number.toFixed(number < 9.95 ? 1 : 0)} ${unit}`;
}

/** 0.4 ms, 31 ms, 1.2 s. */
export function duration(millis) {
  if (millis >= 1000) {
    return `${(millis / 1000).toFixed(millis < 9950 ? 1 : 0)} s`;
  }
  return `${millis.toFixed(millis < 9.95 ? 1 : 0)} ms`;
}

/** The time of day; with the date if it is another day's. */
export function time(iso) {
  const date = new Date(iso);
  const today = date.toDateString() === new Date().toDateString();
  return today ? date.toLocaleTimeString() : date.toLocaleString();
}

export function timeOfDay(iso) {
  return new Date(iso).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
}

export function dimensions(width, height) {
  return `${width} × ${height}`;
}
