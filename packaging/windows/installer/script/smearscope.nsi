; The installer for Windows, 64-bit. make_installer.py says what is installed and what it is called (/D); this says how.
; Its parts are the files included below, in the order in which they are needed; all have line ends as everything here has.

Unicode true
Target amd64-unicode
!ifdef QUICKLY
    SetCompressor zlib
!else
    SetCompressor /SOLID lzma
    SetCompressorDictSize 64
!endif
ManifestDPIAware true
ManifestLongPathAware true
RequestExecutionLevel user
; a file that cannot be written ends the installation, silent or not
AllowSkipFiles off
; files are as old as their installation, so that the installer's bytes do not tell when it was made
SetDateSave off
ShowInstDetails nevershow
ShowUninstDetails nevershow

!define UNINSTALL_EXE "uninstall-${PROGRAM}.exe" ; its folder may be in PATH, where "uninstall" would say too little
; Qt needs Windows 10, version 1809
!define OLDEST_BUILD 17763
; no folder at all: only /D= puts one here before .onInit. Its last part is what "Browse..." adds to the chosen folder.
!define NO_FOLDER "\${NAME}"

; the two values of $Scope
!define ME "CurrentUser"
!define EVERYBODY "AllUsers"
!define SYNCHRONIZE 0x100000
; below HKEY_CURRENT_USER or HKEY_LOCAL_MACHINE: what is installed for whom
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"

Name "${NAME}"
BrandingText "${NAME} ${VERSION}"
Caption "${NAME} ${VERSION}"
OutFile "${OUT}"
InstallDir "${NO_FOLDER}"
VIProductVersion "${VERSION_ORDER}"
VIFileVersion "${VERSION_ORDER}"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "${NAME} installer"
VIAddVersionKey "CompanyName" "${PUBLISHER}"
VIAddVersionKey "LegalCopyright" "${COPYRIGHT}"

!ifdef SIGN_COMMAND
    !finalize `${SIGN_COMMAND} "%1"` = 0
    !uninstfinalize `${SIGN_COMMAND} "%1"` = 0
!endif

!include LogicLib.nsh
!include Sections.nsh
!include WinVer.nsh
!include WordFunc.nsh
!include x64.nsh
!include MUI2.nsh
!include nsDialogs.nsh

!include exit_codes.nsh
!include variables.nsh
!include journal.nsh
!include refusals.nsh
!include switches.nsh
!include installed_files.nsh

; --- the wizard -----------------------------------------------------------------------------------------------------

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE_PICTURE}"
!define MUI_ABORTWARNING

!define MUI_WELCOMEPAGE_TEXT "$(Welcome)"
!define MUI_PAGE_CUSTOMFUNCTION_PRE SkipWhenElevated
!insertmacro MUI_PAGE_WELCOME
!define MUI_PAGE_CUSTOMFUNCTION_PRE SkipWhenElevated
!insertmacro MUI_PAGE_LICENSE "${LICENCE}"
Page custom AskScope TakeScope
!define MUI_COMPONENTSPAGE_SMALLDESC
!insertmacro MUI_PAGE_COMPONENTS
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE TakeTarget
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_FUNCTION OpenWindow
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES

; the first stands for all others
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "French"
!insertmacro MUI_LANGUAGE "Spanish"
!insertmacro MUI_LANGUAGE "Farsi"
!include texts/English.nsh
!include texts/French.nsh
!include texts/Spanish.nsh
!include texts/Farsi.nsh
!include "${WORDS}"

!insertmacro JOURNAL ""
!insertmacro JOURNAL un.
!insertmacro REFUSALS ""
!insertmacro REFUSALS un.
!insertmacro SWITCHES ""
!insertmacro SWITCHES un.
!insertmacro INSTALLED_FILES ""
!insertmacro INSTALLED_FILES un.

; --- what is installed ----------------------------------------------------------------------------------------------

