"""Exports of ad platforms: from a file to figures that may be summed, or a refusal that names the doubt."""
