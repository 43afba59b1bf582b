/* Stands in for the application's programs where an installer is tried: tells its version, or waits to be closed. */

#include <stdio.h>
#include <string.h>

int main(int count, char **words) {
    if (count > 1 && strcmp(words[1], "--version") == 0) {
        puts("SmearScope " STAND_IN_VERSION);
        return 0;
    }
    puts("waiting");
    fflush(stdout);
    getchar();
    return 0;
}
