; How an installation or a removal can end, beside 0 (done), 1 (cancelled) and 2 (stopped by NSIS: a file could not be
; written). Each is Windows' own number for it, so that `net helpmsg NUMBER` tells the same.

!define EXIT_DENIED 5
!define EXIT_IN_USE 32
!define EXIT_WRONG_SWITCH 87
!define EXIT_DISK_FULL 112
!define EXIT_NOT_EMPTY 145
!define EXIT_BAD_FOLDER 161
!define EXIT_PATH_TOO_LONG 206
!define EXIT_WINDOWS_TOO_OLD 1150
!define EXIT_ALREADY_INSTALLING 1618
!define EXIT_NEWER_INSTALLED 1638
