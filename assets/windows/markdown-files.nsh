; Offers Leysin under "Open with" for Markdown files; what a double click opens stays what the user chose.
; SHELL_CONTEXT is the user's own part of the registry. This is read before APP_EXECUTABLE_FILENAME is defined, hence no
; definition here that uses it.

; Windows shows a changed association only after it was told (SHCNE_ASSOCCHANGED).
!macro tellShell
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

!macro writeOpenCommand CLASS
  WriteRegStr SHELL_CONTEXT "Software\Classes\${CLASS}\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
!macroend

!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\Leysin.Markdown" "" "Markdown document"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Leysin.Markdown\DefaultIcon" "" "$INSTDIR\resources\document.ico"
  !insertmacro writeOpenCommand "Leysin.Markdown"
  !insertmacro writeOpenCommand "Applications\${APP_EXECUTABLE_FILENAME}"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}\SupportedTypes" ".md" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}\SupportedTypes" ".markdown" ""
  WriteRegNone SHELL_CONTEXT "Software\Classes\.md\OpenWithProgids" "Leysin.Markdown"
  WriteRegNone SHELL_CONTEXT "Software\Classes\.markdown\OpenWithProgids" "Leysin.Markdown"
  !insertmacro tellShell
!macroend

!macro customUnInstall
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.md\OpenWithProgids" "Leysin.Markdown"
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.markdown\OpenWithProgids" "Leysin.Markdown"
  DeleteRegKey SHELL_CONTEXT "Software\Classes\Leysin.Markdown"
  DeleteRegKey SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}"
  !insertmacro tellShell
!macroend
