; Offers Leysin under "Open with" for Markdown files; what a double click opens stays what the user chose.
; SHELL_CONTEXT is the user's own part of the registry.

!define MARKDOWN_CLASS "Software\Classes\Leysin.Markdown"
!define PROGRAM_CLASS "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}"

; Windows shows a changed association only after it was told (SHCNE_ASSOCCHANGED).
!macro tellShell
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

!macro customInstall
  WriteRegStr SHELL_CONTEXT "${MARKDOWN_CLASS}" "" "Markdown document"
  WriteRegStr SHELL_CONTEXT "${MARKDOWN_CLASS}\DefaultIcon" "" "$INSTDIR\resources\document.ico"
  WriteRegStr SHELL_CONTEXT "${MARKDOWN_CLASS}\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
  WriteRegStr SHELL_CONTEXT "${PROGRAM_CLASS}\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
  WriteRegStr SHELL_CONTEXT "${PROGRAM_CLASS}\SupportedTypes" ".md" ""
  WriteRegStr SHELL_CONTEXT "${PROGRAM_CLASS}\SupportedTypes" ".markdown" ""
  WriteRegNone SHELL_CONTEXT "Software\Classes\.md\OpenWithProgids" "Leysin.Markdown"
  WriteRegNone SHELL_CONTEXT "Software\Classes\.markdown\OpenWithProgids" "Leysin.Markdown"
  !insertmacro tellShell
!macroend

!macro customUnInstall
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.md\OpenWithProgids" "Leysin.Markdown"
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.markdown\OpenWithProgids" "Leysin.Markdown"
  DeleteRegKey SHELL_CONTEXT "${MARKDOWN_CLASS}"
  DeleteRegKey SHELL_CONTEXT "${PROGRAM_CLASS}"
  !insertmacro tellShell
!macroend
