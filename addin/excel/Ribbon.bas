Attribute VB_Name = "Ribbon"
Option Explicit

' The tab and its buttons. The names of the callbacks are ours alone: open add-ins share them.

Public Sub FullFunnelLoad(ui As IRibbonUI)
    DescribeFunctions IsDutch()
End Sub

Public Sub FullFunnelLabel(control As IRibbonControl, ByRef label)
    label = LabelText(control.ID, IsDutch())
End Sub

Public Sub FullFunnelTip(control As IRibbonControl, ByRef tip)
    tip = LabelText(control.ID & ".tip", IsDutch())
End Sub

Public Sub FullFunnelAction(control As IRibbonControl)
    If ActiveWorkbook Is Nothing Then
        MsgBox LabelText("need_workbook", IsDutch()), vbInformation, "fullfunnel"
    ElseIf Not CanBeHandedOn(ActiveWorkbook.FullName, Application.PathSeparator) Then
        MsgBox LabelText("odd_name", IsDutch()), vbExclamation, "fullfunnel"
    Else
        RunPython CommandFor(control.ID)
    End If
End Sub

' No quotes and no bar in the command: it travels through cmd.exe on Windows and through AppleScript on macOS.
Public Function CommandFor(ByVal button As String) As String
    CommandFor = "import fullfunnel.hosts.actions;fullfunnel.hosts.actions." & button & "()"
End Function

' The name of a workbook is part of a command line too. What a shell would take for a command stays out of it, and so
' does what xlwings splits its arguments at. Somebody else may have given the workbook its name.
Public Function CanBeHandedOn(ByVal path As String, ByVal separator As String) As Boolean
    Dim at As Long, refused As String
    refused = """$`|;%^<>="
    ' On macOS a backslash is part of a name, and a command of the shell.
    If separator = "/" Then refused = refused & "\"
    CanBeHandedOn = False
    For at = 1 To Len(path)
        If InStr(refused, Mid$(path, at, 1)) > 0 Or AscW(Mid$(path, at, 1)) = 10 Or AscW(Mid$(path, at, 1)) = 13 Then
            If Not IsEscapedSpace(path, at) Then Exit Function
        End If
    Next at
    CanBeHandedOn = True
End Function

' A workbook in SharePoint has an address with %20 for a space; cmd.exe leaves that as it is.
Private Function IsEscapedSpace(ByVal path As String, ByVal at As Long) As Boolean
    IsEscapedSpace = (LCase$(Left$(path, 8)) = "https://" And Mid$(path, at, 3) = "%20")
End Function

Public Function IsDutch() As Boolean
    Dim language As Long
    On Error Resume Next
    language = Application.LanguageSettings.LanguageID(2)
    IsDutch = (language Mod 1024 = 19)
End Function
