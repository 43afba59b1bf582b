; A line for whoever was not there to see it: every installation and removal, silent or not, adds to one file of text
; (UTF-16, as Windows' own logs), %TEMP%\smearscope-installer.log, or the one that /LOG= names.

!include FileFunc.nsh

!define JOURNAL_NAME "${PROGRAM}-installer.log"

!macro JOURNAL un
    ; Adds the line on the stack. A journal that cannot be written keeps nobody from installing; one that was asked for by
    ; name was tried before (see SWITCHES).
    Function ${un}WriteJournal
        Exch $0
        Push $1
        Push $2
        Push $3
        Push $4
        Push $5
        Push $6
        Push $7
        Push $8
        ${GetTime} "" "L" $1 $2 $3 $4 $5 $6 $7
        ClearErrors
        FileOpen $8 "$JournalFile" a
        ${IfNot} ${Errors}
            FileSeek $8 0 END
            FileWriteUTF16LE /BOM $8 "$3-$2-$1 $5:$6:$7 ${NAME} ${VERSION}: $0$\r$\n"
            FileClose $8
        ${EndIf}
        ClearErrors
        Pop $8
        Pop $7
        Pop $6
        Pop $5
        Pop $4
        Pop $3
        Pop $2
        Pop $1
        Pop $0
    FunctionEnd
!macroend

!macro JOURNAL_LINE un text
    DetailPrint "${text}"
    Push "${text}"
    Call ${un}WriteJournal
!macroend
!define Journal "!insertmacro JOURNAL_LINE ''"
!define un.Journal "!insertmacro JOURNAL_LINE un."
