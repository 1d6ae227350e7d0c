"""Run by the Python that LibreOffice knows: opens the add-in, calls its VBA, and prints what came back as JSON.

Arguments: soffice, a folder for the profile, the add-in. Calls come as JSON, ``["Module.Function", [argument, ...]]``
each.
"""

from __future__ import annotations

import json
import os
import pathlib
import subprocess
import sys
import time
from typing import Any

import uno
from com.sun.star.beans import PropertyValue

RUN_MACROS = """<?xml version="1.0"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>0</value></prop></item></oor:items>"""
PATIENCE = 120


def setting(name: str, value: object) -> Any:
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def desktop(pipe: str) -> Any:
    resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    for _ in range(PATIENCE):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:  # noqa: BLE001  # it has no class of its own for this
            time.sleep(0.5)
            continue
        return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    raise TimeoutError("LibreOffice did not answer")


def main() -> None:
    soffice, profile, addin = sys.argv[1:]
    user = pathlib.Path(profile) / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(RUN_MACROS, encoding="utf-8")
    pipe = f"fullfunnel{os.getpid()}"
    started = [
        soffice,
        "--headless",
        "--norestore",
        "--nologo",
        f"-env:UserInstallation={pathlib.Path(profile).as_uri()}",
    ]
    office = subprocess.Popen([*started, f"--accept=pipe,name={pipe};urp;"], stdout=2)
    try:
        desk = desktop(pipe)
        # LibreOffice does not take an add-in by itself for a workbook.
        options = [setting("Hidden", value=True), setting("MacroExecutionMode", 4)]
        options.append(setting("FilterName", "Calc MS Excel 2007 VBA XML"))
        book = desk.loadComponentFromURL(pathlib.Path(addin).as_uri(), "_blank", 0, tuple(options))
        libraries = book.BasicLibraries
        project = libraries.VBACompatibilityMode and libraries.ProjectName
        libraries.loadLibrary(project)
        scripts = book.getScriptProvider()
        came = []
        for call, arguments in json.load(sys.stdin):
            script = scripts.getScript(f"vnd.sun.star.script:{project}.{call}?language=Basic&location=document")
            came.append(script.invoke(tuple(arguments), (), ())[0])
        sys.stdout.write(json.dumps({"modules": list(libraries.getByName(project).ElementNames), "came": came}))
        book.close(True)  # noqa: FBT003  # LibreOffice takes no names
        desk.terminate()
        office.wait(60)
    finally:
        office.kill()


main()
