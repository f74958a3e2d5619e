// Writes what the originals make of generated pictures, for PlaceholderPicturesTest: ThumbHash of the npm package
// thumbhash, and the middle of the fullest bin of colours of sharp, for pictures that are opaque.
//   npm install --prefix DIR thumbhash@0.1.1 sharp
//   node src/bench/peers/placeholders.mjs DIR > src/test/resources/org/thumbnailroute/engine/placeholders.txt
import {createRequire} from 'node:module';
import path from 'node:path';
import {pathToFileURL} from 'node:url';

const modules = path.resolve(process.argv[2], 'node_modules');
const {rgbaToThumbHash} = await import(pathToFileURL(path.join(modules, 'thumbhash/thumbhash.js')));
const sharp = createRequire(path.join(modules, 'x.js'))('sharp');

const SHAPES = ['1x1', '1x2', '1x100', '100x1', '2x3', '3x2', '7x100', '13x13', '16x16', '31x17', '36x64', '64x36', '64x64',
    '99x57', '100x33', '100x100'];

/** Numbers from 0 to 255, the same as in Java. */
function randoms(seed) {
    let state = seed;
    return () => {
        state = Math.imul(state, 1103515245) + 12345 | 0;
        return state >>> 16 & 255;
    };
}

const whole = Math.trunc;

/** Red, green, blue and alpha of one pixel; c are the picture's random numbers, n are the pixel's. */
const KINDS = {
    noise: ({n}) => [n[0], n[1], n[2], 255],
    grey: ({n}) => [n[0], n[0], n[0], 255],
    flat: ({c}) => [c[0], c[1], c[2], 255],
    white: () => [255, 255, 255, 255],
    across: ({x, w, c}) => [whole(c[0] * x / w), whole(c[1] * (w - x) / w), c[2], 255],
    down: ({y, h, c}) => [whole(c[0] * y / h), c[1], whole(c[2] * (h - y) / h), 255],
    photo: at => photo(at, 255),
    board: ({x, y, c}) => (x + y) % 4 < 2 ? [c[0], c[1], c[2], 255] : [c[3], c[4], c[5], 255],
    ring: at => isInDisc(at, 2) && !isInDisc(at, 4) ? [at.c[0], at.c[1], at.c[2], 255] : [240, 240, 240, 255],
    logo: at => isInDisc(at, 3) ? [at.c[0], at.c[1], at.c[2], 255] : [at.c[3], 0, 0, 0],
    fade: at => photo(at, whole(255 * at.x / at.w)),
    veil: ({c}) => [c[0], c[1], c[2], 128],
    mist: ({n}) => [n[0], n[1], n[2], n[3]],
    nothing: ({n}) => [n[0], n[1], n[2], 0],
    hole: at => photo(at, at.x + at.y === 0 ? 0 : 255),
};

/** A disc in the middle, whose diameter is this part of the picture's. */
function isInDisc({x, y, w, h}, part) {
    const across = (2 * x + 1 - w) * h * part;
    const down = (2 * y + 1 - h) * w * part;
    return across * across + down * down < 4 * w * w * h * h;
}

/** A sky, a hill with a house, and grain. */
function photo(at, alpha) {
    const {x, y, w, h, c, n} = at;
    const grain = n[0] % 16;
    if (isInDisc(at, 3)) {
        return [200 + grain, whole(c[0] / 2) + grain, grain, alpha];
    }
    return y * 3 * w > h * (w + x) ? [grain, 60 + whole(c[1] / 4) + grain, 20 + grain, alpha]
        : [60 + grain, 120 + whole(60 * y / h) + grain, 200 + grain, alpha];
}

function picture(kind, w, h, random) {
    const c = Array.from({length: 6}, random);
    const rgba = new Uint8Array(4 * w * h);
    for (let y = 0; y < h; y++) {
        for (let x = 0; x < w; x++) {
            const n = Array.from({length: 4}, random);
            rgba.set(KINDS[kind]({x, y, w, h, c, n}), 4 * (y * w + x));
        }
    }
    return rgba;
}

async function dominant(rgba, width, height) {
    for (let i = 3; i < rgba.length; i += 4) {
        if (rgba[i] < 255) {
            return '-';
        }
    }
    const stats = await sharp(rgba, {raw: {width, height, channels: 4}}).stats();
    const {r, g, b} = stats.dominant;
    return '#' + Buffer.from([r, g, b]).toString('hex');
}

let seed = 0;
for (const kind of Object.keys(KINDS)) {
    for (const shape of SHAPES) {
        const [width, height] = shape.split('x').map(Number);
        const rgba = picture(kind, width, height, randoms(++seed));
        const hash = Buffer.from(rgbaToThumbHash(width, height, rgba)).toString('base64');
        console.log(kind, shape, hash, await dominant(rgba, width, height));
    }
}
