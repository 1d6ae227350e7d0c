"""Pages and slides for stakeholders: one document, written as a page, as slides or as a PDF."""
