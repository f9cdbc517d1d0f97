"""How the tables of an archive came to be, step by step; they are run when an archive is opened."""
