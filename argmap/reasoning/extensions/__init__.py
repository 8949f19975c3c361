"""Extensions of maps, flat ABA and Dung frameworks under the semantics of the field, on one core.

A program in a scenario is a flat ABA framework (Bondarenko and others 1997): `not hit(x)` is an
assumption whose contrary is hit(x). A Dung framework is granted statements and attacks alone; an
assumption is a granted statement that its contrary attacks.
"""

from argmap.reasoning.extensions.tasks import (
    Extension,
    counterexample,
    credulous,
    extensions,
    skeptical,
    some_extension,
)

__all__ = [
    "Extension",
    "counterexample",
    "credulous",
    "extensions",
    "skeptical",
    "some_extension",
]
