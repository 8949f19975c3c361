"""SPARQL over a map: guarded, bounded, with the verdicts of a scenario beside it, and prepared
questions.
"""

from argmap.sparql.answer import Answer
from argmap.sparql.engine import SCHEMES, ask
from argmap.sparql.questions import QUESTIONS, Question

__all__ = ["QUESTIONS", "SCHEMES", "Answer", "Question", "ask"]
