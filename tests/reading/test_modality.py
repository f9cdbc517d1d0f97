"""Whether what a clause tells happened, lies ahead, is only possible, or hangs on a condition."""

import pytest

from twosource.language.sentences import sentences
from twosource.reading.propositions import find_propositions


def told(text: str, trigger: str) -> str:
    found = find_propositions(text, sentences(text), (), (), (), ())
    return next(p.modality for p in found if p.trigger and text[p.trigger[0] : p.trigger[1]] == trigger)


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("The sides will meet and sign the treaty.", "sign", "planned"),
        ("The sides were able to sign the treaty.", "sign", "done"),
        ("The sides failed to sign the treaty.", "sign", "done"),
        ("The sides will fail to sign the treaty.", "sign", "planned"),
        ("The minister is likely to sign the treaty.", "sign", "possible"),
        ("Norway did not say whether it would sign the treaty.", "sign", "possible"),
        ("Norway did not confirm that it would sign the treaty.", "sign", "possible"),
        ("He denied reports that Norway had signed the treaty.", "signed", "rumoured"),
        ("There are fears that Norway will sign the treaty.", "sign", "possible"),
        ("Norway would have signed the treaty.", "signed", "conditional"),
        ("If a date is not agreed by that time, Norway will sign the treaty.", "sign", "conditional"),
        ("The minister will not sign the treaty unless they pay.", "sign", "conditional"),
        ("The director will resign when the sides sign the treaty.", "sign", "planned"),
        ("The director resigned when the sides signed the treaty.", "signed", "done"),
        ("The minister said that he will sign the treaty if they agree.", "sign", "conditional"),
        ("Norway has a deadline to sign the treaty.", "sign", "planned"),
        ("Norway has to sign the treaty.", "sign", "demanded"),
        ("The union had to sign the treaty.", "sign", "done"),
        ("The share fell sharply to close at 90.", "close", "done"),
        ("Anna Berg was the first minister to sign the treaty.", "sign", "done"),
        ("The sides met to close the port.", "close", "planned"),
        ("Talks are the only way to sign the treaty.", "sign", "planned"),
        ("The treaty is the only means to close the port.", "close", "planned"),
        ("This is the last chance to sign the treaty.", "sign", "possible"),
        ("A truce is the first step to sign the treaty.", "sign", "planned"),
        ("There are few ways to sign the treaty.", "sign", "planned"),
        ("Norway was one of the few states to sign the treaty.", "sign", "done"),
        ("Norway was the last to sign the treaty.", "sign", "done"),
        ("Nobody criticised the deal to sign the treaty.", "sign", "agreed"),
        ("The union did not criticise the plan to sign the treaty.", "sign", "planned"),
        ("The bank predicted that Norway would sign the treaty.", "sign", "possible"),
        ("It is expected that Norway will sign the treaty.", "sign", "possible"),
        ("Norway is expected to sign the treaty.", "sign", "planned"),
        ("The director would resign before the sides signed the treaty.", "signed", "planned"),
        ("Norway confirmed that it had signed the treaty.", "signed", "done"),
        ("Norway neither confirmed nor denied that it had signed the treaty.", "signed", "possible"),
        ("Has Norway signed the treaty?", "signed", "possible"),
        ("Has Norway signed the treaty? It says no. Norway signed the treaty.", "signed", "possible"),
        ("Before the treaty is signed, the council must vote.", "signed", "planned"),
        ("Once the treaty is signed, talks will start.", "signed", "planned"),
        ("Talks are off until the treaty is signed.", "signed", "planned"),
        ("The talks began once the treaty was signed.", "signed", "done"),
        ("Norway would pay on condition that the treaty is signed.", "signed", "conditional"),
        ("Norway will pay provided that Sweden signs the treaty.", "signs", "conditional"),
        ("Should the minister sign the treaty, talks will start.", "sign", "conditional"),
    ],
)
def test_what_stands_over_a_clause_says_how_real_it_is(text: str, trigger: str, expected: str) -> None:
    assert told(text, trigger) == expected
