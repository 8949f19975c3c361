"""What depends on what, as a graph: strongly connected components, and orders along the
dependencies.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

Needs = Callable[[int], Sequence[int]]


def components(nodes: Iterable[int], needs: Needs) -> list[list[int]]:
    """The strongly connected components that nodes lead to, each after those it needs (Tarjan
    1972).
    """
    found: dict[int, int] = {}
    low: dict[int, int] = {}
    stack: list[int] = []
    on_stack: set[int] = set()
    parts: list[list[int]] = []
    for start in nodes:
        if start in found:
            continue
        path = [(start, iter(needs(start)))]
        found[start] = low[start] = len(found)
        stack.append(start)
        on_stack.add(start)
        # No recursion: a chain of reasons may be longer than Python lets calls nest.
        while path:
            node, rest = path[-1]
            for need in rest:
                if need not in found:
                    found[need] = low[need] = len(found)
                    stack.append(need)
                    on_stack.add(need)
                    path.append((need, iter(needs(need))))
                    break
                # A node that has left the stack is in a component that is finished.
                if need in on_stack:
                    low[node] = min(low[node], found[need])
            else:
                path.pop()
                if path:
                    above = path[-1][0]
                    low[above] = min(low[above], low[node])
                if low[node] == found[node]:
                    cut = _place(stack, node)
                    part = stack[cut:]
                    del stack[cut:]
                    on_stack.difference_update(part)
                    parts.append(part)
    return parts


def _place(stack: Sequence[int], node: int) -> int:
    # From the end, where the component lies: all these searches together are linear.
    place = len(stack) - 1
    while stack[place] != node:
        place -= 1
    return place


def depth_first(nodes: Iterable[int], needs: Needs) -> list[int]:
    """The nodes that others lead to, each when it is first met: what belongs together comes
    together.
    """
    met: dict[int, None] = {}
    waiting = list(nodes)[::-1]
    while waiting:
        node = waiting.pop()
        # Met when it is taken, not when it is put aside: else the order would not be depth first.
        if node not in met:
            met[node] = None
            waiting.extend(reversed(needs(node)))
    return list(met)


def needs_first(nodes: Sequence[int], needs: Needs) -> list[int]:
    """Some nodes, each after what it needs among them, as far as circles let it (depth first, in
    postorder).
    """
    inside, met, ordered = frozenset(nodes), set[int](), list[int]()
    for start in nodes:
        if start in met:
            continue
        met.add(start)
        path = [(start, iter(needs(start)))]
        while path:
            node, rest = path[-1]
            for need in rest:
                if need in inside and need not in met:
                    met.add(need)
                    path.append((need, iter(needs(need))))
                    break
            else:
                path.pop()
                ordered.append(node)
    return ordered
