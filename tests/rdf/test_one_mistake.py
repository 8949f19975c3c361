"""A valid map, spoilt in one place at a time: the mistake is named where it is, and nothing
else.
"""

from __future__ import annotations

import pytest

from tests.rdf.library import TEXT, validation_of

SPOILT = [
    # what is done to the file: this text, becomes that; where the problem is, and words that tell
    # it
    ('skos:notation "want-to-read" ;', "", "want-to-read", "It has no notation"),
    (
        'skos:notation "want-to-read" ;',
        'skos:notation "want-to-read", "other" ;',
        "other",
        "more than one notation",
    ),
    ('skos:notation "want-to-read" ;', 'skos:notation " " ;', " ", "notation is empty"),
    (
        'skos:notation "want-to-read" ;',
        'skos:notation "obj-dull" ;',
        "obj-dull",
        '"obj-dull" is given twice',
    ),
    (
        'skos:notation "step-cost" ;',
        'skos:notation "obj-cost" ;',
        "obj-cost",
        '"obj-cost" is given twice',
    ),
    (
        'skos:notation "step-open" ;',
        'skos:notation "step-cost" ;',
        "step-cost",
        '"step-cost" is given twice',
    ),
    (
        ":want-to-read a am:Premise",
        ":want-to-read a am:Statement",
        "want-to-read",
        "It has no role",
    ),
    (":want-to-read a am:Premise ;", ":want-to-read", "want-to-read", "It has no class"),
    (
        ":want-to-read a am:Premise",
        ":want-to-read a am:Premiss",
        "want-to-read",
        'class "am:Premiss" is not in the vocabulary',
    ),
    (
        ":want-to-read a am:Premise",
        ":want-to-read a am:Premise, am:Claim",
        "want-to-read",
        'two roles, "am:Claim" and "am:Premise"',
    ),
    ('skos:prefLabel "They would like to read"@en ;', "", "want-to-read", "It has no title"),
    (
        '"They would like to read"@en',
        '"They would like to read if they only could"@en',
        "want-to-read",
        "more than 8 words",
    ),
    ('"They would like to read"@en', '" "@en', "want-to-read", "title is empty"),
    (
        '"They would like to read"@en',
        '"They would like to read"@en, "Second"@en',
        "want-to-read",
        "two titles in one language",
    ),
    (
        (
            'am:text "Those who work on weekdays say that they would use a library if they '
            'could."@en ;'
        ),
        "",
        "want-to-read",
        "It has no text",
    ),
    (
        '"Those who work on weekdays say that they would use a library if they could."',
        '""',
        "want-to-read",
        "text is empty",
    ),
    (
        'a am:Premise ; dcterms:isPartOf :map ; skos:notation "want-to-read"',
        'a am:Premise ; skos:notation "want-to-read"',
        "want-to-read",
        "which map it belongs to",
    ),
    (
        'dcterms:isPartOf :map ; skos:notation "step-open"',
        'dcterms:isPartOf :letter ; skos:notation "step-open"',
        "step-open",
        '"letter", which is not a map',
    ),
    ("am:stance am:Granted", "am:stance am:Granded", "want-to-read", '"am:Granded"'),
    ("am:stance am:Granted", 'am:stance "granted"', "want-to-read", '"granted"'),
    (
        "am:stance am:Granted",
        "am:stance am:Granted, am:Open",
        "want-to-read",
        "more than one stance",
    ),
    (
        "am:inSection :section-1 ; am:stance am:Granted",
        "am:stance am:Granted",
        "want-to-read",
        "in no section",
    ),
    (
        "am:inSection :section-1 ; am:stance am:Granted",
        "am:inSection :section-9 ; am:stance am:Granted",
        "want-to-read",
        '"section-9"',
    ),
    (
        "am:inSection :section-1 ; am:stance am:Granted",
        "am:inSection :section-2 ; am:stance am:Granted",
        "want-to-read",
        'section "2", but none of its places',
    ),
    (
        "am:stance am:Granted ; prov:wasAttributedTo :writer",
        "am:stance am:Granted",
        "want-to-read",
        "attributed to nobody",
    ),
    (
        "am:stance am:Granted ; prov:wasAttributedTo :writer",
        "am:stance am:Granted ; prov:wasAttributedTo :stranger",
        "want-to-read",
        '"stranger"',
    ),
    (
        "am:mainLine true ; am:answersQuestion",
        'am:mainLine "yes" ; am:answersQuestion',
        "obj-cost",
        '"yes"',
    ),
    (
        "am:mainLine true ; am:answersQuestion",
        'am:mainLine "true" ; am:answersQuestion',
        "obj-cost",
        "not a boolean",
    ),
    (
        "am:mainLine true ; am:answersQuestion",
        'am:mainLine "ja"^^xsd:boolean ; am:answersQuestion',
        "obj-cost",
        '"ja"',
    ),
    (
        "am:mainLine true ; am:answersQuestion",
        "am:mainLine true, false ; am:answersQuestion",
        "obj-cost",
        "more than once",
    ),
    (
        "am:NecessaryCondition-cost",
        "am:NecessaryCondition-money",
        "obj-cost",
        '"am:NecessaryCondition-money"',
    ),
    ("am:NecessaryCondition-cost", "am:NecessaryCondition", "obj-cost", "not a critical question"),
    (
        "am:stance am:Granted",
        "am:stance am:Granted ; am:hasScheme am:Sign",
        "want-to-read",
        '"am:hasScheme", which belongs to the class "am:Inference"',
    ),
    # places
    (
        'oa:hasSource :letter ; am:paragraph "1.4"',
        'am:paragraph "1.4"',
        "serve-everyone",
        "names no source",
    ),
    (
        'oa:hasSource :letter ; am:paragraph "1.4"',
        'oa:hasSource :lettre ; am:paragraph "1.4"',
        "serve-everyone",
        '"lettre"',
    ),
    ('am:paragraph "1.4" ;', "", "serve-everyone", "names no paragraph"),
    ('am:paragraph "1.4"', 'am:paragraph "1,4"', "serve-everyone", '"1,4"'),
    ('am:paragraph "1.4"', "am:paragraph 1.4", "serve-everyone", "not a paragraph number"),
    (
        'am:paragraph "1.4"',
        'am:paragraph "1.4", "1.5"',
        "serve-everyone",
        "more than one paragraph",
    ),
    (
        'am:paragraph "1.4"',
        'am:paragraph "7.4"',
        "serve-everyone",
        '"7.4" is in a section that the file does not have',
    ),
    (
        'a oa:TextQuoteSelector ; oa:exact "for all of us"',
        'oa:exact "for all of us"',
        "serve-everyone",
        "not an oa:TextQuoteSelector",
    ),
    (
        'a oa:TextQuoteSelector ; oa:exact "for all of us"',
        "a oa:TextQuoteSelector",
        "serve-everyone",
        "no key phrase",
    ),
    ('"for all of us"', '"…"', "serve-everyone", "key phrase is empty"),
    (
        "the town has no money for such things",
        "the town has no money left for such things",
        "obj-cost",
        "more than 12 words",
    ),
    # inferences
    (
        ":want-to-read ; am:hasBackground",
        ":want-to-reed ; am:hasBackground",
        "step-come",
        '"am:hasPremise" leads to "want-to-reed"',
    ),
    ("am:hasPremise :wages-rise ; am:concludes", "am:concludes", "step-cost", "no premise"),
    (
        "am:hasPremise :wages-rise",
        "am:hasPremiss :wages-rise",
        "step-cost",
        '"am:hasPremiss" is not in the vocabulary',
    ),
    ("am:concludes :workers-come ;", "", "step-come", "concludes nothing"),
    ("am:concludes :open-sundays ;", "", "step-open", "concludes nothing"),
    ("am:concludes :obj-cost ;", "", "step-cost", "concludes nothing"),
    (
        "am:concludes :workers-come",
        "am:concludes :workers-come, :obj-dull",
        "step-come",
        '"obj-dull", "workers-come"',
    ),
    (
        "am:concludes :workers-come",
        "am:concludes :cost-attacks",
        "step-come",
        '"cost-against-opening", which is not a statement',
    ),
    (
        "am:concludes :workers-come",
        "am:concludes :want-to-read",
        "step-come",
        'concludes "want-to-read" from itself',
    ),
    (
        "am:hasScheme am:NegativeConsequences",
        "am:hasScheme am:NegativeConsequence",
        "step-cost",
        '"am:NegativeConsequence"',
    ),
    (
        "am:hasScheme am:NegativeConsequences",
        "am:hasScheme am:NegativeConsequences, am:Sign",
        "step-cost",
        "more than one scheme",
    ),
    (
        "Staff are paid more for an hour on Sunday than for one on a weekday.",
        "Opening on one more day costs more than the town has to spend!",
        "step-cost",
        "only restates its premise",
    ),
    (
        '"Sunday work is paid extra"',
        '"The town cannot afford it"',
        "step-cost",
        "only restates its premise",
    ),
    (
        "am:hasBackground :bg-buses-run",
        "am:hasBackground :bg-buses-run, :serve-everyone",
        "step-come",
        'has another role, "am:Premise"',
    ),
    (
        "am:hasBackground :bg-buses-run",
        "am:hasBackground :bg-buses-run ; am:hasPremise :bg-buses-run",
        "step-come",
        "premise and as a background",
    ),
    ("am:hasBackground :bg-buses-run ;", "", "bg-buses-run", "No inference has it as a background"),
    # attacks
    ("am:attacker :obj-cost ; am:target", "am:target", "cost-against-opening", "no attacker"),
    ("am:attacker :obj-cost", "am:attacker :obj-costs", "cost-against-opening", '"obj-costs"'),
    (
        "am:attacker :obj-cost",
        "am:attacker :step-cost",
        "cost-against-opening",
        '"step-cost", which is not a statement',
    ),
    (
        "am:attacker :obj-cost",
        "am:attacker :obj-cost, :obj-dull",
        "cost-against-opening",
        "more than one attacker",
    ),
    ("; am:target :open-sundays", "", "cost-against-opening", "no target"),
    ("am:target :open-sundays", "am:target :open-sunday", "cost-against-opening", '"open-sunday"'),
    (
        "am:target :open-sundays",
        "am:target :section-1",
        "cost-against-opening",
        'of the class "am:Section"',
    ),
    (
        ":cost-attacks a am:Rebuttal",
        ":cost-attacks a am:Attack",
        "cost-against-opening",
        "which kind of attack",
    ),
    (
        ":cost-attacks a am:Rebuttal",
        ":cost-attacks a am:Rebuttal, am:Undercut",
        "cost-against-opening",
        "two kinds of attack",
    ),
    (
        ":cost-attacks a am:Rebuttal",
        ":cost-attacks a am:Undercut",
        "cost-against-opening",
        "is a statement",
    ),
    (
        ":cost-attacks a am:Rebuttal",
        ":cost-attacks a am:Undermining",
        "cost-against-opening",
        "not taken as given",
    ),
    (
        ":volunteers-attack a am:Undermining",
        ":volunteers-attack a am:Rebuttal",
        "volunteers-against-wages",
        "no inference concludes",
    ),
    (
        ":dull-attacks a am:Undercut",
        ":dull-attacks a am:Rebuttal",
        "dull-against-step",
        "is an inference",
    ),
    # strength, contradiction, bearing
    (
        "am:strongerThan :obj-dull",
        "am:strongerThan :wages-rise",
        "wages-rise",
        "stronger than itself",
    ),
    (
        'skos:notation "obj-dull" ;',
        'skos:notation "obj-dull" ; am:strongerThan :wages-rise ;',
        "obj-dull",
        "stronger than itself",
    ),
    (
        "am:strongerThan :obj-dull",
        "am:strongerThan :step-cost",
        "wages-rise",
        '"step-cost", which is not a statement',
    ),
    (
        "am:contradicts :serve-everyone",
        "am:contradicts :obj-day-of-rest",
        "obj-day-of-rest",
        "contradict itself",
    ),
    (
        "am:contradicts :serve-everyone",
        "am:contradicts :serve-every-one",
        "obj-day-of-rest",
        '"serve-every-one"',
    ),
    ("; am:contradicts :serve-everyone", "", "obj-day-of-rest", "bears on no conclusion"),
    # the map as a whole
    (":map a am:ArgumentMap ;", ":map", "the map", "no am:ArgumentMap"),
    (
        ":letter a dcterms",
        ":map2 a am:ArgumentMap ; dcterms:title 'Two' ; dcterms:source :letter . :letter a dcterms",
        "map2",
        'second map beside "map"',
    ),
    ('dcterms:title "Should the library open on Sundays?"@en ;', "", "map", "no title"),
    ("@en ; dcterms:source :letter", "@en", "map", "names no source"),
    (":open-sundays a am:Conclusion", ":open-sundays a am:Claim", "map", "no conclusion"),
    ('skos:notation "2" ;', "", "section-2", "no number"),
    ('skos:prefLabel "What it costs"@en', "dcterms:title 'Costs'", "2", "no title"),
]


@pytest.mark.parametrize(
    ("old", "new", "where", "what"), SPOILT, ids=[f"{n}-{row[3]}" for n, row in enumerate(SPOILT)]
)
def test_one_mistake_is_told_where_it_is_and_nothing_else(
    old: str, new: str, where: str, what: str
) -> None:
    assert TEXT.count(old) == 1, "the text to spoil stands once in the file"
    validation = validation_of(TEXT.replace(old, new))
    assert not validation.valid
    told = [problem for problem in validation.problems if problem.severity == "violation"]
    assert [problem.where for problem in told] == [where], told
    assert what in told[0].what
    assert told[0].mend
