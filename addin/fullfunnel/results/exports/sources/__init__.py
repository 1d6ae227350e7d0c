"""The edge where bytes, workbooks and zips are opened as sheets of records."""
