/* Loaded before a program (LD_PRELOAD), it counts the calls that change files in one folder, and lets one of them go
 * wrong: the process dies before it or half-way through, or the call says that the disk failed or is full.
 *
 * The program arms it by calling fault_arm from within; until then every call goes straight through.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

enum { DIE = 1, HALF = 2, FAIL = 3, FULL = 4, SHORT = 5 };
enum { GOES_ON = 0, FAILS = 1 };

static char folder[PATH_MAX];
static long calls, unlucky;
static int mode, lasts;

/* Mode 0 counts only. `at` is the number of the call that goes wrong, from 1; `for_good` makes all later ones fail. */
void fault_arm(const char *watched, int what, long at, int for_good) {
    strncpy(folder, watched, sizeof folder - 1);
    calls = 0;
    mode = what;
    unlucky = at;
    lasts = for_good;
}

void fault_disarm(void) {
    mode = 0;
}

long fault_calls(void) {
    return calls;
}

#define REAL(name) \
    static __typeof__(&name) real; \
    if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

static int is_watched_path(const char *path) {
    return folder[0] && path && strncmp(path, folder, strlen(folder)) == 0;
}

static int is_watched(int fd) {
    char link[64], path[PATH_MAX];
    if (!folder[0]) return 0;
    strcpy(link, "/proc/self/fd/");
    char digits[16];
    int n = 0;
    do digits[n++] = '0' + fd % 10; while ((fd /= 10) > 0 && n < 15);
    for (int at = 14; n > 0;) { link[at++] = digits[--n]; link[at] = 0; }
    ssize_t got = readlink(link, path, sizeof path - 1);
    if (got < 0) return 0;
    path[got] = 0;
    return is_watched_path(path);
}

static int is_due(void) {
    calls++;
    return mode && (lasts ? calls >= unlucky : calls == unlucky);
}

/* A call without bytes of its own: it happens whole or not at all. */
static int without_bytes(void) {
    if (!is_due()) return GOES_ON;
    if (mode == DIE || mode == HALF) _exit(137);
    errno = mode == FAIL ? EIO : ENOSPC;
    return FAILS;
}

int open64(const char *path, int flags, ...) {
    REAL(open64);
    va_list more;
    va_start(more, flags);
    mode_t rights = va_arg(more, mode_t);
    va_end(more);
    if ((flags & O_CREAT) && is_watched_path(path) && without_bytes()) return -1;
    return real(path, flags, rights);
}

int open(const char *path, int flags, ...) {
    REAL(open);
    va_list more;
    va_start(more, flags);
    mode_t rights = va_arg(more, mode_t);
    va_end(more);
    if ((flags & O_CREAT) && is_watched_path(path) && without_bytes()) return -1;
    return real(path, flags, rights);
}

#define WRITES(name, signature, whole, half) \
    ssize_t name signature { \
        REAL(name); \
        if (is_watched(fd) && is_due()) { \
            if (mode == DIE) _exit(137); \
            if (mode == HALF || mode == SHORT) { ssize_t done = half; (void)done; } \
            if (mode == HALF) _exit(137); \
            errno = mode == FAIL ? EIO : ENOSPC; \
            return -1; \
        } \
        return whole; \
    }

WRITES(write, (int fd, const void *bytes, size_t size), real(fd, bytes, size), real(fd, bytes, size / 2))
WRITES(pwrite, (int fd, const void *bytes, size_t size, off_t at), real(fd, bytes, size, at), real(fd, bytes, size / 2, at))
WRITES(pwrite64, (int fd, const void *bytes, size_t size, off64_t at), real(fd, bytes, size, at),
       real(fd, bytes, size / 2, at))

#define CHANGES(name, signature, watched, whole) \
    int name signature { \
        REAL(name); \
        if ((watched) && without_bytes()) return -1; \
        return whole; \
    }

CHANGES(fsync, (int fd), is_watched(fd), real(fd))
CHANGES(fdatasync, (int fd), is_watched(fd), real(fd))
CHANGES(ftruncate, (int fd, off_t size), is_watched(fd), real(fd, size))
CHANGES(ftruncate64, (int fd, off64_t size), is_watched(fd), real(fd, size))
CHANGES(unlink, (const char *path), is_watched_path(path), real(path))
CHANGES(rename, (const char *old, const char *new), is_watched_path(old) || is_watched_path(new), real(old, new))
CHANGES(linkat, (int from, const char *old, int to, const char *new, int flags), is_watched_path(new),
        real(from, old, to, new, flags))
CHANGES(link, (const char *old, const char *new), is_watched_path(new), real(old, new))
