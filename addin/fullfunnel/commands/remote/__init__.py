"""Workbooks in object stores, on servers and in archives, by their URL."""
