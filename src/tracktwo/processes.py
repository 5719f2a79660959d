"""Batches read in several processes: the same results in the same order as in one, and a process that dies takes one report with it."""

from __future__ import annotations

import dataclasses
import logging
import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from tracktwo.batches import Batch, failures_of, read_batch
from tracktwo.packs.pack import Pack
from tracktwo.store.base import Incoming

log = logging.getLogger(__name__)

#: Batches handed out per process: one in work, one waiting.
_AHEAD = 2
_DIED = "the process that read it died"
_REMEDY = "Read it alone; if it dies again, the report is too large for the memory, or say so as a defect."


def read_batches(batches: Iterable[Batch], pack: Pack, *, processes: int = 1) -> Iterator[list[Incoming]]:
    """What became of each batch, in order."""
    if processes == 1:
        for batch in batches:
            yield read_batch(batch, pack)
        return
    pool = _Pool(pack, processes)
    waiting: deque[tuple[Batch, Future[list[Incoming]]]] = deque()
    try:
        for batch in batches:
            waiting.append((batch, pool.submit(batch)))
            if len(waiting) >= processes * _AHEAD:
                yield pool.result(*waiting.popleft())
        while waiting:
            yield pool.result(*waiting.popleft())
    finally:
        pool.close()


class _Pool:
    """Processes with the pack at hand. They are started anew, not forked: the parent has threads and open files."""

    def __init__(self, pack: Pack, processes: int) -> None:
        self._pack = pack
        self._processes = processes
        self._executor = self._start()

    def submit(self, batch: Batch) -> Future[list[Incoming]]:
        """Hand out a batch."""
        try:
            return self._executor.submit(_work, batch)
        except BrokenProcessPool:
            self._executor = self._start()
            return self._executor.submit(_work, batch)

    def result(self, batch: Batch, future: Future[list[Incoming]]) -> list[Incoming]:
        """What became of a batch; where its process died, of each input read by itself."""
        try:
            found = future.result()
        except BrokenProcessPool:
            found = [self._alone(dataclasses.replace(batch, inputs=(one,))) for one in batch.inputs]
        return [
            dataclasses.replace(item, received=known.received)  # what was sent need not come back
            for item, known in zip(found, failures_of(batch.inputs, _DIED, _REMEDY), strict=True)
        ]

    def _alone(self, batch: Batch) -> Incoming:
        log.warning("reading one input again after a process died")
        try:
            return self.submit(batch).result()[0]
        except BrokenProcessPool:
            return failures_of(batch.inputs, _DIED, _REMEDY)[0]

    def close(self) -> None:
        """Let the processes go."""
        self._executor.shutdown(wait=True, cancel_futures=True)

    def _start(self) -> ProcessPoolExecutor:
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self._processes, mp_context=context, initializer=_set_up, initargs=(self._pack,))


_packs: list[Pack] = []


def _set_up(pack: Pack) -> None:
    _packs[:] = [pack]


def _work(batch: Batch) -> list[Incoming]:
    return [dataclasses.replace(item, received=None) for item in read_batch(batch, _packs[0])]
