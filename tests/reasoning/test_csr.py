"""The labelling on compressed rows is the grounded one, compiled or not."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings

from argmap.reasoning.csr import compressed, label_framework
from argmap.reasoning.framework import AssumptionFramework, Framework
from argmap.reasoning.grounded import IN, OUT, label
from tests.frameworks import Semantics, assumption_frameworks, frameworks, make_framework


@pytest.mark.parametrize("compiled", [False, True])
def test_equal_to_the_labelling_of_the_program(compiled: bool) -> None:
    @settings(deadline=None)  # the first call compiles
    @given(frameworks(most=12))
    def check(framework: Framework) -> None:
        program = framework.program
        expected = label(program, program.stances).labels
        assert label_framework(framework, compiled=compiled).tobytes() == bytes(expected)

    check()


def test_large_frameworks() -> None:
    """The two ways agree where counters run over many arguments, and on a chain, whose labels
    alternate.
    """
    rng = np.random.default_rng(3)
    made = make_framework(20_000, rng.integers(0, 20_000, (40_000, 2)).tolist())
    np.testing.assert_array_equal(label_framework(made), label_framework(made, compiled=False))
    chain = make_framework(30_000, ((i, i + 1) for i in range(29_999)))
    assert label_framework(chain).tolist() == [IN, OUT] * 15_000


def test_the_way_for_sparse_frameworks_is_the_same_labelling() -> None:
    """Whatever the number of attacks: chains, circles, arguments with no target, one, or several,
    listed twice too.
    """
    from argmap.reasoning import csr_kernels

    @settings(deadline=None)  # the first call compiles
    @given(frameworks(most=12))
    def check(framework: Framework) -> None:
        expected = label_framework(framework, compiled=False)
        np.testing.assert_array_equal(csr_kernels.label_sparse(*compressed(framework)), expected)

    check()


@given(frameworks(most=5))
def test_the_program_of_a_framework_has_its_grounded_extension(framework: Framework) -> None:
    program = framework.program
    [grounded] = Semantics(framework).extensions("GR")
    labels = label(program, program.stances).labels
    assert {x for x, held in enumerate(labels) if held == IN} == grounded


@given(assumption_frameworks())
def test_the_program_of_an_assumption_framework_has_its_grounded_extension(
    framework: AssumptionFramework,
) -> None:
    """What is IN is the closure of the grounded set of assumptions; assumptions that it attacks are
    OUT.
    """
    program = framework.program
    semantics = Semantics(framework)
    [grounded] = semantics.extensions("GR")
    labels = label(program, program.stances).labels
    n = len(framework.names)
    assert {x for x in range(n) if labels[x] == IN} == semantics.closure(grounded)
    assert {x for x in framework.contraries if labels[x] == OUT} == semantics.beats(grounded)


def test_numba_is_imported_only_where_it_is_used() -> None:
    code = (
        "import sys; from tests.frameworks import make_framework; from argmap.reasoning.csr "
        "import compressed, label_framework;"
        "label_framework(make_framework(3, [(0, 1)])); assert 'numba' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
