"""What the functions and the menu both ask of LibreOffice."""

from __future__ import annotations

from typing import Any

import uno


def office_language(context: Any) -> str:
    """The language of LibreOffice's menus, such as ``nl`` or ``en-US``."""
    path = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    path.Name, path.Value = "nodepath", "/org.openoffice.Setup/L10N"
    provider = context.ServiceManager.createInstanceWithContext(
        "com.sun.star.configuration.ConfigurationProvider", context
    )
    node = provider.createInstanceWithArguments("com.sun.star.configuration.ConfigurationAccess", (path,))
    return str(node.getByName("ooLocale"))
