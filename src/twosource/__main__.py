"""`python -m twosource` is `twosource`."""

from twosource.desk.cli import main

if __name__ == "__main__":
    main()
