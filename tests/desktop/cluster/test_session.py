"""Nothing of a cluster is loaded unless one is asked for, and where it is missing the extra is named."""

import subprocess
import sys

import pytest

from desktop.bundled import default_bundle
from desktop.cluster.address import ClusterMissingError, parse_address
from desktop.cluster.session import cluster_engine
from inference.fields import DEFAULT_READING
from inference.runtime_choice import RuntimeKind


def test_the_module_that_opens_clusters_loads_none_by_itself():
    code = "import sys, desktop.cluster.session; print(*{name.partition('.')[0] for name in sys.modules})"

    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()

    assert "desktop" in loaded
    assert not {"dask", "distributed", "tornado"} & set(loaded)


def test_where_it_is_not_installed_the_extra_is_named(images, field_png, monkeypatch):
    (images / "a.png").write_bytes(field_png)
    monkeypatch.setitem(sys.modules, "distributed", None)

    with (
        pytest.raises(ClusterMissingError, match=r'--cluster needs distributed, .*pip install "smearscope\[cluster\]"'),
        cluster_engine(parse_address("local"), default_bundle(), RuntimeKind.TFLITE, DEFAULT_READING, images),
    ):
        pass
