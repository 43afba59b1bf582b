; How Windows knows of the program: list of programs, menu, type of a model's file. SHCTX is the person's or the computer's
; part of the registry (see UseScope).

!define FILE_TYPE "${NAME}.Model"
!define ASSOCIATIONS_CHANGED 0x08000000

Function Register
    WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayName" "${NAME}"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" "VersionOrder" "${VERSION_ORDER}"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${WINDOW_EXE},0"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" "Publisher" "${PUBLISHER}"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" "Comments" "$(Purpose)"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
    ${GetTime} "" "L" $0 $1 $2 $3 $4 $5 $6
    WriteRegStr SHCTX "${UNINSTALL_KEY}" "InstallDate" "$2$1$0"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\${UNINSTALL_EXE}"'
    ; in place (_?=), so that whoever starts it waits for its end and learns how it ended
    WriteRegStr SHCTX "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\${UNINSTALL_EXE}" /S _?=$INSTDIR'
    WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "EstimatedSize" ${SIZE_KB}
    WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoModify" 1
    WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoRepair" 1

    WriteRegStr SHCTX "Software\Classes\${FILE_TYPE}" "" "$(ModelFile)"
    WriteRegStr SHCTX "Software\Classes\${FILE_TYPE}\DefaultIcon" "" "$INSTDIR\${WINDOW_EXE},0"
    WriteRegStr SHCTX "Software\Classes\${FILE_TYPE}\shell\open\command" "" '"$INSTDIR\${WINDOW_EXE}" "%1"'
    WriteRegStr SHCTX "Software\Classes\${FILE_SUFFIX}\OpenWithProgids" "${FILE_TYPE}" ""
    ; another program's claim is left as it is; this one is then offered by "Open with"
    ReadRegStr $0 SHCTX "Software\Classes\${FILE_SUFFIX}" ""
    ${If} $0 == ""
        WriteRegStr SHCTX "Software\Classes\${FILE_SUFFIX}" "" "${FILE_TYPE}"
    ${EndIf}
    ClearErrors
    System::Call 'shell32::SHChangeNotify(i ${ASSOCIATIONS_CHANGED}, i 0, p 0, p 0)'

    SetOutPath $INSTDIR
    CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${WINDOW_EXE}" "" "" "" SW_SHOWNORMAL "" "$(Purpose)"
FunctionEnd

Function un.Unregister
    Delete "$SMPROGRAMS\${NAME}.lnk"
    DeleteRegKey SHCTX "Software\Classes\${FILE_TYPE}"
    DeleteRegValue SHCTX "Software\Classes\${FILE_SUFFIX}\OpenWithProgids" "${FILE_TYPE}"
    DeleteRegKey /ifempty SHCTX "Software\Classes\${FILE_SUFFIX}\OpenWithProgids"
    ReadRegStr $0 SHCTX "Software\Classes\${FILE_SUFFIX}" ""
    ${If} $0 == "${FILE_TYPE}"
        DeleteRegValue SHCTX "Software\Classes\${FILE_SUFFIX}" ""
    ${EndIf}
    DeleteRegKey /ifempty SHCTX "Software\Classes\${FILE_SUFFIX}"
    System::Call 'shell32::SHChangeNotify(i ${ASSOCIATIONS_CHANGED}, i 0, p 0, p 0)'
    DeleteRegKey SHCTX "${UNINSTALL_KEY}"
    ClearErrors
FunctionEnd
