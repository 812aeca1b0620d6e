"""Sentences end where a reader would end them."""

import pytest

from checker.reading.boundaries import split

CASES = [
    ("One sentence only.", ["One sentence only."]),
    ("No full stop at the end", ["No full stop at the end"]),
    ("It helps. It lasts.", ["It helps.", "It lasts."]),
    ("Dr. Hall sees you. He listens.", ["Dr. Hall sees you.", "He listens."]),
    ("Mr. and Mrs. Lee came.", ["Mr. and Mrs. Lee came."]),
    ("Visit us in St. Peters today.", ["Visit us in St. Peters today."]),
    ("We are at 9 Main St. Call us.", ["We are at 9 Main St.", "Call us."]),
    ("PRP vs. Cortisone: a look.", ["PRP vs. Cortisone: a look."]),
    ("In the U.S. Food and Drug law applies.", ["In the U.S. Food and Drug law applies."]),
    ("It is legal in the U.S. We ask first.", ["It is legal in the U.S.", "We ask first."]),
    ("Some drugs, e.g. Aspirin, stop.", ["Some drugs, e.g. Aspirin, stop."]),
    ("Your own cells, i.e. MSCs, are used.", ["Your own cells, i.e. MSCs, are used."]),
    ("We are No. 1 in Ohio. Ask anyone.", ["We are No. 1 in Ohio.", "Ask anyone."]),
    ("Will it hurt? No. It will not.", ["Will it hurt?", "No.", "It will not."]),
    ("Open from 7 a.m. to 6 p.m. daily.", ["Open from 7 a.m. to 6 p.m. daily."]),
    ("We open at 7 a.m. Call ahead.", ["We open at 7 a.m.", "Call ahead."]),
    ("We open at 7 a.m. Monday.", ["We open at 7 a.m. Monday."]),
    ("Smith et al. (2019) found less.", ["Smith et al. (2019) found less."]),
    ("Jo Hall, M.D. She trained here.", ["Jo Hall, M.D.", "She trained here."]),
    ("Zoe Ivers, Ph.D., joined. Good.", ["Zoe Ivers, Ph.D., joined.", "Good."]),
    ("See Fig. 2 for more. Then rest.", ["See Fig. 2 for more.", "Then rest."]),
    ("Sec. 351 applies. So we wait.", ["Sec. 351 applies.", "So we wait."]),
    ("It takes approx. 30 minutes.", ["It takes approx. 30 minutes."]),
    ("Made by Acme Inc. in Ohio.", ["Made by Acme Inc. in Ohio."]),
    ("Made by Acme Inc. The price is low.", ["Made by Acme Inc.", "The price is low."]),
    ("It rose by 3.5 points. Fine.", ["It rose by 3.5 points.", "Fine."]),
    ("It costs $900. 90 % come back.", ["It costs $900.", "90 % come back."]),
    ("This was in 2019. Now it is not.", ["This was in 2019.", "Now it is not."]),
    ("Wait... there is more.", ["Wait... there is more."]),
    ("Wait… There is more.", ["Wait…", "There is more."]),
    ("“It works.” We agree.", ["“It works.”", "We agree."]),
    ('"Does it work?" she asked.', ['"Does it work?" she asked.']),
    ("(Ask us first.) Then book.", ["(Ask us first.)", "Then book."]),
    ("It works (see below). Then rest.", ["It works (see below).", "Then rest."]),
    ("Call now. “Thank you,” he said.", ["Call now.", "“Thank you,” he said."]),
    ("CALL NOW. WE CAN HELP. NO PAIN.", ["CALL NOW.", "WE CAN HELP.", "NO PAIN."]),
    ("It eases pain.Our cells are fresh.", ["It eases pain.", "Our cells are fresh."]),
    ("No more pain!Book today.", ["No more pain!", "Book today."]),
    ("See www.Example.com for more.", ["See www.Example.com for more."]),
    ("Write to J.Smith@example.com now.", ["Write to J.Smith@example.com now."]),
    ("Really?! Yes, really!!! Book.", ["Really?!", "Yes, really!!!", "Book."]),
    ("J. Smith saw H. G. Wells.", ["J. Smith saw H. G. Wells."]),
    ("It has vitamin C. The rest is water.", ["It has vitamin C.", "The rest is water."]),
    ("no surgery here. no downtime at all.", ["no surgery here.", "no downtime at all."]),
    ("1. Rest for a day.", ["1. Rest for a day."]),
    ("Ask for it. – Ron, 74", ["Ask for it. – Ron, 74"]),
    ("We treat: • knees • hips", ["We treat:", "• knees", "• hips"]),
    ("Yahoo! is a name. Fine.", ["Yahoo! is a name.", "Fine."]),
    ("Healed in Jan. 2020 by us.", ["Healed in Jan. 2020 by us."]),
    ("Knees, hips, etc. We treat all.", ["Knees, hips, etc.", "We treat all."]),
    ("", []),
    ("...", ["..."]),
]


@pytest.mark.parametrize(("text", "sentences"), CASES)
def test_a_sentence_ends_where_a_reader_would_end_it(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in split(text)] == sentences
