"""What the program is called where it is frozen; whoever starts, packs or looks for it asks here."""

PROGRAM = "smearscope"
# Under these names it opens the window: for menus and file managers, and on systems where a program without a terminal
# has to be another file (names that differ by case alone are one file there).
WINDOW_PROGRAM = "SmearScope"
WINDOW_PROGRAM_ELSEWHERE = "smearscope-window"
WINDOW_PROGRAMS = (WINDOW_PROGRAM, WINDOW_PROGRAM_ELSEWHERE)
# beside the program: all that it is made of
PARTS_FOLDER = "_internal"
# On macOS programs and parts lie in one folder that is shown as an application, in folders that Apple names.
MAC_APPLICATION = "SmearScope.app"
MAC_CONTENTS = "Contents"
MAC_PARTS_FOLDER = "Frameworks"
