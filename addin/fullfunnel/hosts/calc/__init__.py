"""LibreOffice Calc: the extension that brings the cell functions there, made from what the package holds.

The extension is small: it hands each call over to the Python in which fullfunnel is installed (:mod:`.answering`), for
LibreOffice's own Python is often an older one and has no pydantic. Its sources lie in ``addin/calc/``.
"""
