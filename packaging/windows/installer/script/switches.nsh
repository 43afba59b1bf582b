; The command line. A switch that is not known is refused: what an administrator misspelt would otherwise install something
; else on a thousand computers. /S, /NCRC, /D= and _?= are NSIS's own; the last two are cut off before this sees them.

!macro SWITCHES un
    ; Moves the first word of $Rest into $Word; one in quotation marks may hold blanks. Empty at the end.
    Function ${un}NextWord
        Push $0
        Push $1
        StrCpy $Word ""
        StrCpy $1 ""
        ${Do}
            StrCpy $0 $Rest 1
            ${If} $0 == ""
                ${ExitDo}
            ${EndIf}
            StrCpy $Rest $Rest "" 1
            ${If} $0 == '"'
                ${If} $1 == ""
                    StrCpy $1 quoted
                ${Else}
                    StrCpy $1 ""
                ${EndIf}
            ${ElseIf} $0 == " "
            ${AndIf} $1 == ""
                ${If} $Word != ""
                    ${ExitDo}
                ${EndIf}
            ${Else}
                StrCpy $Word "$Word$0"
            ${EndIf}
        ${Loop}
        Pop $1
        Pop $0
    FunctionEnd

    ; $Word is /LOG=FILE, or nothing that is known. A log that was asked for and cannot be written would be missed too late.
    Function ${un}TakeLogSwitch
        StrCpy $0 $Word 5
        ${If} $0 != "/LOG="
            ${${un}Refuse} ${EXIT_WRONG_SWITCH} "$(WrongSwitch)"
        ${EndIf}
        StrCpy $0 $Word "" 5
        ClearErrors
        FileOpen $1 $0 a
        ${If} ${Errors}
            ${${un}Refuse} ${EXIT_WRONG_SWITCH} "$(WrongSwitch)"
        ${EndIf}
        FileClose $1
        StrCpy $JournalFile $0
    FunctionEnd
!macroend
