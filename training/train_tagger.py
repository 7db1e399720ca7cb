"""Trains the statement tagger and writes its weights and its card.

    make train
    python training/train_tagger.py ../shared/corpora --work build/tagger
    python training/train_tagger.py ../shared/corpora --work build/tagger --measure

Four steps, each kept in the work folder, so that a run that was cut off goes on:

1. four passes over PolNeAR's training articles; the states after the last three are averaged;
2. silver texts: what the rules find in unannotated texts on negotiations, and how the three states together
   judge unannotated texts on elections;
3. one more pass over all of them;
4. a narrower network learns from that of step 3, on PolNeAR's articles and on press that nobody annotated.

Needs the packages of training/requirements.lock; none of them is needed to run onrecord. About three hours on
two cores.
"""

from __future__ import annotations

import argparse
import pickle
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from attributed import load_polnear
from narrow_net import narrowed, plain
from narrowing import chosen, loss_beside, worth_of
from silver import election_texts, gold_texts, press_texts, silver_texts
from tagger_examples import judged_text, known_text, unknown_text
from tagger_graph import write_graph
from tagger_net import BATCH, TaggerNet, averaged, base_folder, batches_of, fit, loss_of, seed_all
from tagger_scores import measure

from onrecord.building.run import load_models
from onrecord.config import Settings
from onrecord.models.pieces import MIN_WINDOW, WINDOW, Splitter
from onrecord.models.tagger import StatementTagger
from onrecord.pipeline import Models

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Iterator

    from narrow_net import NarrowNet
    from tagger_examples import Example, Known

SEED = 0
PASSES, AVERAGED = 4, 3
FIRST_RATE, FIRST_WARMUP = 2e-4, 100
LAST_RATE, LAST_WARMUP = 1e-4, 50
DISTIL_RATE, DISTIL_WARMUP = 2e-4, 40
ROUNDS = (32_000, 300), (24_000, 1100)  # of narrowing: nanoseconds for a piece, batches to learn from
POLNEAR_SHARE = 0.4  # of the windows of each round; the rest is press
WEIGHED = 120  # windows on which heads and inner units are weighed
GOLD_TIMES = 3  # how often our few annotated texts are seen in the last pass
VOCABULARY = Path(__file__).parents[1] / "onrecord" / "models" / "data" / "vocabulary.txt"


def main() -> None:
    """Trains, or measures the weights that are there."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("corpora", type=Path)
    options.add_argument("--work", type=Path, default=Path("build/tagger"), help="what each step leaves")
    options.add_argument("--out", type=Path, default=VOCABULARY.with_name("tagger.onnx"))
    options.add_argument("--measure", action="store_true", help="measure the weights in --out and stop")
    given = options.parse_args()
    if not given.measure:
        given.work.mkdir(parents=True, exist_ok=True)
        train(given.corpora, given.work, given.out)
    dev = list(load_polnear(given.corpora / "polnear" / "data" / "dev"))
    print(measure(StatementTagger(given.out, VOCABULARY), dev))


def train(corpora: Path, work: Path, out: Path) -> None:
    """All three steps; what the work folder holds is not done again."""
    splitter = Splitter(VOCABULARY)
    ends = splitter.first, splitter.last
    polnear = [known_text(one, splitter) for one in load_polnear(corpora / "polnear" / "data" / "train")]
    states = [work / f"pass{number}.pt" for number in range(PASSES)]
    if not states[-1].exists():
        _first_step(polnear, states, ends)
    net = TaggerNet(base_folder())
    net.load_state_dict(averaged([torch.load(path) for path in states[-AVERAGED:]]))
    silver = work / "silver.pkl"
    if not silver.exists():
        _second_step(net, corpora, states[-AVERAGED:], silver)
    known = [*polnear, *pickle.loads(silver.read_bytes())]
    wide = work / "wide.pt"
    if not wide.exists():
        source = seed_all(SEED + 1)
        windows = batches_of(_windows(known, source), source)
        fit(net, windows, partial(loss_of, net, ends=ends), LAST_RATE, LAST_WARMUP)
        torch.save(net.state_dict(), wide)
    net.load_state_dict(torch.load(wide))
    press = [unknown_text(*one, splitter) for one in press_texts(corpora)]
    write_graph(_last_step(net, polnear, press, ends), out)


def _first_step(polnear: list[Known], states: list[Path], ends: tuple[int, int]) -> None:
    """Passes over PolNeAR, cut into other windows in each but the first."""
    source = seed_all(SEED)
    net = TaggerNet(base_folder())
    passes = [batches_of(_windows(polnear, source if number else None), source) for number in range(PASSES)]
    done = 0

    def keep(step: int) -> None:
        nonlocal done
        if step == sum(len(one) for one in passes[: done + 1]):
            torch.save(net.state_dict(), states[done])
            done += 1

    batches = [batch for one in passes for batch in one]
    fit(net, batches, partial(loss_of, net, ends=ends), FIRST_RATE, FIRST_WARMUP, keep)


def _windows(known: Iterable[Known], source: random.Random | None) -> Iterator[Example]:
    for one in known:
        yield from one.windows(source.randrange(MIN_WINDOW, WINDOW) if source else WINDOW)


def _second_step(net: TaggerNet, corpora: Path, states: list[Path], out: Path) -> None:
    """What rules and taggers say of texts that nobody annotated."""
    splitter = Splitter(VOCABULARY)
    taggers = []
    for path in states:
        state = TaggerNet(base_folder())
        state.load_state_dict(torch.load(path))
        taggers.append(_served(state, path.with_suffix(".onnx")))
    parser = load_models(Settings().language_model).parser
    mean = _served(net, out.with_suffix(".onnx"))
    known = [known_text(one, splitter) for one in silver_texts(corpora, Models(parser, mean))]
    known += [known_text(one, splitter) for one in gold_texts()] * GOLD_TIMES
    for text in election_texts(corpora):
        shares = np.mean([np.exp(tagger.tag(text).heads["parts"]) for tagger in taggers], axis=0)
        known.append(judged_text(text, shares, splitter))
    out.write_bytes(pickle.dumps(known))


def _last_step(net: TaggerNet, polnear: list[Known], press: list[Known], ends: tuple[int, int]) -> NarrowNet:
    """A narrower network that says what ``net`` says."""
    source = seed_all(SEED + 2)
    teacher = found = plain(net)
    for budget, steps in ROUNDS:
        known, windows = list(_windows(polnear, source)), list(_windows(press, source))
        source.shuffle(known)
        source.shuffle(windows)
        found = narrowed(found, chosen(worth_of(found, windows[:WEIGHED], ends), budget))
        known = known[: int(steps * BATCH * POLNEAR_SHARE)]
        windows = windows[WEIGHED : WEIGHED + steps * BATCH - len(known)]
        batches = batches_of([*known, *windows], source)
        fit(found, batches, partial(loss_beside, teacher, found, ends=ends), DISTIL_RATE, DISTIL_WARMUP)
    return found


def _served(net: TaggerNet, path: Path) -> StatementTagger:
    write_graph(narrowed(net), path)
    return StatementTagger(path, VOCABULARY)


if __name__ == "__main__":
    main()
