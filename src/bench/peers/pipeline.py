"""The Python worker of the pipeline benchmark: long poll, GET, thumbnail, PUT, link, publish, delete.

Processes, because one interpreter runs on one core; threads in each, because most of a request is waiting. Each thread
receives up to ten messages and deletes those that are done with one request; with PIPELINE_BATCH=1 one by one, as a plain
script does. It remembers nothing and sets no conditions.
"""
import io
import json
import os
import signal
import threading
from datetime import datetime, timedelta, timezone

import boto3
from botocore.config import Config
from PIL import Image, ImageOps

LINK_SECONDS = 3600
BOX = (64, 64)
BATCH = int(os.environ.get("PIPELINE_BATCH", "10"))
QUEUE = os.environ["THUMBNAIL_QUEUE"]
TARGET = os.environ["THUMBNAIL_TARGET_BUCKET"]
TOPIC = os.environ["THUMBNAIL_TOPIC"]


def thumbnail(original):
    """The picture within the box, in the format of its source, JPEG at quality 80."""
    image = Image.open(io.BytesIO(original))
    kind = image.format
    image.draft("RGB", (2 * BOX[0], 2 * BOX[1]))  # JPEG is decoded at a fraction of its size
    image = ImageOps.exif_transpose(image)
    image.thumbnail(BOX, Image.Resampling.LANCZOS)
    output = io.BytesIO()
    image.save(output, kind, **({"quality": 80} if kind in ("JPEG", "WEBP") else {}))
    return output.getvalue(), image.size, Image.MIME[kind]


boto3.setup_default_session(region_name=os.environ["AWS_REGION"])


class Worker:
    def __init__(self):
        threads = int(os.environ.get("PIPELINE_THREADS", "2"))
        config = Config(max_pool_connections=2 * threads, s3={"addressing_style": "path"}, signature_version="s3v4")
        self.sqs = boto3.client("sqs", config=Config(max_pool_connections=2 * threads))
        self.sns = boto3.client("sns", config=Config(max_pool_connections=2 * threads))
        self.s3 = boto3.client("s3", config=config)
        self.queue = self.sqs.get_queue_url(QueueName=QUEUE)["QueueUrl"]
        self.threads = [threading.Thread(target=self.poll, daemon=True) for _ in range(threads)]

    def run(self):
        for thread in self.threads:
            thread.start()
        for thread in self.threads:
            thread.join()

    def poll(self):
        while True:
            answer = self.sqs.receive_message(QueueUrl=self.queue, MaxNumberOfMessages=BATCH, WaitTimeSeconds=20)
            done = []
            for message in answer.get("Messages", []):
                try:
                    self.handle(json.loads(message["Body"])["detail"])
                    done.append({"Id": str(len(done)), "ReceiptHandle": message["ReceiptHandle"]})
                except Exception as failure:  # SQS delivers it again
                    print("failed:", failure, flush=True)
            if done and BATCH == 1:
                self.sqs.delete_message(QueueUrl=self.queue, ReceiptHandle=done[0]["ReceiptHandle"])
            elif done:
                self.sqs.delete_message_batch(QueueUrl=self.queue, Entries=done)

    def handle(self, detail):
        source, key = detail["bucket"]["name"], detail["object"]["key"]
        original = self.s3.get_object(Bucket=source, Key=key)["Body"].read()
        bytes_, (width, height), mime = thumbnail(original)
        directory, slash, file = key.rpartition("/")
        target = directory + slash + "thumbnail_" + file
        self.s3.put_object(Bucket=TARGET, Key=target, Body=bytes_, ContentType=mime)
        link = self.s3.generate_presigned_url(
            "get_object", Params={"Bucket": TARGET, "Key": target}, ExpiresIn=LINK_SECONDS)
        expires = datetime.now(timezone.utc) + timedelta(seconds=LINK_SECONDS)
        document = json.dumps({
            "source": {"bucket": source, "key": key, "etag": detail["object"]["etag"], "bytes": len(original)},
            "thumbnails": [{"bucket": TARGET, "key": target, "contentType": mime, "bytes": len(bytes_),
                            "width": width, "height": height, "link": link,
                            "linkExpires": expires.strftime("%Y-%m-%dT%H:%M:%SZ")}]})
        sentence = "The thumbnail of %s is ready. Open it with this pre-signed URL:\n%s\n" % (key, link)
        self.sns.publish(TopicArn=TOPIC, Subject="Pre-Signed URL for thumbnail", MessageStructure="json",
                         Message=json.dumps({"default": sentence, "sqs": document, "lambda": document}))


def main():
    children = []
    for _ in range(int(os.environ.get("PIPELINE_PROCESSES", "1")) - 1):
        child = os.fork()
        if child == 0:
            children = []
            break
        children.append(child)
    signal.signal(signal.SIGTERM, lambda *_: [os.kill(child, signal.SIGTERM) for child in children] + [os._exit(0)])
    Worker().run()


main()
