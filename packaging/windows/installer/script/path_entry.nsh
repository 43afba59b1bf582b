; The folder of the command line in PATH, for whoever asks for it. Never through an NSIS string: those end at 1024 letters,
; and what stood behind would be lost. So Windows reads, searches and writes the value in memory of its own.

!define ENVIRONMENT_OF_ME "Environment"
!define ENVIRONMENT_OF_ALL "SYSTEM\CurrentControlSet\Control\Session Manager\Environment"
; HKEY_CURRENT_USER and HKEY_LOCAL_MACHINE, as the 64-bit numbers that they are
!define ROOT_OF_ME -2147483647
!define ROOT_OF_ALL -2147483646
; KEY_READ | KEY_WRITE | KEY_WOW64_64KEY
!define READ_AND_WRITE 0x2011F
!define REG_EXPAND_SZ 2

!macro PATH_ENTRY un
    ; Reads PATH of this scope. $0 is empty when it could not be opened.
    Function ${un}OpenPath
        Push $1
        Push $2
        Push $3
        Push $4
        ${If} $Scope == "${EVERYBODY}"
            System::Call 'advapi32::RegOpenKeyExW(p ${ROOT_OF_ALL}, w "${ENVIRONMENT_OF_ALL}", i 0, i ${READ_AND_WRITE}, *p .r1) i .r0'
        ${Else}
            System::Call 'advapi32::RegOpenKeyExW(p ${ROOT_OF_ME}, w "${ENVIRONMENT_OF_ME}", i 0, i ${READ_AND_WRITE}, *p .r1) i .r0'
        ${EndIf}
        ${If} $0 <> 0
            ${${un}Journal} "PATH could not be opened (error $0)"
            StrCpy $0 ""
        ${Else}
            StrCpy $PathKey $1
            StrCpy $3 0
            System::Call 'advapi32::RegQueryValueExW(p r1, w "Path", p 0, *i .r2, p 0, *i 0 r3) i .r0'
            StrLen $0 $PathEntry
            IntOp $0 $0 + 8
            IntOp $0 $0 * 2
            IntOp $0 $0 + $3
            System::Alloc $0
            Pop $PathText
            System::Call 'kernel32::lstrcpyW(p $PathText, w ";")'
            IntPtrOp $4 $PathText + 2
            System::Call 'advapi32::RegQueryValueExW(p r1, w "Path", p 0, *i .r2, p r4, *i r3) i .r0'
            ; a PATH that is not there yet holds nothing; one that cannot be read is left alone
            ${If} $0 = 2
                StrCpy $2 ${REG_EXPAND_SZ}
                StrCpy $0 0
            ${EndIf}
            StrCpy $PathKind $2
            ${If} $0 <> 0
                ${${un}Journal} "PATH could not be read (error $0)"
                Call ${un}ClosePath
                StrCpy $0 ""
            ${Else}
                StrCpy $0 "yes"
            ${EndIf}
        ${EndIf}
        Pop $4
        Pop $3
        Pop $2
        Pop $1
    FunctionEnd

    Function ${un}ClosePath
        System::Free $PathText
        System::Call 'advapi32::RegCloseKey(p $PathKey)'
    FunctionEnd

    ; Writes what lies at $1 back, and tells programs that are open.
    Function ${un}WritePath
        System::Call 'kernel32::lstrlenW(p r1) i .r2'
        IntOp $2 $2 + 1
        IntOp $2 $2 * 2
        System::Call 'advapi32::RegSetValueExW(p $PathKey, w "Path", i 0, i $PathKind, p r1, i r2) i .r0'
        ${If} $0 <> 0
            ${${un}Journal} "PATH could not be written (error $0)"
        ${EndIf}
        SendMessage ${HWND_BROADCAST} ${WM_SETTINGCHANGE} 0 "STR:Environment" /TIMEOUT=5000
    FunctionEnd

    ; Takes $PathEntry out.
    Function ${un}LeavePath
        Call ${un}OpenPath
        ${If} $0 == ""
            Return
        ${EndIf}
        System::Call 'kernel32::lstrcatW(p $PathText, w ";")'
        StrCpy $3 ";$PathEntry;"
        System::Call 'shlwapi::StrStrIW(p $PathText, w r3) p .r4'
        ${If} $4 P<> 0
            ; what follows the entry moves to where it began, from its closing semicolon on
            StrLen $5 $PathEntry
            IntOp $5 $5 + 1
            IntOp $5 $5 * 2
            IntPtrOp $6 $4 + $5
            System::Call 'kernel32::lstrlenW(p r6) i .r7'
            IntOp $7 $7 + 1
            IntOp $7 $7 * 2
            System::Call 'kernel32::RtlMoveMemory(p r4, p r6, p r7)'
            ; without the semicolons that were put around it
            System::Call 'kernel32::lstrlenW(p $PathText) i .r7'
            IntPtrOp $1 $PathText + 2
            ${If} $7 > 1
                IntOp $7 $7 - 1
                IntOp $7 $7 * 2
                IntPtrOp $6 $PathText + $7
                System::Call '*$6(&i2 0)'
            ${Else}
                System::Call '*$1(&i2 0)'
            ${EndIf}
            Call ${un}WritePath
            ${${un}Journal} "PATH no longer holds $PathEntry"
        ${EndIf}
        Call ${un}ClosePath
    FunctionEnd
!macroend

; Puts $PathEntry at the end, unless it is there.
Function EnterPath
    Call OpenPath
    ${If} $0 == ""
        Return
    ${EndIf}
    IntPtrOp $1 $PathText + 2
    System::Call 'kernel32::lstrlenW(p r1) i .r2'
    System::Call 'kernel32::lstrcatW(p $PathText, w ";")'
    StrCpy $3 ";$PathEntry;"
    System::Call 'shlwapi::StrStrIW(p $PathText, w r3) p .r4'
    ${If} $4 P= 0
        ; the semicolon just put behind what was there divides them; in an empty PATH there is nothing to divide
        ${If} $2 = 0
            System::Call '*$1(&i2 0)'
        ${EndIf}
        StrCpy $3 $PathEntry
        System::Call 'kernel32::lstrcatW(p r1, w r3)'
        Call WritePath
        ${Journal} "PATH holds $PathEntry"
    ${EndIf}
    Call ClosePath
FunctionEnd
