; What the parts tell each other. NSIS has no other values than texts, and a variable has to stand before its first use.

; the command line
Var Params
Var Rest
Var Word
Var ScopeGiven
Var FolderGiven
Var PathGiven
Var Elevated
Var DeleteUserData
Var JournalFile

Var Scope
Var UserData ; folder of the person's runs and settings
Var OnlyOne ; mutex

; what is installed already, in the same scope
Var OldFolder
Var OldVersion
Var OldOrder
Var OldPathEntry

; why it cannot go on
Var Problem
Var ProblemCode

; a list of files (installed_files.nsh)
Var Folder ; of the installation that is looked at
Var List ; its name
Var InUse ; the file that another program holds, or that could not be removed
Var Waited

; PATH (path_entry.nsh)
Var PathKey
Var PathKind
Var PathText ; address of ";" + PATH + ";", with room for one entry more
Var PathEntry ; the folder