Section "${NAME}" SecProgram
    SectionIn RO
    Call CheckTarget
    ${If} $Problem != ""
        Call Refuse
    ${EndIf}
    StrCpy $Folder $INSTDIR
    Call WaitUntilClosed
    ${If} $OldFolder != ""
        StrCpy $Folder $OldFolder
        Call WaitUntilClosed
    ${EndIf}
    StrCpy $1 ""
    ClearErrors
    CreateDirectory $INSTDIR
    ${IfNot} ${Errors}
        FileOpen $0 "$INSTDIR\${LIST_OF_UNFINISHED}" a
        ${IfNot} ${Errors}
            FileClose $0
            StrCpy $1 "writable"
        ${EndIf}
    ${EndIf}
    ${If} $1 == ""
        ${Refuse} ${EXIT_DENIED} "$(NotWritable)"
    ${EndIf}
    Call ForgetSameFolder

    ${Journal} "installing into $INSTDIR ($Scope)"
    StrCpy $Folder $INSTDIR
    StrCpy $List "${LIST_OF_UNFINISHED}"
    Call RemoveOld
    SetOutPath $INSTDIR
    File "/oname=${LIST_OF_UNFINISHED}" "${FILE_LIST}"
    StrCpy $List "${LIST_OF_INSTALLED}"
    Call RemoveOld
    WriteUninstaller "$INSTDIR\${UNINSTALL_EXE}"
    !include "${FILE_INSTRUCTIONS}"
    SetOutPath $INSTDIR
    ClearErrors
    Rename "$INSTDIR\${LIST_OF_UNFINISHED}" "$INSTDIR\${LIST_OF_INSTALLED}"
    ${If} ${Errors}
        StrCpy $InUse "$INSTDIR\${LIST_OF_INSTALLED}"
        ${Refuse} ${EXIT_IN_USE} "$(NotRemoved)"
    ${EndIf}
    Call LeaveOldFolder
SectionEnd

Section /o "$(InPath)" SecPath
SectionEnd

Section "-registration"
    Call Register
    ${If} $OldPathEntry != ""
        StrCpy $PathEntry $OldPathEntry
        ${IfNot} ${SectionIsSelected} ${SecPath}
        ${OrIf} $OldPathEntry != $INSTDIR
            Call LeavePath
        ${EndIf}
    ${EndIf}
    ${If} ${SectionIsSelected} ${SecPath}
        StrCpy $PathEntry $INSTDIR
        Call EnterPath
        WriteRegStr SHCTX "${UNINSTALL_KEY}" "PathEntry" "$INSTDIR"
    ${Else}
        DeleteRegValue SHCTX "${UNINSTALL_KEY}" "PathEntry"
    ${EndIf}
    ClearErrors
    ${Journal} "installed"
SectionEnd

!insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN
    !insertmacro MUI_DESCRIPTION_TEXT ${SecProgram} "$(Purpose)"
    !insertmacro MUI_DESCRIPTION_TEXT ${SecPath} "$(InPathMeans)"
!insertmacro MUI_FUNCTION_DESCRIPTION_END

!include scope.nsh
!include target_folder.nsh
!include path_entry.nsh
!insertmacro PATH_ENTRY ""
!insertmacro PATH_ENTRY un.
!include registration.nsh
!include user_data.nsh

; Files of an earlier installation, whole or not.
Function RemoveOld
    Call RemoveListed
    ${If} $InUse != ""
        ${Refuse} ${EXIT_IN_USE} "$(NotRemoved)"
    ${EndIf}
FunctionEnd

; One folder can have two names: a short one, a drive of its own, a link. Then there is none to leave.
Function ForgetSameFolder
    GetTempFileName $0 $INSTDIR
    ${GetFileName} $0 $1
    ${If} ${FileExists} "$OldFolder\$1"
        StrCpy $OldFolder ""
    ${EndIf}
    Delete $0
FunctionEnd

; The program lay elsewhere before: there it goes, now that it is here.
Function LeaveOldFolder
    ${If} $OldFolder == ""
    ${OrIf} $OldFolder == $INSTDIR
        Return
    ${EndIf}
    StrCpy $Folder $OldFolder
    StrCpy $List "${LIST_OF_UNFINISHED}"
    Call RemoveListed
    StrCpy $List "${LIST_OF_INSTALLED}"
    Call RemoveListed
    Delete "$OldFolder\${UNINSTALL_EXE}"
    RMDir $OldFolder
    ${Journal} "$OldFolder was left for $INSTDIR"
FunctionEnd

; --- start and end --------------------------------------------------------------------------------------------------

Function .onInit
    SetRegView 64
    StrCpy $JournalFile "$TEMP\${JOURNAL_NAME}"
    SetShellVarContext current
    StrCpy $UserData "$LOCALAPPDATA\${USER_DATA}"
    ${GetParameters} $Params
    Call TakeSwitches
    Call TakeFolder
    ${IfNot} ${AtLeastBuild} ${OLDEST_BUILD}
        ${Refuse} ${EXIT_WINDOWS_TOO_OLD} "$(WindowsTooOld)"
    ${EndIf}
    !insertmacro ONLY_ONE ""
    Call ChooseScope
    ${If} $ScopeGiven == ""
    ${AndIfNot} ${Silent}
        ; the wizard asks
        Return
    ${EndIf}
    ${If} $Scope == "${EVERYBODY}"
        !insertmacro ADMINISTRATOR
        ${If} $0 == ""
            ; nobody is there to consent when it is silent
            ${IfNot} ${Silent}
                Call GoOnElevated
            ${EndIf}
            ${Refuse} ${EXIT_DENIED} "$(AdministratorNeeded)"
        ${EndIf}
    ${EndIf}
    Call RefuseDowngrade
