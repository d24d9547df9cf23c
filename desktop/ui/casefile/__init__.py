"""Case files: a case as a page, a print or a workbook, in the words of the window."""
