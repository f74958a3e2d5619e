/* The libvips peer: the line protocol of Peer.java, one thread, no cache.
 *
 *   cc -O2 -o vips vips.c $(pkg-config --cflags --libs vips)
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <vips/vips.h>

static char *file;
static size_t length;
static char loaded[4096];

/* The most resident memory, in kB. What getrusage tells still holds the memory of the process that forked this one. */
static long peak(void) {
    char *status;
    if (g_file_get_contents("/proc/self/status", &status, NULL, NULL)) {
        char *line = strstr(status, "VmHWM:");
        long kilobytes = line == NULL ? 0 : strtol(line + strlen("VmHWM:"), NULL, 10);
        g_free(status);
        return kilobytes;
    }
    return 0;
}

/* CPU of the whole process, every thread, in ms */
static double cpu(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static int load(const char *path) {
    if (strcmp(path, loaded) == 0) {
        return 0;
    }
    g_free(file);
    file = NULL;
    loaded[0] = 0;
    if (!g_file_get_contents(path, &file, &length, NULL)) {
        return -1;
    }
    snprintf(loaded, sizeof loaded, "%s", path);
    return 0;
}

/* What a thumbnail is written as: the format of its source, JPEG and WebP at quality 80 */
static const char *output(const char *path) {
    const char *end = strrchr(path, '.');
    if (end == NULL || strcmp(end, ".jpg") == 0 || strcmp(end, ".jpeg") == 0) {
        return ".jpg[Q=80,strip]";
    }
    if (strcmp(end, ".webp") == 0) {
        return ".webp[Q=80,strip]";
    }
    return strcmp(end, ".png") == 0 ? ".png[strip]" : end;
}

static int thumbnail(int size, const char *suffix, void **bytes, size_t *written) {
    VipsImage *image;
    int failed;
    if (vips_thumbnail_buffer(file, length, &image, size, "height", size, "size", VIPS_SIZE_DOWN, NULL)) {
        return -1;
    }
    /* "export_profile" would also convert, at some cost, what has no profile */
    if (vips_image_get_typeof(image, VIPS_META_ICC_NAME)) {
        VipsImage *converted;
        failed = vips_icc_transform(image, &converted, "srgb", "embedded", TRUE, NULL);
        g_object_unref(image);
        if (failed) {
            return -1;
        }
        image = converted;
    }
    failed = vips_image_write_to_buffer(image, suffix, bytes, written, NULL);
    g_object_unref(image);
    return failed;
}

static int measure(int size, int repeats, const char *path) {
    double start = cpu();
    for (int i = 0; i < repeats; i++) {
        void *bytes;
        size_t written;
        if (thumbnail(size, output(path), &bytes, &written)) {
            return -1;
        }
        g_free(bytes);
    }
    printf("ok\t%.4f\n", cpu() - start);
    return 0;
}

static int save(int size, const char *to) {
    void *bytes;
    size_t written;
    if (thumbnail(size, output(to), &bytes, &written)) {
        return -1;
    }
    int failed = !g_file_set_contents(to, bytes, written, NULL);
    g_free(bytes);
    printf("ok\t%zu\n", written);
    return failed;
}

int main(int argc, char **argv) {
    char line[9000];
    (void) argc;
    if (VIPS_INIT(argv[0])) {
        return 1;
    }
    vips_concurrency_set(1);
    vips_cache_set_max(0);
    while (fgets(line, sizeof line, stdin)) {
        int failed = 1;
        line[strcspn(line, "\n")] = 0;
        char *verb = strtok(line, "\t");
        if (verb == NULL) {
            continue;
        }
        if (strcmp(verb, "rss") == 0) {
            printf("ok\t%ld\n", peak());
            failed = 0;
        } else {
            char *size = strtok(NULL, "\t");
            char *third = strtok(NULL, "\t");
            char *fourth = strtok(NULL, "\t");
            if (fourth != NULL && strcmp(verb, "time") == 0) {
                failed = load(fourth) || measure(atoi(size), atoi(third), fourth);
            } else if (fourth != NULL && strcmp(verb, "save") == 0) {
                failed = load(third) || save(atoi(size), fourth);
            }
        }
        if (failed) {
            char *message = vips_error_buffer_copy();
            g_strdelimit(message, "\n\t", ' ');
            printf("error\t%s\n", message);
            g_free(message);
        }
        fflush(stdout);
    }
    return 0;
}
