// The sharp peer: the line protocol of Peer.java, one thread, no cache. NODE_PATH tells where sharp is.
'use strict';
const fs = require('fs');
const path = require('path');
const readline = require('readline');
const sharp = require('sharp');

sharp.concurrency(1);
sharp.cache(false);

let file;
let loaded = '';

function load(name) {
    if (name !== loaded) {
        file = fs.readFileSync(name);
        loaded = name;
    }
}

/** What a thumbnail is written as: the format of its source, JPEG and WebP at quality 80. */
function thumbnail(size, name) {
    const image = sharp(file).autoOrient().resize(size, size, {fit: 'inside', withoutEnlargement: true});
    switch (path.extname(name)) {
        case '.jpg':
        case '.jpeg':
            return image.jpeg({quality: 80}).toBuffer();
        case '.webp':
            return image.webp({quality: 80}).toBuffer();
        default:
            return image.toFormat(path.extname(name).slice(1)).toBuffer();
    }
}

async function answer(line) {
    const [verb, size, third, fourth] = line.split('\t');
    if (verb === 'rss') {
        // what process.resourceUsage() tells still holds the memory of the process that forked this one
        return /VmHWM:\s*(\d+)/.exec(fs.readFileSync('/proc/self/status', 'utf8'))[1];
    }
    if (verb === 'save') {
        load(third);
        const bytes = await thumbnail(Number(size), fourth);
        fs.writeFileSync(fourth, bytes);
        return bytes.length;
    }
    load(fourth);
    const start = process.cpuUsage();
    for (let i = 0; i < Number(third); i++) {
        await thumbnail(Number(size), fourth);
    }
    const used = process.cpuUsage(start);
    return ((used.user + used.system) / 1000).toFixed(4);
}

(async () => {
    for await (const line of readline.createInterface({input: process.stdin})) {
        try {
            console.log('ok\t' + await answer(line));
        } catch (failure) {
            console.log('error\t' + String(failure.message).replace(/\s+/g, ' '));
        }
    }
})();
