Attribute VB_Name = "Cells"
Option Explicit

' The way of a cell function to Python and back.

Private Const ModuleName As String = "fullfunnel.hosts.excel.cells"

Public Function FromPython(ByVal name As String, ByVal arguments As Variant) As Variant
    #If Mac Then
        ' On macOS xlwings has no functions.
        FromPython = CVErr(2029)
    #Else
        On Error GoTo failed
        If Not CanBeHandedOn(ActiveWorkbook.FullName, Application.PathSeparator) Then GoTo failed
        ' Without the workbook: its sheets are not searched for code.
        FromPython = ForCell(XLPy.CallUDF(ModuleName, name, arguments, Nothing, Application.Caller))
        Exit Function
failed:
        FromPython = CVErr(2015)
    #End If
End Function

' The values of an argument; of whole columns only what is in use. Value2, because Value rounds amounts in a currency
' format to four decimals.
Public Function Given(Optional ByVal argument As Variant) As Variant
    Dim cells As Object
    If IsMissing(argument) Then Exit Function
    If Not IsObject(argument) Then
        Given = argument
        Exit Function
    End If
    Set cells = argument
    If cells.Areas.Count > 1 Then
        Given = CVErr(2023)
    Else
        Given = InUse(cells).Value2
    End If
End Function

Private Function InUse(ByVal cells As Object) As Object
    Dim used As Object, height As Long, width As Long
    Set used = cells.Worksheet.UsedRange
    height = Smaller(cells.Rows.Count, used.Row + used.Rows.Count - cells.Row)
    width = Smaller(cells.Columns.Count, used.Column + used.Columns.Count - cells.Column)
    Set InUse = cells.Resize(height, width)
End Function

Public Function Smaller(ByVal whole As Long, ByVal used As Long) As Long
    Dim count As Long
    count = whole
    If used < count Then count = used
    If count < 1 Then count = 1
    Smaller = count
End Function

' Python names an Excel error by its text; a cell gets the error itself, alone or among spilled cells.
Public Function ForCell(ByVal outcome As Variant) As Variant
    Dim row As Long, column As Long
    Select Case Dimensions(outcome)
        Case 0
            outcome = ErrorOrValue(outcome)
        Case 1
            For row = LBound(outcome) To UBound(outcome)
                outcome(row) = ErrorOrValue(outcome(row))
            Next row
        Case Else
            For row = LBound(outcome, 1) To UBound(outcome, 1)
                For column = LBound(outcome, 2) To UBound(outcome, 2)
                    outcome(row, column) = ErrorOrValue(outcome(row, column))
                Next column
            Next row
    End Select
    ForCell = outcome
End Function

Public Function ErrorOrValue(ByVal value As Variant) As Variant
    ErrorOrValue = value
    If VarType(value) = vbString Then
        If ErrorNumber(value) > 0 Then ErrorOrValue = CVErr(ErrorNumber(value))
    End If
End Function

Public Function ErrorNumber(ByVal text As String) As Long
    Select Case text
        Case "#NULL!": ErrorNumber = 2000
        Case "#DIV/0!": ErrorNumber = 2007
        Case "#VALUE!": ErrorNumber = 2015
        Case "#REF!": ErrorNumber = 2023
        Case "#NAME?": ErrorNumber = 2029
        Case "#NUM!": ErrorNumber = 2036
        Case "#N/A": ErrorNumber = 2042
        Case Else: ErrorNumber = 0
    End Select
End Function

Public Function Dimensions(ByVal outcome As Variant) As Long
    Dim last As Long
    Dimensions = 0
    If Not IsArray(outcome) Then Exit Function
    Dimensions = 1
    On Error GoTo only_one
    last = UBound(outcome, 2)
    Dimensions = 2
only_one:
End Function
