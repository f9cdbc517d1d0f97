"""What holds however many documents there are, and what they cost: news made up by the million, and its measures."""
