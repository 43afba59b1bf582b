; What cannot be done is said before anything is written: in a box where somebody looks, in the journal and by the exit code always.

; seconds, where nobody can be asked to try again
!define WAITS_WHEN_SILENT 5

!macro REFUSALS un
    ; Ends the program with $Problem and $ProblemCode.
    Function ${un}Refuse
        Push "refused with exit code $ProblemCode: $Problem"
        Call ${un}WriteJournal
        MessageBox MB_OK|MB_ICONSTOP "$Problem" /SD IDOK
        SetErrorLevel $ProblemCode
        Quit
    FunctionEnd
!macroend

!macro REFUSE un code text
    StrCpy $ProblemCode ${code}
    StrCpy $Problem "${text}"
    Call ${un}Refuse
!macroend
!define Refuse "!insertmacro REFUSE ''"
!define un.Refuse "!insertmacro REFUSE un."

; Two at a time would undo each other's work, in two sessions of one computer too. A removal may be about to end: whoever
; waits for it and installs next comes a moment too early.
!macro ONLY_ONE un
    StrCpy $Waited 0
    ${Do}
        System::Call 'kernel32::CreateMutexW(p 0, i 0, w "Global\${NAME} installer") p .r1 ?e'
        Pop $2
        StrCpy $OnlyOne $1
        ; 183: ERROR_ALREADY_EXISTS
        ${If} $1 P<> 0
        ${AndIf} $2 <> 183
            ${ExitDo}
        ${EndIf}
        ${If} $1 P<> 0
            System::Call 'kernel32::CloseHandle(p r1)'
        ${EndIf}
        ${If} $Waited >= ${WAITS_WHEN_SILENT}
        ${OrIfNot} ${Silent}
            ${${un}Refuse} ${EXIT_ALREADY_INSTALLING} "$(AlreadyInstalling)"
        ${EndIf}
        IntOp $Waited $Waited + 1
        Sleep 1000
    ${Loop}
!macroend
