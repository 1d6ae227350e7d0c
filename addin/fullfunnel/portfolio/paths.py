"""Which workbooks files, folders and patterns name."""

from __future__ import annotations
