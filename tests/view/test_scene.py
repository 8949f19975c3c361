"""The scene is what the canvas draws, and a patch turns one scene into the next."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

import argmap
from argmap.app.protocol.patch import changes
from argmap.model import Scenario
from argmap.reasoning import Label, compile_map, evaluate
from argmap.view.excerpt import WHOLE
from argmap.view.scene import scene_of
from tests.maps import DENIED, GRANTED, OPEN, make_map, maps, maps_with_scenarios

KEYS = st.dictionaries(st.sampled_from("abcd"), st.integers(0, 2))
SCENES = st.dictionaries(st.sampled_from(["boxes", "edges"]), KEYS)


def applied(scene: dict, patch: dict) -> dict:
    """What the canvas does with a patch."""
    result = {section: dict(values) for section, values in scene.items()}
    for section, values in patch.items():
        for key, value in values.items():
            if value is None:
                del result.setdefault(section, {})[key]
            else:
                result.setdefault(section, {})[key] = value
    return {section: values for section, values in result.items() if values}


@given(SCENES, SCENES)
def test_a_patch_applied_to_the_old_scene_gives_the_new(old, new):
    assert applied(old, changes(old, new)) == {
        section: values for section, values in new.items() if values
    }


@given(SCENES)
def test_nothing_differs_from_itself(scene):
    assert changes(scene, scene) == {}


@settings(max_examples=25, deadline=None)
@given(maps_with_scenarios())
def test_a_click_patches_only_verdicts_and_stances(case):
    map, scenario = case
    program = compile_map(map)
    before, after = evaluate(program), evaluate(program, scenario)
    old = scene_of(map, before)
    new = scene_of(map, after, before=before)
    patch = changes(old, new)
    assert applied(old, patch) == {section: values for section, values in new.items() if values}
    for section in ("boxes", "steps"):
        for name, thing in patch.get(section, {}).items():
            assert (thing["x"], thing["y"]) == (old[section][name]["x"], old[section][name]["y"])
    for name, box in new["boxes"].items():
        assert box["changed"] == (before.label(name) is not after.label(name))
        assert (box["verdict"] == "contested") == (after.label(name) is Label.UNDEC)
    unchanged = [
        n for n in new["boxes"] if before.label(n) is after.label(n) and n not in scenario.stances
    ]
    assert not set(unchanged) & set(patch.get("boxes", {}))


@settings(max_examples=25, deadline=None)
@given(maps())
def test_a_scene_is_json_and_holds_the_whole_map(map):
    scene = scene_of(map, evaluate(compile_map(map)), excerpt=WHOLE)
    assert json.loads(json.dumps(scene, allow_nan=False)).keys() == scene.keys()
    assert set(scene["boxes"]) == set(map.statements)
    assert set(scene["steps"]) == set(map.inferences)


def test_a_switch_is_on_what_is_granted_or_changed_or_rests_on_nothing():
    map = make_map({"a": GRANTED, "b": OPEN, "c": OPEN, "d": OPEN}, [("c", "d")])
    boxes = scene_of(
        map, evaluate(compile_map(map), Scenario.of({"a": DENIED, "b": GRANTED})), excerpt=WHOLE
    )["boxes"]
    shown = {
        name: (box["switch"], box["on"], box["word"], box["verdict"]) for name, box in boxes.items()
    }
    assert shown == {
        "a": (True, False, "denied", "falls"),
        "b": (True, True, "stands", "stands"),
        "c": (True, False, "left open", "falls"),
        "d": (False, False, "falls", "falls"),
    }


def test_edges_tell_what_holds():
    map = make_map(
        {"a": GRANTED, "b": OPEN, "o": OPEN, "u": GRANTED, "c": OPEN},
        [("a", "b"), ("a", "c")],
        [("o", "b"), ("u", "s1")],
    )
    edges = scene_of(map, evaluate(compile_map(map)), excerpt=WHOLE)["edges"]
    assert {name: (edge["kind"], edge["holds"], edge["head"]) for name, edge in edges.items()} == {
        "a > s0": ("support", True, "none"),
        "s0 > b": ("support", True, "arrow"),
        "a > s1": ("support", False, "none"),
        "s1 > c": ("support", False, "arrow"),
        "a0": ("attack", False, "cross"),
        "a1": ("undercut", True, "cross"),
    }


def test_an_attack_from_a_weaker_statement_fails_though_the_attacker_stands():
    map = make_map({"o": GRANTED, "b": GRANTED}, attacks=[("o", "b")], stronger=[("b", "o")])
    scene = scene_of(map, evaluate(compile_map(map)), excerpt=WHOLE)
    assert scene["boxes"]["o"]["verdict"] == "stands"
    assert scene["edges"]["a0"]["holds"] is False


def test_unfolding_shows_what_the_badge_counts_and_the_badge_then_folds():
    paper = argmap.load()
    evaluation = evaluate(compile_map(paper))
    folded = scene_of(paper, evaluation)["boxes"]
    name = next(name for name, box in folded.items() if box["badge"])
    unfolded = scene_of(paper, evaluation, unfolded=frozenset({name}))["boxes"]
    assert len(unfolded) - len(folded) == int(folded[name]["badge"])
    assert unfolded[name]["open"]
    assert not folded[name]["open"]
    assert unfolded[name]["hides"] == ""


def test_an_empty_map_is_an_empty_scene():
    map = make_map({})
    scene = scene_of(map, evaluate(compile_map(map)))
    assert scene["boxes"] == scene["steps"] == scene["edges"] == {}


def test_a_step_on_the_map_says_whether_it_goes_through():
    map = make_map({"p": GRANTED, "c": OPEN}, [("p", "c")])
    program = compile_map(map)
    denied = Scenario(denied=frozenset({"p"}))
    for scenario, words in ((Scenario(), "goes through"), (denied, "does not go through")):
        scene = scene_of(map, evaluate(program, scenario), excerpt=WHOLE)
        assert scene["steps"]["s0"]["title"].split(" · ")[-1] == words
