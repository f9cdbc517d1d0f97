"""How well the program tells what a claim stands on: who rests on whom, what is distorted, what is the same."""
