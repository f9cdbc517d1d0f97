"""Hands the program what no program likes, and looks whether the good pages among it are done."""
