"""The benchmark file as a Markdown page, ready to be pasted into documentation."""

from converter.benchmark.report import BenchmarkFile, Comparison, Result, Spread
from converter.bundles.tables import table


def benchmark_page(file: BenchmarkFile) -> str:
    """Machine, latency, ratios, throughput, and what could not be measured, as Markdown."""
    parts = [_head(file), _results(file), _comparisons(file), _throughput(file), _missing(file)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _head(file: BenchmarkFile) -> str:
    machine, settings = file.machine, file.settings
    libraries = ", ".join(f"{name} {version}" for name, version in machine.libraries.items())
    load = (
        "" if machine.load_average_at_start is None else f"; load average {machine.load_average_at_start:.1f} at start"
    )
    lines = [
        f"- {file.subject}",
        f"- {machine.processor}, {machine.core_count} cores, {machine.memory_bytes / 1e9:.0f} GB, {machine.system}; "
        f"Python {machine.python}, {libraries}; SmearScope {file.application_version}",
        f"- {file.taken_at:%Y-%m-%d %H:%M} UTC{load}; {settings.rounds} rounds of {settings.images_per_round} images, "
        f"all candidates in turn, latency with {_threads(settings.thread_count)}",
        *(f"- {note}" for note in file.notes),
    ]
    if machine.is_loaded:
        lines.append("- **Other programs were running: read the ratios, not the milliseconds**")
    return "\n".join(lines)


def _threads(count: int) -> str:
    return "1 thread" if count == 1 else f"{count} threads"


def _table(header: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    return table(header, rows, is_numeric=True) if rows else ""


def _results(file: BenchmarkFile) -> str:
    header = ("candidate", "runtime", "MB", "load ms", "first ms", "median ms", "10 %-90 %", "peak memory MB")
    return _table(header, [_result_row(result) for result in file.results])


def _result_row(result: Result) -> tuple[str, ...]:
    return (
        result.name,
        f"{result.library} {result.library_version}",
        f"{result.size_bytes / 1e6:.2f}",
        f"{result.load_ms:.0f}",
        f"{result.first_ms:.1f}",
        f"{result.median_ms:.1f}",
        f"{result.p10_ms:.1f}-{result.p90_ms:.1f}",
        f"{result.peak_memory_bytes / 1e6:.0f}",
    )


def _comparisons(file: BenchmarkFile) -> str:
    header = (
        "candidate",
        "against",
        "latency ratio (quartiles)",
        "lowest-highest",
        "of the fastest tenth",
        "size ratio",
    )
    rows = [_comparison_row(result.name, each) for result in file.results for each in result.comparisons]
    return _table(header, rows)


def _comparison_row(name: str, comparison: Comparison) -> tuple[str, ...]:
    latency = comparison.latency
    return (
        name,
        comparison.to,
        f"{latency.median:.3f} ({latency.lower_quartile:.3f}-{latency.upper_quartile:.3f})",
        f"{latency.lowest:.3f}-{latency.highest:.3f}",
        f"{comparison.latency_of_fastest:.3f}",
        f"{comparison.size:.3f}",
    )


def _throughput(file: BenchmarkFile) -> str:
    columns = [(each.worker_count, each.thread_count) for result in file.results for each in result.throughput]
    settings = list(dict.fromkeys(columns))
    header = ("images/s (lowest-highest)", *(f"{workers} x {threads}" for workers, threads in settings))
    rows = []
    for result in file.results:
        found = {(each.worker_count, each.thread_count): each.images_per_s for each in result.throughput}
        if found:
            rows.append((result.name, *(_rate(found[setting]) if setting in found else "" for setting in settings)))
    rates = _table(header, rows)
    return f"Workers x threads of each:\n\n{rates}" if rates else ""


def _rate(rate: Spread) -> str:
    return f"{rate.median:.1f} ({rate.lowest:.1f}-{rate.highest:.1f})"


def _missing(file: BenchmarkFile) -> str:
    if not file.not_measured:
        return ""
    return "Not measured:\n\n" + "\n".join(f"- {each.name}: {each.reason}" for each in file.not_measured)
