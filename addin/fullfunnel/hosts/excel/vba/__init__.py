"""A VBA project from text: what Excel stores as ``vbaProject.bin``, after [MS-OVBA] and [MS-CFB].

The project holds source only, no compiled code: Excel compiles it on first use. The same texts give the same bytes.
"""

from __future__ import annotations

from fullfunnel.hosts.excel.vba.module import Module, class_module, document, standard
from fullfunnel.hosts.excel.vba.project import vba_project

__all__ = ["Module", "class_module", "document", "standard", "vba_project"]
