"""Child process: the passes of the encoder that the learned reader makes over the texts, and nothing else."""

from pathlib import Path

from benchmarks.words.children import serve
from benchmarks.words.texts import read_lines
from twosource.language.sentences import sentences
from twosource.reading.encoder.features import OPENING, word_features
from twosource.reading.encoder.model import Laid, encoder
from twosource.reading.encoder.windows import Window, windows
from twosource.reading.quotations import find_quotations


def main() -> None:
    """Get ready, and run the windows of the texts of each file, which are cut beforehand."""
    model = encoder()

    def prepare(path: Path) -> list[tuple[Laid, Window]]:
        found: list[tuple[Laid, Window]] = []
        for text in read_lines(path):
            words = model.vocabulary.words(text)
            features = word_features(text, words, find_quotations(text))
            lines = [at for at, feature in enumerate(features) if feature >= OPENING]
            laid = model.laid(words, features)
            found.extend((laid, window) for window in windows(words, sentences(text), lines))
        return found

    def work(given: list[tuple[Laid, Window]]) -> None:
        for laid, window in given:
            model.run(laid, window)

    serve(prepare, work)


if __name__ == "__main__":
    main()
