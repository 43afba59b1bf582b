; What an installation consists of stands in a list in its folder: one path a line, relative, folders with a backslash at
; their end and after what is in them. Only what is listed is ever removed; a folder goes when it is empty. While files are
; being written the new list is called LIST_OF_UNFINISHED, so that whoever comes after an interruption knows both.

!define LIST_OF_INSTALLED "installed-files.txt"
!define LIST_OF_UNFINISHED "installing-files.txt"

!macro INSTALLED_FILES un
    ; The next path of the open list $9 into $8, whole; empty at the end. What would lead out of the folder is left out: a
    ; list is a file, and files get damaged.
    Function ${un}NextListed
        Push $0
        Push $1
        ${Do}
            StrCpy $8 ""
            ClearErrors
            FileReadUTF16LE $9 $0
            ${If} ${Errors}
                ${ExitDo}
            ${EndIf}
            ${Do}
                StrCpy $1 $0 1 -1
                ${If} $1 != "$\r"
                ${AndIf} $1 != "$\n"
                    ${ExitDo}
                ${EndIf}
                StrCpy $0 $0 -1
            ${Loop}
            ${If} $0 == ""
                ${Continue}
            ${EndIf}
            StrCpy $1 $0 1
            ${If} $1 == "\"
                ${Continue}
            ${EndIf}
            Push $0
            Call ${un}LeadsAway
            Pop $1
            ${If} $1 != ""
                ${Continue}
            ${EndIf}
            StrCpy $8 "$Folder\$0"
            ${ExitDo}
        ${Loop}
        ClearErrors
        Pop $1
        Pop $0
    FunctionEnd

    ; Does the path on the stack hold a colon, or two dots as a part? Empty when not.
    Function ${un}LeadsAway
        Exch $0
        Push $1
        Push $2
        Push $3
        StrCpy $0 "\$0\"
        StrCpy $1 0
        StrCpy $3 ""
        ${Do}
            StrCpy $2 $0 1 $1
            ${If} $2 == ""
                ${ExitDo}
            ${EndIf}
            ${If} $2 == ":"
                StrCpy $3 "yes"
            ${EndIf}
            StrCpy $2 $0 4 $1
            ${If} $2 == "\..\"
                StrCpy $3 "yes"
            ${EndIf}
            IntOp $1 $1 + 1
        ${Loop}
        StrCpy $0 $3
        Pop $3
        Pop $2
        Pop $1
        Exch $0
    FunctionEnd

    ; $InUse: a program or library of $Folder that somebody runs, by $List. Such a file cannot be opened to be written to.
    Function ${un}FindInUse
        StrCpy $InUse ""
        ClearErrors
        FileOpen $9 "$Folder\$List" r
        ${If} ${Errors}
            Return
        ${EndIf}
        ${Do}
            Call ${un}NextListed
            ${If} $8 == ""
                ${ExitDo}
            ${EndIf}
            StrCpy $7 $8 "" -4
            ${If} $7 == ".exe"
            ${OrIf} $7 == ".dll"
            ${OrIf} $7 == ".pyd"
                ${If} ${FileExists} $8
                    SetFileAttributes $8 NORMAL
                    ClearErrors
                    FileOpen $7 $8 a
                    ${If} ${Errors}
                        StrCpy $InUse $8
                        ${ExitDo}
                    ${EndIf}
                    FileClose $7
                ${EndIf}
            ${EndIf}
        ${Loop}
        FileClose $9
        ClearErrors
    FunctionEnd

    ; Waits until nobody runs what lies in $Folder, or ends the program.
    Function ${un}WaitUntilClosed
        StrCpy $Waited 0
        ${Do}
            StrCpy $List "${LIST_OF_INSTALLED}"
            Call ${un}FindInUse
            ${If} $InUse == ""
                StrCpy $List "${LIST_OF_UNFINISHED}"
                Call ${un}FindInUse
            ${EndIf}
            ${If} $InUse == ""
                Return
            ${EndIf}
            ${If} ${Silent}
                ; a scanner may look at a file for a moment
                ${If} $Waited < ${WAITS_WHEN_SILENT}
                    IntOp $Waited $Waited + 1
                    Sleep 1000
                ${Else}
                    ${${un}Refuse} ${EXIT_IN_USE} "$(StillRunning)"
                ${EndIf}
            ${Else}
                MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(StillRunning)" IDRETRY +2
                Call ${un}Cancelled
            ${EndIf}
        ${Loop}
    FunctionEnd

    Function ${un}Cancelled
        StrCpy $ProblemCode 1
        Push "cancelled: $InUse is in use"
        Call ${un}WriteJournal
        SetErrorLevel 1
        Quit
    FunctionEnd

    ; Removes what $List in $Folder names, then the list. $InUse: what could not be removed; then the list stays as well.
    Function ${un}RemoveListed
        StrCpy $InUse ""
        ClearErrors
        FileOpen $9 "$Folder\$List" r
        ${If} ${Errors}
            ClearErrors
            Return
        ${EndIf}
        ${Do}
            Call ${un}NextListed
            ${If} $8 == ""
                ${ExitDo}
            ${EndIf}
            StrCpy $7 $8 1 -1
            ${If} $7 == "\"
                RMDir $8
            ${Else}
                Delete $8
                ${If} ${FileExists} $8
                    StrCpy $InUse $8
                ${EndIf}
            ${EndIf}
        ${Loop}
        FileClose $9
        ${If} $InUse == ""
            Delete "$Folder\$List"
        ${EndIf}
        ClearErrors
    FunctionEnd
!macroend