FunctionEnd

Function TakeSwitches
    StrCpy $Rest $Params
    ${Do}
        Call NextWord
        ${If} $Word == ""
            ${ExitDo}
        ${ElseIf} $Word == "/S"
            ; NSIS takes the capital letter alone, and with a small one would ask where nobody is there to answer
            SetSilent silent
        ${ElseIf} $Word == "/NCRC"
            ; NSIS took it
        ${ElseIf} $Word == "/CURRENTUSER"
        ${AndIf} $Scope != "${EVERYBODY}"
            StrCpy $Scope "${ME}"
            StrCpy $ScopeGiven "yes"
        ${ElseIf} $Word == "/ALLUSERS"
        ${AndIf} $Scope != "${ME}"
            StrCpy $Scope "${EVERYBODY}"
            StrCpy $ScopeGiven "yes"
        ${ElseIf} $Word == "/PATH"
        ${AndIf} $PathGiven != "no"
            StrCpy $PathGiven "yes"
        ${ElseIf} $Word == "/NOPATH"
        ${AndIf} $PathGiven != "yes"
            StrCpy $PathGiven "no"
        ${ElseIf} $Word == "/ELEVATED"
            ; by GoOnElevated alone
            StrCpy $Elevated "yes"
        ${Else}
            Call TakeLogSwitch
        ${EndIf}
    ${Loop}
FunctionEnd

; NSIS forgets a folder that it finds impossible, and would install into the usual one.
Function TakeFolder
    ${If} $INSTDIR != "${NO_FOLDER}"
        StrCpy $FolderGiven $INSTDIR
        Return
    ${EndIf}
    System::Call 'kernel32::GetCommandLineW() p .r0'
    System::Call 'shlwapi::StrStrW(p r0, w " /D=") p .r1'
    ${If} $1 P<> 0
        System::Call '*$1(&w${NSIS_MAX_STRLEN} .r2)'
        StrCpy $INSTDIR $2 "" 4
        ${Refuse} ${EXIT_BAD_FOLDER} "$(BadFolder)"
    ${EndIf}
FunctionEnd

; They were seen before Windows asked for an administrator.
Function SkipWhenElevated
    ${If} $Elevated != ""
        Abort
    ${EndIf}
FunctionEnd

; By Explorer, with its rights: the window is never an administrator's because its installer was.
Function OpenWindow
    Exec '"$WINDIR\explorer.exe" "$INSTDIR\${WINDOW_EXE}"'
FunctionEnd

Function .onInstFailed
    ${Journal} "stopped: a file could not be written; installing again mends it"
FunctionEnd

; --- removal --------------------------------------------------------------------------------------------------------

Function un.onInit
    SetRegView 64
    StrCpy $JournalFile "$TEMP\${JOURNAL_NAME}"
    SetShellVarContext current
    StrCpy $UserData "$LOCALAPPDATA\${USER_DATA}"
    ${GetParameters} $Params
    StrCpy $Rest $Params
    ${Do}
        Call un.NextWord
        ${If} $Word == ""
            ${ExitDo}
        ${ElseIf} $Word == "/S"
            ; NSIS takes the capital letter alone, and with a small one would ask where nobody is there to answer
            SetSilent silent
        ${ElseIf} $Word == "/NCRC"
            ; NSIS took it
        ${ElseIf} $Word == "/DeleteUserData"
            StrCpy $DeleteUserData "yes"
        ${Else}
            StrCpy $0 $Word 8
            ${If} $0 == "/FINISH="
                ; by un.RemoveItself alone
                Call un.FinishRemoval
            ${EndIf}
            Call un.TakeLogSwitch
        ${EndIf}
    ${Loop}
    !insertmacro ONLY_ONE un.
    Call un.FindScope
    ${If} $Scope == "${EVERYBODY}"
        SetShellVarContext all
        !insertmacro ADMINISTRATOR
        ${If} $0 == ""
            ${If} ${Silent}
                ${un.Refuse} ${EXIT_DENIED} "$(AdministratorNeeded)"
            ${EndIf}
            ; the installed one, not the copy that runs in a folder that everybody may write to
            System::Call 'kernel32::CloseHandle(p $OnlyOne)'
            ExecShell "runas" "$INSTDIR\${UNINSTALL_EXE}" "$Params"
            Quit
        ${EndIf}
    ${EndIf}
FunctionEnd

