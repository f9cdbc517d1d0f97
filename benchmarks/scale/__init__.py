"""What holds however many documents there are, and what they cost."""
