"""How the table of evidence is made: from workbooks that Excel saved, and from cases on which engines are compared."""
