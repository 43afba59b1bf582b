; For one person without administrator rights, or for everybody of a computer with them. Nothing is elevated before somebody
; asks for the second; then this program starts itself once more as an administrator, and waits.

; $0 is "yes" with the rights of an administrator
!macro ADMINISTRATOR
    UserInfo::GetAccountType
    Pop $0
    ${If} $0 == "Admin"
        StrCpy $0 "yes"
    ${Else}
        StrCpy $0 ""
    ${EndIf}
!macroend

; Registry, menu and folder follow $Scope; an installation that is there is brought up to date where it is.
Function UseScope
    ${If} $Scope == "${EVERYBODY}"
        SetShellVarContext all
    ${Else}
        SetShellVarContext current
    ${EndIf}
    ReadRegStr $OldFolder SHCTX "${UNINSTALL_KEY}" "InstallLocation"
    ReadRegStr $OldVersion SHCTX "${UNINSTALL_KEY}" "DisplayVersion"
    ReadRegStr $OldOrder SHCTX "${UNINSTALL_KEY}" "VersionOrder"
    ReadRegStr $OldPathEntry SHCTX "${UNINSTALL_KEY}" "PathEntry"
    ClearErrors
    ${If} $FolderGiven != ""
        StrCpy $INSTDIR $FolderGiven
    ${ElseIf} $OldFolder != ""
        StrCpy $INSTDIR $OldFolder
    ${ElseIf} $Scope == "${EVERYBODY}"
        StrCpy $INSTDIR "$PROGRAMFILES64\${NAME}"
    ${Else}
        StrCpy $INSTDIR "$LOCALAPPDATA\Programs\${NAME}"
    ${EndIf}
    ${If} $PathGiven == "yes"
        !insertmacro SelectSection ${SecPath}
    ${ElseIf} $PathGiven == "no"
        !insertmacro UnselectSection ${SecPath}
    ${ElseIf} $OldPathEntry != ""
        !insertmacro SelectSection ${SecPath}
    ${EndIf}
FunctionEnd

; Without a switch: what the whole computer has is updated for all, else it is for whoever installs.
Function ChooseScope
    ${If} $ScopeGiven == ""
        ReadRegStr $0 HKLM "${UNINSTALL_KEY}" "InstallLocation"
        ${If} $0 != ""
            StrCpy $Scope "${EVERYBODY}"
        ${Else}
            StrCpy $Scope "${ME}"
        ${EndIf}
        ClearErrors
    ${EndIf}
    Call UseScope
FunctionEnd

; Is a newer version installed? Then this one is not.
Function RefuseDowngrade
    ${If} $OldOrder != ""
        ${VersionCompare} $OldOrder "${VERSION_ORDER}" $0
        ${If} $0 = 1
            ${Refuse} ${EXIT_NEWER_INSTALLED} "$(NewerInstalled)"
        ${EndIf}
    ${EndIf}
FunctionEnd

Function AskScope
    ${If} $ScopeGiven != ""
        Abort
    ${EndIf}
    !insertmacro MUI_HEADER_TEXT "$(ForWhom)" "$(ForWhomBelow)"
    nsDialogs::Create 1018
    Pop $0
    nsDialogs::SetRTL $(^RTL)
    ${NSD_CreateLabel} 0 0 100% 40u "$(ForWhomMeans)"
    Pop $0
    ${NSD_CreateRadioButton} 15u 48u -15u 12u "$(ForMe)"
    Pop $1
    ${NSD_OnClick} $1 ShowShield
    ${NSD_CreateRadioButton} 15u 68u -15u 12u "$(ForAll)"
    Pop $2
    ${NSD_OnClick} $2 ShowShield
    StrCpy $R9 $2
    ${If} $Scope == "${EVERYBODY}"
        ${NSD_Check} $2
    ${Else}
        ${NSD_Check} $1
    ${EndIf}
    Push ""
    Call ShowShield
    nsDialogs::Show
FunctionEnd

; Windows' mark for what needs an administrator, on the button that would ask for one
Function ShowShield
    Pop $0
    !insertmacro ADMINISTRATOR
    StrCpy $3 $0
    ${NSD_GetState} $R9 $0
    GetDlgItem $4 $HWNDPARENT 1
    ${If} $0 = ${BST_CHECKED}
    ${AndIf} $3 == ""
        SendMessage $4 ${BCM_SETSHIELD} 0 1
    ${Else}
        SendMessage $4 ${BCM_SETSHIELD} 0 0
    ${EndIf}
FunctionEnd

Function TakeScope
    GetDlgItem $4 $HWNDPARENT 1
    SendMessage $4 ${BCM_SETSHIELD} 0 0
    ${NSD_GetState} $R9 $0
    ${If} $0 = ${BST_CHECKED}
        StrCpy $Scope "${EVERYBODY}"
        !insertmacro ADMINISTRATOR
        ${If} $0 == ""
            Call GoOnElevated
            ; only without the consent that Windows asked for
            MessageBox MB_OK|MB_ICONEXCLAMATION "$(AdministratorNeeded)"
            Abort
        ${EndIf}
    ${Else}
        StrCpy $Scope "${ME}"
    ${EndIf}
    Call UseScope
    Call RefuseDowngrade
FunctionEnd

; The same installer as an administrator; this one ends with it. Comes back only when Windows did not allow it.
Function GoOnElevated
    System::Call 'kernel32::CloseHandle(p $OnlyOne)'
    StrCpy $0 "$Params /ALLUSERS /ELEVATED"
    ${If} $FolderGiven != ""
        StrCpy $0 "$0 /D=$FolderGiven"
    ${EndIf}
    HideWindow
    ClearErrors
    ExecShellWait "runas" "$EXEPATH" "$0"
    ${IfNot} ${Errors}
        Quit
    ${EndIf}
    ClearErrors
    !insertmacro ONLY_ONE ""
    ShowWindow $HWNDPARENT ${SW_SHOW}
    BringToFront
FunctionEnd
