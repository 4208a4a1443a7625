"""e3nn-jax, as answer.py says. Usage: on_jax.py float64|float32 compiled"""
import sys

from answer import angles, answer_all, points, triples

import jax

precision = sys.argv[1]
jax.config.update("jax_enable_x64", precision == "float64")

import e3nn_jax as e3nn
import jax.numpy as jnp


def make(kind, degree):
    if kind == "wigner3j":
        return lambda: [e3nn.clebsch_gordan(*triple) for triple in triples(degree)]
    if kind == "wignerD":
        inputs = [jnp.asarray(angle, precision) for angle in angles()]
        work = jax.jit(lambda a, b, c: e3nn.Irrep(degree, 1).D_from_angles(a, b, c))
    else:
        inputs = [jnp.asarray(points(), precision)]
        work = jax.jit(
            lambda v: e3nn.spherical_harmonics(
                e3nn.s2_irreps(degree), e3nn.IrrepsArray("1o", v), True, "component"
            ).array
        )
    return lambda: jax.block_until_ready(work(*inputs))


answer_all(f"e3nn-jax {e3nn.__version__} on jax {jax.__version__}", make)