; Which of the two installations lies here? One that the registry does not know (any more) is a person's own.
Function un.FindScope
    ; as the registry has it, even where this was started by a short name
    StrCpy $0 $INSTDIR
    System::Call 'kernel32::GetLongPathNameW(w r0, w .r1, i ${NSIS_MAX_STRLEN}) i .r2'
    ${If} $2 <> 0
        StrCpy $INSTDIR $1
    ${EndIf}
    ReadRegStr $0 HKLM "${UNINSTALL_KEY}" "InstallLocation"
    ClearErrors
    ${If} $0 == $INSTDIR
        StrCpy $Scope "${EVERYBODY}"
    ${Else}
        StrCpy $Scope "${ME}"
    ${EndIf}
FunctionEnd

Section "un.program"
    StrCpy $Folder $INSTDIR
    ${IfNot} ${FileExists} "$INSTDIR\${LIST_OF_INSTALLED}"
    ${AndIfNot} ${FileExists} "$INSTDIR\${LIST_OF_UNFINISHED}"
        ${un.Refuse} ${EXIT_BAD_FOLDER} "$(NothingListed)"
    ${EndIf}
    Call un.WaitUntilClosed
    Call un.DecideUserData
    ${un.Journal} "removing from $INSTDIR ($Scope)"
    ; a folder that somebody is in cannot be removed
    SetOutPath $TEMP
    StrCpy $List "${LIST_OF_UNFINISHED}"
    Call un.RemoveListed
    ${If} $InUse == ""
        StrCpy $List "${LIST_OF_INSTALLED}"
        Call un.RemoveListed
    ${EndIf}
    ${If} $InUse != ""
        ${un.Refuse} ${EXIT_IN_USE} "$(NotRemoved)"
    ${EndIf}
    ReadRegStr $0 SHCTX "${UNINSTALL_KEY}" "InstallLocation"
    ClearErrors
    ${If} $0 == $INSTDIR
        ReadRegStr $PathEntry SHCTX "${UNINSTALL_KEY}" "PathEntry"
        ClearErrors
        ${If} $PathEntry != ""
            Call un.LeavePath
        ${EndIf}
        Call un.Unregister
    ${EndIf}
    Call un.RemoveItself
    RMDir $INSTDIR
    Call un.TreatUserData
    Call un.FindForeign
    ${If} $0 != ""
        ${un.Journal} "$INSTDIR stays: it holds files that are not the program's"
    ${EndIf}
    ${un.Journal} "removed"
    SetErrorLevel 0
SectionEnd

; $0: the name of something in $INSTDIR that is not the program's, or nothing. The remover itself goes in the moment after.
Function un.FindForeign
    StrCpy $0 ""
    ClearErrors
    FindFirst $1 $2 "$INSTDIR\*.*"
    ${DoUntil} ${Errors}
        ${If} $2 != "."
        ${AndIf} $2 != ".."
        ${AndIf} $2 != "${UNINSTALL_EXE}"
            StrCpy $0 $2
            ${ExitDo}
        ${EndIf}
        FindNext $1 $2
    ${Loop}
    FindClose $1
    ClearErrors
FunctionEnd

; A program that runs cannot delete itself. Started the usual way it is a copy among the temporary files, and the original
; goes. Started in place (_?=), a copy is left to do it in the moment after.
Function un.RemoveItself
    Delete "$INSTDIR\${UNINSTALL_EXE}"
    ${If} ${FileExists} "$INSTDIR\${UNINSTALL_EXE}"
        GetTempFileName $0
        CopyFiles /SILENT "$EXEPATH" $0
        System::Call 'kernel32::GetCurrentProcessId() i .r1'
        Exec '"$0" /S /FINISH=$1 _?=$INSTDIR'
    ${EndIf}
    ClearErrors
FunctionEnd

; $Word is /FINISH=NUMBER: waits for the end of that process, and removes what it could not. Holding the mutex meanwhile, it
; keeps an installation from beginning that would lose its own.
Function un.FinishRemoval
    System::Call 'kernel32::CreateMutexW(p 0, i 0, w "Global\${NAME} installer") p .r1'
    StrCpy $0 $Word "" 8
    System::Call 'kernel32::OpenProcess(i ${SYNCHRONIZE}, i 0, i $0) p .r1'
    ${If} $1 P<> 0
        System::Call 'kernel32::WaitForSingleObject(p r1, i 60000)'
    ${EndIf}
    SetOutPath $TEMP
    Delete "$INSTDIR\${UNINSTALL_EXE}"
    RMDir $INSTDIR
    ; for an administrator Windows does so as it starts; else it is one of the temporary files that Windows clears away
    Delete /REBOOTOK $EXEPATH
    Quit
FunctionEnd
