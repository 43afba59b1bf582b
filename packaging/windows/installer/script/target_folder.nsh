; Whether the program can lie in $INSTDIR. $Problem is empty when it can; nothing is written to find out.

; Windows with long paths switched on has no such limit; NSIS' own is 1024.
!define LONGEST_USUAL 259
!define LONGEST_EVER 1000

Function CheckTarget
    StrCpy $Problem ""
    Call TidyTarget
    Call CheckTargetsPlace
    ${If} $Problem == ""
        Call CheckTargetsContent
    ${EndIf}
    ${If} $Problem == ""
        Call CheckTargetsLength
    ${EndIf}
    ${If} $Problem == ""
        Call CheckTargetsSpace
    ${EndIf}
    ${If} $Problem == ""
    ${AndIf} ${SectionIsSelected} ${SecPath}
        Call CheckTargetForPath
    ${EndIf}
FunctionEnd

; One way to write it: no slashes, dots or backslash at the end.
Function TidyTarget
    StrCpy $1 $INSTDIR
    System::Call 'kernel32::GetFullPathNameW(w r1, i ${NSIS_MAX_STRLEN}, w .r0, p 0)'
    ${Do}
        StrCpy $1 $0 1 -1
        ${If} $1 != "\"
            ${ExitDo}
        ${EndIf}
        StrCpy $0 $0 -1
    ${Loop}
    ${If} $FolderGiven != ""
    ${AndIf} $FolderGiven == $INSTDIR
        ; a relative one would depend on where the installer was started
        StrCpy $1 $INSTDIR 1 1
        StrCpy $2 $INSTDIR 2
        ${If} $1 != ":"
        ${AndIf} $2 != "\\"
            StrCpy $0 ""
        ${EndIf}
        StrCpy $FolderGiven $0
    ${EndIf}
    StrCpy $INSTDIR $0
FunctionEnd

Function CheckTargetsPlace
    StrLen $0 $INSTDIR
    ${If} $0 < 4
        ; nothing, or a whole drive
        StrCpy $ProblemCode ${EXIT_BAD_FOLDER}
        StrCpy $Problem "$(BadFolder)"
        Return
    ${EndIf}
    StrLen $0 "$UserData\"
    StrCpy $1 "$INSTDIR\" $0
    ${If} $1 == "$UserData\"
        StrCpy $ProblemCode ${EXIT_BAD_FOLDER}
        StrCpy $Problem "$(BadFolder)"
        Return
    ${EndIf}
    StrLen $0 "$INSTDIR\"
    StrCpy $1 "$UserData\" $0
    ${If} $1 == "$INSTDIR\"
        StrCpy $ProblemCode ${EXIT_BAD_FOLDER}
        StrCpy $Problem "$(BadFolder)"
        Return
    ${EndIf}
    ${If} ${FileExists} "$INSTDIR"
    ${AndIfNot} ${FileExists} "$INSTDIR\*.*"
        ; a file
        StrCpy $ProblemCode ${EXIT_BAD_FOLDER}
        StrCpy $Problem "$(BadFolder)"
    ${EndIf}
FunctionEnd

; A folder with somebody's files in it is not mixed with the program's, unless the program was there before.
Function CheckTargetsContent
    ${If} $INSTDIR == $OldFolder
    ${OrIf} ${FileExists} "$INSTDIR\${LIST_OF_INSTALLED}"
    ${OrIf} ${FileExists} "$INSTDIR\${LIST_OF_UNFINISHED}"
        Return
    ${EndIf}
    ClearErrors
    FindFirst $0 $1 "$INSTDIR\*.*"
    ${DoUntil} ${Errors}
        ${If} $1 != "."
        ${AndIf} $1 != ".."
            StrCpy $ProblemCode ${EXIT_NOT_EMPTY}
            StrCpy $Problem "$(NotEmpty)"
            ${ExitDo}
        ${EndIf}
        FindNext $0 $1
    ${Loop}
    FindClose $0
    ClearErrors
FunctionEnd

Function CheckTargetsLength
    StrLen $0 "$INSTDIR\"
    IntOp $0 $0 + ${LONGEST_PATH}
    ReadRegDWORD $1 HKLM "SYSTEM\CurrentControlSet\Control\FileSystem" "LongPathsEnabled"
    ClearErrors
    StrCpy $2 ${LONGEST_USUAL}
    ${If} $1 = 1
        StrCpy $2 ${LONGEST_EVER}
    ${EndIf}
    ${If} $0 > $2
        StrCpy $ProblemCode ${EXIT_PATH_TOO_LONG}
        StrCpy $Problem "$(PathTooLong)"
    ${EndIf}
FunctionEnd

; Of the disk that it would lie on, or of a person's quota there. What an older version would give back is not counted: it
; is there until the new one's first files are.
Function CheckTargetsSpace
    StrCpy $0 "$INSTDIR\"
    ${Do}
        ; asked by its attributes: a search finds nothing in an empty drive
        System::Call 'kernel32::GetFileAttributesW(w r0) i .r1'
        ${If} $1 <> -1
            ${ExitDo}
        ${EndIf}
        StrCpy $0 $0 -1
        ${GetParent} $0 $0
        ${If} $0 == ""
            StrCpy $ProblemCode ${EXIT_BAD_FOLDER}
            StrCpy $Problem "$(BadFolder)"
            Return
        ${EndIf}
        StrCpy $0 "$0\"
    ${Loop}
    System::Call 'kernel32::GetDiskFreeSpaceExW(w r0, *l .r1, p 0, p 0) i .r2'
    ${If} $2 = 0
        ; a disk that cannot say is found full by writing to it
        Return
    ${EndIf}
    System::Int64Op $1 / 1024
    Pop $1
    System::Int64Op $1 < ${NEEDED_KB}
    Pop $2
    ${If} $2 = 1
        StrCpy $ProblemCode ${EXIT_DISK_FULL}
        StrCpy $Problem "$(DiskFull)"
    ${EndIf}
FunctionEnd

; PATH cannot hold such a folder: the one divides its entries, the other stands for a variable.
Function CheckTargetForPath
    StrCpy $0 0
    ${Do}
        StrCpy $1 $INSTDIR 1 $0
        ${If} $1 == ""
            ${ExitDo}
        ${EndIf}
        ${If} $1 == ";"
        ${OrIf} $1 == "%"
            StrCpy $ProblemCode ${EXIT_BAD_FOLDER}
            StrCpy $Problem "$(BadForPath)"
        ${EndIf}
        IntOp $0 $0 + 1
    ${Loop}
FunctionEnd

; The wizard's page: another folder can be chosen.
Function TakeTarget
    Call CheckTarget
    ${If} $Problem != ""
        MessageBox MB_OK|MB_ICONEXCLAMATION "$Problem"
        Abort
    ${EndIf}
FunctionEnd
