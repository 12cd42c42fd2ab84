"""What a chooser suggests, on cases that can be worked out in one's head, and on any chooser whatever."""

from hypothesis import given, settings
from hypothesis import strategies as st

from library.catalogue.choosing import FEWEST, MOST, Choice, choose
from library.model.chooser import Chooser, ChooserAnswer, ChooserOption, ChooserQuestion, Fit

Answers = dict[str, str]


def _question(id_: str, *answers: str, firm: bool = False) -> ChooserQuestion:
    labels = tuple(ChooserAnswer(id=answer, label=answer) for answer in answers)
    return ChooserQuestion(id=id_, ask="What?", heading="What", answers=labels, firm=firm)


def _option(id_: str, **fits: str) -> ChooserOption:
    told = tuple(Fit(question=name, answers=tuple(ids.split()), because="So") for name, ids in fits.items())
    return ChooserOption(
        id=id_, name=id_, summary="", choose_when="", not_for="", training="none", licence="free", fits=told
    )


def _chooser(questions: tuple[ChooserQuestion, ...], *options: ChooserOption) -> Chooser:
    return Chooser(thing="way", questions=questions, options=options)


WHO = _question("who", "alone", "pair", "group")
TIME = _question("time", "short", "long")
TRAINED = _question("trained", "yes", "no", firm=True)


def _ids(choices: tuple[Choice, ...]) -> list[str]:
    return [choice.option.id for choice in choices]


def test_nothing_answered_nothing_suggested() -> None:
    chooser = _chooser((WHO, TIME), _option("a", who="pair"), _option("b"), _option("c"))
    assert choose(chooser, {})[0] == ()
    assert choose(chooser, {"who": "nobody", "mood": "good"})[0] == ()
    assert _ids(choose(chooser, {})[1]) == ["a", "b", "c"]


def test_what_was_made_for_an_answer_comes_before_what_suits_any() -> None:
    options = (
        _option("any"),
        _option("two", who="pair group"),
        _option("one", who="pair"),
        _option("not", who="alone"),
    )
    suggested, others = choose(_chooser((WHO, TIME), *options), {"who": "pair"})
    assert _ids(suggested) == ["one", "two", "any"]
    assert _ids(others) == ["not"]
    assert [fit.question for fit in others[0].misfits] == ["who"]


def test_of_those_alike_the_first_in_the_file_comes_first_and_three_at_most() -> None:
    options = (_option(name, who="pair") for name in "dcba")
    suggested, others = choose(_chooser((WHO, TIME), *options), {"who": "pair"})
    assert _ids(suggested) == ["d", "c", "b"]
    assert others[0].misfits == ()


def test_too_few_that_fit_are_filled_up_to_two_by_those_that_suit_the_earlier_questions() -> None:
    options = (
        _option("late", who="alone", time="long"),
        _option("early", who="pair", time="short"),
        _option("fits", who="pair", time="long"),
    )
    suggested, others = choose(_chooser((WHO, TIME), *options), {"who": "pair", "time": "long"})
    assert _ids(suggested) == ["fits", "early"]
    assert [fit.question for fit in suggested[1].misfits] == ["time"]
    assert _ids(others) == ["late"]


def test_out_of_place_at_a_firm_question_is_never_suggested() -> None:
    options = (
        _option("licensed", who="pair", trained="yes"),
        _option("free", who="group"),
        _option("other", who="group"),
    )
    suggested, others = choose(_chooser((WHO, TRAINED), *options), {"who": "pair", "trained": "no"})
    assert _ids(suggested) == ["free", "other"]
    assert _ids(others) == ["licensed"]
    assert _ids(choose(_chooser((WHO, TRAINED), *options), {"who": "pair", "trained": "yes"})[0])[0] == "licensed"


ANSWERS = ("a", "b", "c")


@st.composite
def _choosers(draw: st.DrawFn) -> tuple[Chooser, Answers]:
    names = ["q1", "q2", "q3", "q4"][: draw(st.integers(2, 4))]
    questions = tuple(_question(name, *ANSWERS, firm=draw(st.booleans())) for name in names)
    some = st.lists(st.sampled_from(ANSWERS), min_size=1, max_size=3, unique=True).map(" ".join)
    fits = st.dictionaries(st.sampled_from(names), some)
    options = tuple(_option(f"o{number}", **draw(fits)) for number in range(draw(st.integers(3, 8))))
    answers = draw(st.dictionaries(st.sampled_from([*names, "none-such"]), st.sampled_from([*ANSWERS, "none-such"])))
    return _chooser(questions, *options), answers


@given(_choosers())
@settings(max_examples=200, deadline=None)
def test_any_chooser_keeps_its_promises(case: tuple[Chooser, Answers]) -> None:
    chooser, answers = case
    suggested, others = choose(chooser, answers)
    assert sorted(_ids(suggested + others)) == sorted(option.id for option in chooser.options)
    assert len(suggested) <= MOST
    firm = {question.id for question in chooser.questions if question.firm}
    assert not any(fit.question in firm for choice in suggested for fit in choice.misfits)
    if suggested:
        worst = max(len(choice.misfits) for choice in suggested)
        allowed = [choice for choice in others if not any(fit.question in firm for fit in choice.misfits)]
        assert all(len(choice.misfits) >= worst for choice in allowed)
        assert worst == 0 or len(suggested) <= FEWEST
        assert len(suggested) >= min(FEWEST, len(suggested) + len(allowed))
    for choice in suggested + others:
        assert all(answers[fit.question] in fit.answers for fit in choice.suits)
        assert all(answers[fit.question] not in fit.answers for fit in choice.misfits)
