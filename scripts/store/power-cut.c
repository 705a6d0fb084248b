/*
 * What a power cut leaves, at its worst: a file is copied into the shadow folder only when it is synced, so the shadow
 * holds nothing that no fsync has covered. Names are taken to be durable at once: renames, links and unlinks are done
 * in both folders. Preloaded (LD_PRELOAD) into the process that writes; POWER_CUT_LIVE and POWER_CUT_SHADOW name the
 * folders.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define REAL(type, name, ...) ((type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name))

/* The place in the shadow folder of a path in the live one; 0 when it is elsewhere. */
static int shadow_of(const char *given, char *shadow) {
  const char *live = getenv("POWER_CUT_LIVE"), *root = getenv("POWER_CUT_SHADOW");
  char path[PATH_MAX], folder[PATH_MAX];
  if (!live || !root || !given) return 0;
  if (given[0] == '/') {
    snprintf(path, sizeof path, "%s", given);
  } else {
    if (!getcwd(folder, sizeof folder)) return 0;
    if (snprintf(path, sizeof path, "%s/%s", folder, given) >= (int)sizeof path) return 0;
  }
  size_t length = strlen(live);
  if (strncmp(path, live, length) != 0 || path[length] != '/') return 0;
  return snprintf(shadow, PATH_MAX, "%s%s", root, path + length) < PATH_MAX;
}

static void make_parents(char *path) {
  for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
    *slash = 0;
    mkdir(path, 0700);
    *slash = '/';
  }
}

/* A copy that appears whole or not at all: the kill may come at any moment. */
static void keep(int fd) {
  char link[64], path[PATH_MAX], shadow[PATH_MAX], part[PATH_MAX + 40];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  struct stat info;
  if (length < 0 || fstat(fd, &info) != 0 || !S_ISREG(info.st_mode)) return;
  path[length] = 0;
  if (!shadow_of(path, shadow)) return;
  make_parents(shadow);
  snprintf(part, sizeof part, "%s.part-%d", shadow, (int)getpid());
  int from = open(path, O_RDONLY), to = open(part, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  char buffer[1 << 14];
  ssize_t got = -1;
  while (from >= 0 && to >= 0 && (got = read(from, buffer, sizeof buffer)) > 0)
    if (write(to, buffer, got) != got) abort();
  if (from >= 0) close(from);
  if (to >= 0) close(to);
  if (got == 0) REAL(int, "rename", const char *, const char *)(part, shadow);
}

int fsync(int fd) {
  int result = REAL(int, "fsync", int)(fd), saved = errno;
  if (result == 0) keep(fd);
  errno = saved;
  return result;
}

int fdatasync(int fd) {
  int result = REAL(int, "fdatasync", int)(fd), saved = errno;
  if (result == 0) keep(fd);
  errno = saved;
  return result;
}

int rename(const char *from, const char *to) {
  char one[PATH_MAX], other[PATH_MAX];
  int result = REAL(int, "rename", const char *, const char *)(from, to), saved = errno;
  if (result == 0 && shadow_of(from, one) && shadow_of(to, other))
    REAL(int, "rename", const char *, const char *)(one, other);
  errno = saved;
  return result;
}

int link(const char *from, const char *to) {
  char one[PATH_MAX], other[PATH_MAX];
  int result = REAL(int, "link", const char *, const char *)(from, to), saved = errno;
  if (result == 0 && shadow_of(from, one) && shadow_of(to, other))
    REAL(int, "link", const char *, const char *)(one, other);
  errno = saved;
  return result;
}

int unlink(const char *path) {
  char shadow[PATH_MAX];
  int result = REAL(int, "unlink", const char *)(path), saved = errno;
  if (result == 0 && shadow_of(path, shadow)) REAL(int, "unlink", const char *)(shadow);
  errno = saved;
  return result;
}
