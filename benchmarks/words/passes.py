"""Child process: the passes of the encoder that the learned reader makes over the texts, and nothing else."""

from pathlib import Path

from benchmarks.words.children import serve
from benchmarks.words.texts import read_lines
from twosource.language.sentences import sentences
from twosource.reading.encoder.features import word_features
from twosource.reading.encoder.model import encoder
from twosource.reading.encoder.pieces import Word
from twosource.reading.encoder.windows import Window, windows
from twosource.reading.quotations import find_quotations

Pass = tuple[list[Word], list[int], Window]


def main() -> None:
    """Get ready, and run the windows of the texts of each file, which are cut beforehand."""
    model = encoder()

    def prepare(path: Path) -> list[Pass]:
        found: list[Pass] = []
        for text in read_lines(path):
            words = model.vocabulary.words(text)
            features = word_features(text, words, find_quotations(text))
            found.extend((words, features, window) for window in windows(words, sentences(text)))
        return found

    def work(given: list[Pass]) -> None:
        for words, features, window in given:
            model.run(words, features, window)

    serve(prepare, work)


if __name__ == "__main__":
    main()
