"""The network of engine_nequip_e3nn.py with e3nn-jax and flax; its parameters are others."""
from engine_inputs import ethanols

import e3nn_jax as e3nn
import flax.linen as nn
import jax
import jax.numpy as jnp
import optax

MUL, CUTOFF = 32, 5.0


class Nequip(nn.Module):
    source: jax.Array
    target: jax.Array
    species: jax.Array
    graph: jax.Array
    count: int

    @nn.compact
    def __call__(self, positions):
        edges = positions[self.source] - positions[self.target]
        r = jnp.sqrt((edges**2).sum(1, keepdims=True))
        u = r / CUTOFF
        frequencies = self.param("frequencies", lambda _: jnp.pi * jnp.arange(1.0, 9.0))
        bessel = 2 / CUTOFF * jnp.sin(frequencies * u) / r
        basis = bessel * (1 - 28 * u**6 + 48 * u**7 - 21 * u**8)
        harmonics = e3nn.spherical_harmonics("0e+1o+2e", e3nn.IrrepsArray("1o", edges), True, "component")
        h = e3nn.flax.Linear(f"{MUL}x0e")(e3nn.IrrepsArray("3x0e", jax.nn.one_hot(self.species, 3)))
        for last in (False, False, True):
            out = e3nn.Irreps(f"{MUL}x0e" if last else f"{3 * MUL}x0e+{MUL}x1o+{MUL}x2e")
            own = e3nn.flax.Linear(out, num_indexed_weights=3, force_irreps_out=True)(self.species, h)
            keep = e3nn.Irreps("0e" if last else "0e+1o+2e")
            x = e3nn.flax.Linear(h.irreps)(h)
            message = e3nn.tensor_product(x[self.source], harmonics, filter_ir_out=keep)
            radial = e3nn.flax.MultiLayerPerceptron(
                (64, message.irreps.num_irreps), jax.nn.silu, output_activation=False
            )
            message = message * radial(basis)
            sums = jax.ops.segment_sum(
                message.array, self.target, positions.shape[0], indices_are_sorted=True
            )
            h = e3nn.IrrepsArray(message.irreps, sums / 8**0.5)
            h = e3nn.flax.Linear(out, force_irreps_out=True)(h) + own
            if last:
                h = e3nn.scalar_activation(h, [jax.nn.silu])
            else:
                h = e3nn.gate(h, even_act=jax.nn.silu, even_gate_act=jax.nn.silu)
        energies = e3nn.flax.Linear("0e")(e3nn.flax.Linear("16x0e")(h)).array[:, 0]
        return jax.ops.segment_sum(energies, self.graph, self.count)


def network(count):
    data = {name: jnp.asarray(values) for name, values in ethanols(count).items()}
    net = Nequip(data["source"], data["target"], data["species"], data["graph"], count)
    parameters = net.init(jax.random.PRNGKey(0), data["positions"])

    def function(parameters, positions):
        def total(positions):
            energies = net.apply(parameters, positions)
            return energies.sum(), energies

        (_, energies), slope = jax.value_and_grad(total, has_aux=True)(positions)
        return energies, -slope

    return data, parameters, function


def energies_and_forces(count):
    data, parameters, function = network(count)
    compiled = jax.jit(function)

    def work():
        jax.block_until_ready(compiled(parameters, data["positions"]))

    return work


def step(count):
    """One step of Adam on energies and forces."""
    data, parameters, function = network(count)
    optimizer = optax.adam(1e-4)
    state = optimizer.init(parameters)

    def loss(parameters):
        energies, forces = function(parameters, data["positions"])
        return ((energies - data["energies"]) ** 2).mean() + ((forces - data["forces"]) ** 2).mean()

    @jax.jit
    def update(parameters, state):
        value, gradient = jax.value_and_grad(loss)(parameters)
        change, state = optimizer.update(gradient, state)
        return optax.apply_updates(parameters, change), state, value

    def work():
        nonlocal parameters, state
        parameters, state, value = update(parameters, state)
        value.block_until_ready()

    return work
