// The Node worker of the pipeline benchmark: long poll, GET, thumbnail, PUT, link, publish, delete. NODE_PATH tells where
// sharp and the AWS SDK are. Several loops are in work at once; each receives up to ten messages and deletes those that are
// done with one request; with PIPELINE_BATCH=1 one by one, as a plain script does. It remembers nothing and sets no
// conditions.
'use strict';
const path = require('path');
const sharp = require('sharp');
const {SQSClient, GetQueueUrlCommand, ReceiveMessageCommand, DeleteMessageCommand, DeleteMessageBatchCommand} =
    require('@aws-sdk/client-sqs');
const {S3Client, GetObjectCommand, PutObjectCommand} = require('@aws-sdk/client-s3');
const {SNSClient, PublishCommand} = require('@aws-sdk/client-sns');
const {getSignedUrl} = require('@aws-sdk/s3-request-presigner');

const LINK_SECONDS = 3600;
const TARGET = process.env.THUMBNAIL_TARGET_BUCKET;
const TOPIC = process.env.THUMBNAIL_TOPIC;
const BATCH = Number(process.env.PIPELINE_BATCH || 10);

// their HTTP handlers keep connections alive by default
// the queue's URL leads past what counts the requests
const sqs = new SQSClient({useQueueUrlAsEndpoint: false});
const s3 = new S3Client({forcePathStyle: true});
const sns = new SNSClient({});

sharp.cache(false); // no picture comes twice

async function handle(detail) {
    const source = detail.bucket.name;
    const key = detail.object.key;
    const object = await s3.send(new GetObjectCommand({Bucket: source, Key: key}));
    const original = await object.Body.transformToByteArray();
    const image = sharp(original).autoOrient().resize(64, 64, {fit: 'inside', withoutEnlargement: true});
    const {data, info} = await image.toFormat((await image.metadata()).format, {quality: 80}).toBuffer({resolveWithObject: true});
    const directory = path.posix.dirname(key);
    const file = 'thumbnail_' + path.posix.basename(key);
    const target = directory === '.' ? file : directory + '/' + file;
    const contentType = 'image/' + info.format;
    await s3.send(new PutObjectCommand({Bucket: TARGET, Key: target, Body: data, ContentType: contentType}));
    const link = await getSignedUrl(s3, new GetObjectCommand({Bucket: TARGET, Key: target}), {expiresIn: LINK_SECONDS});
    const document = JSON.stringify({
        source: {bucket: source, key, etag: detail.object.etag, bytes: original.length},
        thumbnails: [{bucket: TARGET, key: target, contentType, bytes: data.length, width: info.width, height: info.height,
            link, linkExpires: new Date(Date.now() + LINK_SECONDS * 1000).toISOString()}]});
    const sentence = `The thumbnail of ${key} is ready. Open it with this pre-signed URL:\n${link}\n`;
    await sns.send(new PublishCommand({TopicArn: TOPIC, Subject: 'Pre-Signed URL for thumbnail', MessageStructure: 'json',
        Message: JSON.stringify({default: sentence, sqs: document, lambda: document})}));
}

async function poll(queue) {
    for (;;) {
        const {Messages: messages = []} = await sqs.send(
            new ReceiveMessageCommand({QueueUrl: queue, MaxNumberOfMessages: BATCH, WaitTimeSeconds: 20}));
        const done = [];
        for (const message of messages) {
            try {
                await handle(JSON.parse(message.Body).detail);
                done.push({Id: String(done.length), ReceiptHandle: message.ReceiptHandle});
            } catch (failure) { // SQS delivers it again
                console.log('failed: ' + failure);
            }
        }
        if (done.length > 0 && BATCH === 1) {
            await sqs.send(new DeleteMessageCommand({QueueUrl: queue, ReceiptHandle: done[0].ReceiptHandle}));
        } else if (done.length > 0) {
            await sqs.send(new DeleteMessageBatchCommand({QueueUrl: queue, Entries: done}));
        }
    }
}

(async () => {
    const {QueueUrl: queue} = await sqs.send(new GetQueueUrlCommand({QueueName: process.env.THUMBNAIL_QUEUE}));
    await Promise.all(Array.from({length: Number(process.env.PIPELINE_CONCURRENCY || 4)}, () => poll(queue)));
})();
