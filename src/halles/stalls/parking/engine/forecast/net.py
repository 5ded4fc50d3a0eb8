"""A small net that says quantiles: two hidden layers, trained on the pinball loss, numpy only."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from halles.stalls.parking.engine.forecast.draws import normal, shuffled

Singles = NDArray[np.float32]
HIDDEN = (96, 48)
BATCH = 512
RATE, WARM_STEPS, DECAY = 3e-3, 100, 1e-3
NOISE = 0.4
"""Standard deviations of noise added to what the net sees: no number is to be trusted to the last digit."""
POOL = 1 << 18
FAR = 5.0
"""No input counts as further than this from its mean, in standard deviations."""


@dataclass(frozen=True)
class Net:
    """Weights of the layers, and the mean and deviation of each input."""

    weights: tuple[Singles, ...]
    biases: tuple[Singles, ...]
    mean: Singles
    deviation: Singles

    def __call__(self, seen: Singles) -> Singles:
        """Return outputs [R, O] for inputs [R, F]; an unknown input (NaN) counts as its mean."""
        values = standard(seen, self.mean, self.deviation)
        for weight, bias in zip(self.weights[:-1], self.biases[:-1], strict=True):
            values = np.maximum(values @ weight + bias, 0)
        return values @ self.weights[-1] + self.biases[-1]


def standard(seen: Singles, mean: Singles, deviation: Singles) -> Singles:
    """Return inputs in standard deviations from their mean."""
    return np.clip(np.nan_to_num((seen - mean) / deviation), -FAR, FAR)


def fitted(
    seen: Singles, came: Singles, weight: Singles, levels: tuple[float, ...], *, epochs: int, seed: int
) -> Net:
    """Return a net whose outputs [H * L] are the quantiles at `levels` of what came [R, H]; NaN is unknown.

    `weight` [R] says how much each row counts; the same seed gives the same net.
    """
    known = np.isfinite(seen)
    number = np.maximum(known.sum(0), 1)  # of a feature that nobody knows yet, nothing is learnt
    mean = (np.where(known, seen, 0).sum(0) / number).astype(np.float32)
    spread = np.where(known, seen - mean, 0)
    deviation = (np.sqrt((spread**2).sum(0) / number) + 1e-6).astype(np.float32)
    inputs = standard(seen, mean, deviation)
    parameters = _start((seen.shape[1], *HIDDEN, came.shape[1] * len(levels)), seed)
    parameters[-1][:] = np.nanquantile(came, levels, axis=0).T.reshape(-1)
    noise = NOISE * normal(seed + 7, POOL)
    parts = np.array(levels, np.float32)
    steps = _batches(len(inputs), epochs, seed)
    moments = [(np.zeros_like(each), np.zeros_like(each)) for each in parameters]
    for number, rows in enumerate(steps, 1):
        batch = inputs[rows] + _slice(noise, number, (len(rows), inputs.shape[1]))
        gradients = _gradients(parameters, batch, came[rows], weight[rows], parts)
        _adam(parameters, gradients, moments, number, _rate(number, len(steps)))
    return Net(tuple(parameters[:3]), tuple(parameters[3:]), mean, deviation)


def _start(sizes: tuple[int, ...], seed: int) -> list[Singles]:
    """Return the first weights and biases: small, larger the fewer inputs a layer has."""
    weights = []
    for layer, (inputs, outputs) in enumerate(pairwise(sizes)):
        size = np.float32(np.sqrt(2 / inputs) if layer < len(sizes) - 2 else 0.02)
        weights.append(size * normal(seed + 11 * layer, inputs * outputs).reshape(inputs, outputs))
    return [*weights, *(np.zeros(size, np.float32) for size in sizes[1:])]


def _batches(count: int, epochs: int, seed: int) -> list[NDArray[np.int64]]:
    def all_of() -> Iterator[NDArray[np.int64]]:
        for epoch in range(epochs):
            order = shuffled(seed + 100 + epoch, count)
            yield from (order[start : start + BATCH] for start in range(0, max(1, count - BATCH + 1), BATCH))

    return list(all_of())


def _slice(noise: Singles, number: int, shape: tuple[int, int]) -> Singles:
    """Return a piece of the pool of noise, another one at each step."""
    size = shape[0] * shape[1]
    start = number * 7919 % (len(noise) - size)
    return noise[start : start + size].reshape(shape)


def _rate(number: int, steps: int) -> float:
    return float(RATE * 0.5 * (1 + np.cos(np.pi * number / steps)) * min(1.0, number / WARM_STEPS))


def _gradients(
    parameters: list[Singles], batch: Singles, came: Singles, weight: Singles, levels: Singles
) -> list[Singles]:
    """Return the slope of the weighted pinball loss in each parameter."""
    weights, biases = parameters[:3], parameters[3:]
    first = np.maximum(batch @ weights[0] + biases[0], 0)
    second = np.maximum(first @ weights[1] + biases[1], 0)
    said = (second @ weights[2] + biases[2]).reshape(len(batch), came.shape[1], len(levels))
    slope = np.where(came[:, :, None] > said, -levels, 1 - levels) * weight[:, None, None]
    slope[~np.isfinite(came)] = 0
    back = (slope.reshape(len(batch), -1) / np.float32(len(batch))).astype(np.float32)
    back_second = (back @ weights[2].T) * (second > 0)
    back_first = (back_second @ weights[1].T) * (first > 0)
    slopes = [batch.T @ back_first, first.T @ back_second, second.T @ back]
    return [*slopes, back_first.sum(0), back_second.sum(0), back.sum(0)]


def _adam(
    parameters: list[Singles],
    gradients: list[Singles],
    moments: list[tuple[Singles, Singles]],
    number: int,
    rate: float,
) -> None:
    """Move the parameters one step (Adam with decoupled decay; Kingma, Ba 2015; Loshchilov, Hutter 2019)."""
    first, second = 1 - 0.9**number, 1 - 0.999**number
    for each, slope, (mean, square) in zip(parameters, gradients, moments, strict=True):
        mean += np.float32(0.1) * (slope - mean)
        square += np.float32(0.001) * (slope * slope - square)
        each -= np.float32(rate / first) * mean / (np.sqrt(square / np.float32(second)) + np.float32(1e-8))
        if each.ndim == 2:
            each *= np.float32(1 - rate * DECAY)
