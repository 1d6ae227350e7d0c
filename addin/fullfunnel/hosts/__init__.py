"""The programs a marketeer works in: what their buttons do, and how each host calls it."""
