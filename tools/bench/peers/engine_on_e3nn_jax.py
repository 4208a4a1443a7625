"""e3nn-jax, each work one compiled function, as engine_answer.py says."""
import warnings

from engine_answer import answer_all
from engine_inputs import fill, graph

import jax

warnings.filterwarnings("ignore")

import e3nn_jax as e3nn
import jax.numpy as jnp

SCALARS_TO_DEGREE_2 = e3nn.Irreps("0e+1o+2e")


def array(seed, *shape):
    return jnp.asarray(fill(seed, *shape))


def make(kind, size, direction):
    if kind == "nequip":
        from engine_nequip_e3nn_jax import energies_and_forces, step

        return step(size) if direction == "both" else energies_and_forces(size)
    function, inputs, upstream = {
        "harmonics": harmonics,
        "uvu": uvu,
        "fullyConnected": fully_connected,
        "messages": messages,
    }[kind](size)
    if direction == "forward":
        forward = jax.jit(function)
        return lambda: [jax.block_until_ready(forward(*inputs))]
    # What comes from above is an argument: XLA computes with a constant for minutes.
    both = jax.jit(lambda upstream, *inputs: jax.vjp(function, *inputs)[1](upstream))
    return lambda: jax.block_until_ready(both(upstream, *inputs))


def harmonics(degree):
    irreps = e3nn.s2_irreps(degree)
    return (
        lambda v: e3nn.spherical_harmonics(irreps, e3nn.IrrepsArray("1o", v), True, "component").array,
        [array(1, 100_000, 3)],
        array(2, 100_000, (degree + 1) ** 2),
    )


def depthwise(x, y, w):
    x = e3nn.IrrepsArray("64x0e+64x1o+64x2e", x)
    y = e3nn.IrrepsArray(SCALARS_TO_DEGREE_2, y)
    return (e3nn.tensor_product(x, y, filter_ir_out=SCALARS_TO_DEGREE_2) * w).array


def uvu(edges):
    inputs = [array(3, edges, 576), array(4, edges, 9), array(5, edges, 704)]
    return depthwise, inputs, array(6, edges, 2240)


def fully_connected(edges):
    from e3nn_jax.legacy import FunctionalFullyConnectedTensorProduct

    irreps = e3nn.Irreps("32x0e+32x1o+32x2e")
    product = FunctionalFullyConnectedTensorProduct(irreps, SCALARS_TO_DEGREE_2, irreps)
    shapes = [path.path_shape for path in product.instructions]

    def function(x, y, w):
        weights, start = [], 0
        for shape in shapes:
            count = shape[0] * shape[1] * shape[2]
            weights.append(w[start : start + count].reshape(shape))
            start += count

        def one(x, y):
            x, y = e3nn.IrrepsArray(irreps, x), e3nn.IrrepsArray(SCALARS_TO_DEGREE_2, y)
            return product.left_right(weights, x, y).array

        return jax.vmap(one)(x, y)

    inputs = [array(3, edges, 288), array(4, edges, 9), array(5, 11_264)]
    return function, inputs, array(6, edges, 288)


def messages(edges):
    source, target = map(jnp.asarray, graph(edges))

    def pass_on(x, y, w):
        return jax.ops.segment_sum(depthwise(x[source], y, w), target, edges // 20, indices_are_sorted=True)

    inputs = [array(3, edges // 20, 576), array(4, edges, 9), array(5, edges, 704)]
    return pass_on, inputs, array(6, edges // 20, 2240)


answer_all(f"e3nn-jax {e3nn.__version__} on jax {jax.__version__}", make)
