// Where sharp (libvips) crops by attention: for each line width, height, file it prints left, top. NODE_PATH tells where sharp is.
'use strict';
const fs = require('fs');
const sharp = require('sharp');

sharp.concurrency(1);

async function crop(line) {
    const [width, height, file] = line.split('\t');
    const {info} = await sharp(file)
        .resize(Number(width), Number(height), {fit: 'cover', position: sharp.strategy.attention})
        .raw()
        .toBuffer({resolveWithObject: true});
    return `${-(info.cropOffsetLeft || 0)}\t${-(info.cropOffsetTop || 0)}`;
}

(async () => {
    for (const line of fs.readFileSync(process.argv[2], 'utf8').trim().split('\n')) {
        console.log(await crop(line));
    }
})();
