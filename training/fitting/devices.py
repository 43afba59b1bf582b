"""Spreads a training over several devices, and over several hosts, by Keras's own distribution."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import keras
import numpy as np

from inference.errors import UnusableInputError
from training.explain.backend import Backend, backend
from training.fitting.batches import EVERYTHING, Share

ALL_DEVICES = "all"
_DISTRIBUTING_BACKEND = Backend.JAX


@dataclass(frozen=True)
class Devices:
    """What a training runs on.

    Attributes:
        share: this process's part of each batch.
        distribution: Keras's, None on one device.
    """

    share: Share = EVERYTHING
    distribution: Any = None

    @property
    def is_first_host(self) -> bool:
        """Whether this process writes the files of all."""
        return self.share.host_index == 0

    def check_agreement(self, digest: str) -> None:
        """See that all hosts are about to run the same training from the same step; must be called by all, in scope.

        Args:
            digest: SHA-256, in hexadecimal, of what they must agree on.

        Raises:
            UnusableInputError: they do not.
        """
        if self.share.host_count == 1:
            return
        try:
            # JAX compares what each process puts on the devices of all.
            keras.Variable(np.frombuffer(bytes.fromhex(digest), dtype=np.uint32), dtype="uint32", trainable=False)
        except (AssertionError, ValueError) as error:
            raise UnusableInputError(
                "The hosts do not stand at the same step of the same training. Give every host the same line but for "
                "--host-index, the same data and split, and an --out in a folder that all of them see, such as a "
                "network drive; the first host's checkpoints are there"
            ) from error

    @contextlib.contextmanager
    def scope(self) -> Iterator[None]:
        """Networks built within a block are spread over the devices."""
        if self.distribution is None:
            yield
        else:
            with self.distribution.scope():
                yield


ONE_DEVICE = Devices()


@dataclass(frozen=True)
class HostPlan:
    """Several processes that train together.

    Attributes:
        coordinator: host name and port of the first, such as `10.0.0.1:9000`, that all others can reach.
        count: how many.
        index: this one, from 0.
    """

    coordinator: str
    count: int
    index: int


def set_up_devices(wanted: str | None, hosts: HostPlan | None, batch_size: int) -> Devices:
    """Find the devices, join the other hosts, and prepare Keras's data-parallel distribution.

    Must be called before anything else uses the backend where there are several hosts.

    Args:
        wanted: number of devices of this host, or `all`; None: one, or all where there are several hosts.
        hosts: None: this process alone.
        batch_size: images per step, over all devices.

    Raises:
        UnusableInputError: the backend cannot distribute, there are fewer devices, the batch cannot be dealt out
            evenly, or the other hosts cannot be reached.
    """
    if hosts is None and wanted in (None, "1"):
        return ONE_DEVICE
    found = backend()
    if found is not _DISTRIBUTING_BACKEND:
        raise UnusableInputError(
            f"Keras {keras.__version__} spreads a training over several devices on its JAX backend only, and this is "
            f"{found}: install jax, set KERAS_BACKEND={_DISTRIBUTING_BACKEND}, and run the same line again, or leave "
            "--devices and --hosts out"
        )
    if hosts is not None:
        _join(hosts)
    listed = keras.distribution.list_devices()
    host_count = 1 if hosts is None else hosts.count
    devices = listed if wanted in (None, ALL_DEVICES) else _first(listed, _number(wanted), host_count)
    if len(devices) == 1:
        return ONE_DEVICE
    if batch_size % len(devices):
        raise UnusableInputError(
            f"A batch of {batch_size} images cannot be dealt out evenly to {len(devices)} devices: give a --batch-size "
            "that is a multiple of that number, or another number of --devices"
        )
    share = Share(len(devices), host_count, 0 if hosts is None else hosts.index)
    # Each process hands over its own part of a batch already.
    return Devices(share, keras.distribution.DataParallel(devices=devices, auto_shard_dataset=False))


def _number(wanted: str | None) -> int:
    if wanted is None or not wanted.isdecimal() or int(wanted) < 1:
        raise UnusableInputError(f"--devices takes a number from 1 on, or {ALL_DEVICES}; got {wanted!r}")
    return int(wanted)


def _first(listed: list[str], per_host: int, host_count: int) -> list[str]:
    """The first devices of each host; Keras lists host after host."""
    available = len(listed) // host_count
    if per_host > available:
        raise UnusableInputError(
            f"--devices {per_host} was asked for, but {backend()} finds {available} on this host: "
            f"{', '.join(listed[:available])}. Give at most that number, or {ALL_DEVICES}"
        )
    return [listed[host * available + place] for host in range(host_count) for place in range(per_host)]


def _join(hosts: HostPlan) -> None:
    if hosts.count < 2:
        raise UnusableInputError("--hosts is for two hosts or more: give --host-count, or leave --hosts out")
    if not 0 <= hosts.index < hosts.count:
        raise UnusableInputError(
            f"--host-index is counted from 0: of {hosts.count} hosts the last is {hosts.count - 1}; got {hosts.index}"
        )
    try:
        keras.distribution.initialize(hosts.coordinator, hosts.count, hosts.index)
    except (RuntimeError, ValueError) as error:
        first_line = (str(error).strip() or type(error).__name__).splitlines()[0]
        raise UnusableInputError(
            f"Host {hosts.index} could not join the others through {hosts.coordinator}: {first_line}. Start the same "
            "line on every host within five minutes, each with its own --host-index, and let its port through"
        ) from error
