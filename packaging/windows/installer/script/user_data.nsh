; Runs, models and settings of whoever removes the program. They stay, unless somebody says otherwise in so many words.

; Removes the folder or file on the stack with all that is in it. A link is removed itself: what it leads to lies elsewhere,
; and belongs to somebody who put it there.
Function un.RemoveTree
    Exch $0
    Push $1
    Push $2
    Push $3
    System::Call 'kernel32::GetFileAttributesW(w r0) i .r1'
    ${If} $1 <> -1
        IntOp $2 $1 & 0x10 ; FILE_ATTRIBUTE_DIRECTORY
        IntOp $3 $1 & 0x400 ; FILE_ATTRIBUTE_REPARSE_POINT
        ${If} $2 = 0
            Delete $0
        ${ElseIf} $3 <> 0
            System::Call 'kernel32::RemoveDirectoryW(w r0)'
        ${Else}
            ClearErrors
            FindFirst $1 $2 "$0\*.*"
            ${DoUntil} ${Errors}
                ${If} $2 != "."
                ${AndIf} $2 != ".."
                    Push "$0\$2"
                    Call un.RemoveTree
                ${EndIf}
                ClearErrors
                FindNext $1 $2
            ${Loop}
            FindClose $1
            RMDir $0
        ${EndIf}
    ${EndIf}
    ClearErrors
    Pop $3
    Pop $2
    Pop $1
    Pop $0
FunctionEnd

Function un.DecideUserData
    ${IfNot} ${FileExists} "$UserData\*.*"
        StrCpy $DeleteUserData ""
    ${ElseIf} $DeleteUserData == ""
        MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(DeleteUserDataToo)" /SD IDNO IDNO keep
        StrCpy $DeleteUserData "yes"
        keep:
    ${EndIf}
FunctionEnd

Function un.TreatUserData
    ${If} $DeleteUserData == "yes"
        Push $UserData
        Call un.RemoveTree
        ${If} ${FileExists} "$UserData\*.*"
            ${un.Journal} "$UserData could not be deleted whole"
        ${Else}
            ${un.Journal} "$UserData was deleted, as asked for"
        ${EndIf}
    ${ElseIf} ${FileExists} "$UserData\*.*"
        ${un.Journal} "$UserData stays: runs, models, settings"
    ${EndIf}
FunctionEnd
