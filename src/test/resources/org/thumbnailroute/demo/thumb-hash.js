// A blurred picture from the few bytes of a ThumbHash. In a page of your own, use the npm package thumbhash.

const LONGER_SIDE = 32;

/** A canvas of this size with the picture. */
export function blurred(base64, width, height) {
  const small = decode(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));
  const source = canvas(small.width, small.height);
  source.getContext("2d").putImageData(new ImageData(small.rgba, small.width, small.height), 0, 0);
  const target = canvas(width, height);
  target.getContext("2d").drawImage(source, 0, 0, width, height);
  return target;
}

function canvas(width, height) {
  return Object.assign(document.createElement("canvas"), { width, height });
}

/** The pixels, row by row. */
export function decode(hash) {
  const bits = reader(hash);
  const means = [bits(6) / 63, bits(6) / 31.5 - 1, bits(6) / 31.5 - 1];
  const scales = [bits(5) / 31];
  const isTransparent = bits(1) === 1;
  const longer = isTransparent ? 5 : 7;
  const shorter = bits(3);
  scales.push(bits(6) / 63, bits(6) / 63);
  const isLandscape = bits(1) === 1;
  const shape = isLandscape ? [longer, shorter] : [shorter, longer];
  if (isTransparent) {
    means.push(bits(4) / 15);
    scales.push(bits(4) / 15);
  }
  // colours are a little stronger, since rounding has weakened them
  const waves = [
    heights(bits, Math.max(3, shape[0]), Math.max(3, shape[1]), scales[0]),
    heights(bits, 3, 3, scales[1] * 1.25),
    heights(bits, 3, 3, scales[2] * 1.25),
  ];
  if (isTransparent) {
    waves.push(heights(bits, 5, 5, scales[3]));
  }
  const [width, height] = shape.map((side) => Math.round((LONGER_SIDE * side) / Math.max(...shape)));
  const columns = cosines(width);
  const rows = cosines(height);
  const rgba = new Uint8ClampedArray(4 * width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = waves.map((wave, channel) => means[channel] + sum(wave, columns[x], rows[y]));
      rgba.set(colour(...at).map((value) => 255 * value), 4 * (y * width + x));
    }
  }
  return { width, height, rgba };
}

/** Gives the next bits, from the lowest of the first byte. */
function reader(bytes) {
  let position = 0;
  return (count) => {
    let value = 0;
    for (let i = 0; i < count; i++, position++) {
      value |= ((bytes[position >> 3] >> (position & 7)) & 1) << i;
    }
    return value;
  };
}

/** The lower frequencies, with how much there is of each. */
function heights(bits, across, down, scale) {
  const waves = [];
  for (let fy = 0; fy < down; fy++) {
    for (let fx = fy === 0 ? 1 : 0; fx * down < across * (down - fy); fx++) {
      waves.push({ fx, fy, height: 2 * scale * (bits(4) / 7.5 - 1) });
    }
  }
  return waves;
}

/** By pixel, then by frequency. */
function cosines(side) {
  return Array.from({ length: side }, (_, i) => Array.from({ length: 7 }, (_, f) => Math.cos((Math.PI / side) * f * (i + 0.5))));
}

function sum(waves, column, row) {
  return waves.reduce((all, { fx, fy, height }) => all + height * column[fx] * row[fy], 0);
}

/** Of lightness, yellow minus blue, red minus green, and opacity. */
function colour(lightness, yellowBlue, redGreen, opacity = 1) {
  const blue = lightness - (2 / 3) * yellowBlue;
  const red = (3 * lightness - blue + redGreen) / 2;
  return [red, red - redGreen, blue, opacity];
}
