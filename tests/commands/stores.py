"""Stores for the tests: an S3 server, Azurite, an SSH server, one of Google; each with a second client of its own."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from tests.commands.google_store import Google, served
from tests.conftest import ROOT, missing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_AZURITE: Final = ROOT / ".azurite" / "node_modules" / ".bin" / "azurite-blob"
# The account and the key that Azurite has for everybody.
_ACCOUNT: Final = "devstoreaccount1"
_KEY: Final = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=="


@dataclass
class Store:
    """A store, and how another client than ours writes and reads in it."""

    url: str
    """Of its folder of plans."""
    put: Callable[[str, bytes], object]
    get: Callable[[str], bytes]
    promises: bool = True


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def _served(command: list[str], port: int, **more: Any) -> Iterator[None]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **more)
    try:
        for _ in range(1200):
            with socket.socket() as one:
                if one.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert process.poll() is None, f"{command[0]} ended"
            time.sleep(0.05)
        else:
            pytest.fail(f"{command[0]} did not answer")
        yield
    finally:
        process.terminate()
        process.wait(20)


@contextmanager
def s3(patch: pytest.MonkeyPatch) -> Iterator[Store]:
    pytest.importorskip("s3fs") if not os.environ.get("CI") else None
    import boto3  # noqa: PLC0415  # only where the store is asked for

    port = _free_port()
    for name, value in {
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
        "AWS_ACCESS_KEY_ID": "testing",
        "AWS_SECRET_ACCESS_KEY": "testing",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_CONFIG_FILE": os.devnull,
    }.items():
        patch.setenv(name, value)
    with _served([sys.executable, "-m", "moto.server", "-p", str(port)], port):
        client = boto3.client("s3")
        client.create_bucket(Bucket="agency")
        yield Store(
            "s3://agency/plans",
            lambda name, content: client.put_object(Bucket="agency", Key=f"plans/{name}", Body=content),
            lambda name: client.get_object(Bucket="agency", Key=f"plans/{name}")["Body"].read(),
        )


@contextmanager
def azure(patch: pytest.MonkeyPatch, folder: Path) -> Iterator[Store]:
    if not _AZURITE.exists():
        missing("Azurite is not installed, so Azure's protocol was not tried (npm install --prefix .azurite azurite)")
    blob = pytest.importorskip("azure.storage.blob") if not os.environ.get("CI") else __import__("azure.storage.blob")
    from azure.storage.blob import BlobServiceClient  # noqa: PLC0415  # only where the store is asked for

    assert blob
    port = _free_port()
    words = (
        f"DefaultEndpointsProtocol=http;AccountName={_ACCOUNT};AccountKey={_KEY};"
        f"BlobEndpoint=http://127.0.0.1:{port}/{_ACCOUNT};"
    )
    patch.setenv("AZURE_STORAGE_CONNECTION_STRING", words)
    command = [str(_AZURITE), "--silent", "--skipApiVersionCheck", "--blobPort", str(port), "--location", str(folder)]
    with _served(command, port), BlobServiceClient.from_connection_string(words) as service:
        container = service.create_container("agency")
        yield Store(
            "abfs://agency/plans",
            lambda name, content: container.upload_blob(f"plans/{name}", content, overwrite=True),
            lambda name: container.download_blob(f"plans/{name}").readall(),
        )


@contextmanager
def google(patch: pytest.MonkeyPatch) -> Iterator[Store]:
    pytest.importorskip("gcsfs") if not os.environ.get("CI") else None
    from fsspec.config import conf  # noqa: PLC0415  # only where the store is asked for
    from gcsfs.extended_gcsfs import BucketType, ExtendedGcsFileSystem  # noqa: PLC0415

    async def an_ordinary_bucket(*_: object) -> object:  # which the library asks of another server, by gRPC
        return BucketType.NON_HIERARCHICAL

    patch.setattr(ExtendedGcsFileSystem, "_get_bucket_type", an_ordinary_bucket)
    with served() as address:
        patch.setitem(conf, "gs", {"endpoint_url": address, "token": "anon"})
        yield Store(
            "gs://agency/plans",
            lambda name, content: Google.put(f"plans/{name}", content),
            lambda name: Google.objects[f"plans/{name}"][1],
        )


@contextmanager
def sftp(patch: pytest.MonkeyPatch, folder: Path) -> Iterator[Store]:
    sshd = shutil.which("sshd") or shutil.which("sshd", path="/usr/sbin")
    if sshd is None:
        missing("sshd is not installed, so SFTP was not tried (Debian: apt install openssh-server)")
        return
    config = (pytest.importorskip("fsspec") if not os.environ.get("CI") else __import__("fsspec")).config
    for name in ("host", "mine"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)], check=True)
    shutil.copy(folder / "mine.pub", folder / "authorized")
    port = _free_port()
    lines = (
        f"Port {port}",
        "ListenAddress 127.0.0.1",
        f"HostKey {folder / 'host'}",
        f"AuthorizedKeysFile {folder / 'authorized'}",
        "StrictModes no",
        "UsePAM no",
        "PasswordAuthentication no",
        "PermitRootLogin yes",
        f"PidFile {folder / 'pid'}",
        "Subsystem sftp internal-sftp",
    )
    (folder / "config").write_text("\n".join(lines) + "\n")
    with contextlib.suppress(OSError):  # where sshd was never started, and only root may make it
        Path("/run/sshd").mkdir()
    plans = folder / "plans"
    plans.mkdir()
    # The key of the test, and none of the person who runs it.
    options = {"key_filename": str(folder / "mine"), "look_for_keys": False, "allow_agent": False}
    patch.setitem(config.conf, "sftp", options)
    with _served([sshd, "-D", "-f", str(folder / "config")], port):
        yield Store(
            f"sftp://{_me()}@127.0.0.1:{port}{plans}",
            lambda name, content: (plans / name).write_bytes(content),
            lambda name: (plans / name).read_bytes(),
            promises=False,
        )


def _me() -> str:
    import getpass  # noqa: PLC0415  # only where somebody logs in

    return getpass.getuser()
