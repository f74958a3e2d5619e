"""The Pillow peer: the line protocol of Peer.java, one thread."""
import io
import os
import sys
import time

from PIL import Image, ImageOps

Image.MAX_IMAGE_PIXELS = None

FORMATS = {".jpg": "JPEG", ".jpeg": "JPEG", ".tif": "TIFF"}
loaded = (None, b"")


def load(path):
    global loaded
    if loaded[0] != path:
        with open(path, "rb") as file:
            loaded = (path, file.read())
    return loaded[1]


def thumbnail(source, size, path):
    """What a thumbnail is written as: the format of its source, JPEG and WebP at quality 80."""
    image = Image.open(io.BytesIO(source))
    suffix = os.path.splitext(path)[1]
    if image.mode == "P":  # a palette cannot be averaged
        image = image.convert("RGBA" if "transparency" in image.info else "RGB")
    image.thumbnail((size, size), Image.Resampling.LANCZOS)
    image = ImageOps.exif_transpose(image)
    output = io.BytesIO()
    options = {"quality": 80} if suffix in (".jpg", ".jpeg", ".webp") else {}
    image.save(output, FORMATS.get(suffix, suffix[1:].upper()), **options)
    return output.getvalue()


def answer(verb, size=None, third=None, fourth=None):
    if verb == "rss":
        # what resource tells still holds the memory of the process that forked this one
        with open("/proc/self/status") as status:
            return next(line.split()[1] for line in status if line.startswith("VmHWM:"))
    if verb == "save":
        encoded = thumbnail(load(third), int(size), fourth)
        with open(fourth, "wb") as file:
            file.write(encoded)
        return len(encoded)
    source = load(fourth)
    start = time.process_time()
    for _ in range(int(third)):
        thumbnail(source, int(size), fourth)
    return "%.4f" % ((time.process_time() - start) * 1000)


for line in sys.stdin:
    try:
        print("ok\t%s" % answer(*line.rstrip("\n").split("\t")), flush=True)
    except Exception as failure:  # whatever a decoder throws is an answer, too
        print("error\t%s" % " ".join(str(failure).split()), flush=True)
