"""Energies and forces of a network of molecules, and steps of training on both."""
import torch


def energies_and_forces(net, data, molecules, best):
    """The work of both, without a step. `best` compiles, or does not."""
    function = best(net)

    def work():
        positions = data["positions"].clone().requires_grad_()
        energies = function(positions, *molecules)
        (slope,) = torch.autograd.grad(energies.sum(), positions)
        return [energies.detach(), -slope]

    return work


def step(net, data, molecules, best, compiled):
    """One step of Adam on energies and forces. Gives the loss."""
    parameters = list(net.parameters())
    optimizer = torch.optim.Adam(parameters, lr=1e-4, fused=True)
    function = loss_and_gradients(net, data, molecules)
    if compiled:
        function = best(traced(function, data["positions"], parameters))

    def work():
        loss, *gradients = function(data["positions"], *parameters)
        for parameter, gradient in zip(parameters, gradients):
            parameter.grad = gradient
        optimizer.step()
        return [loss.detach()]

    return work


def loss_and_gradients(net, data, molecules):
    """A function of positions and parameters: the loss of energies and forces, and its gradient by each parameter."""
    names = [name for name, _ in net.named_parameters()]

    def function(positions, *parameters):
        positions = positions.detach().requires_grad_()
        energies = torch.func.functional_call(net, dict(zip(names, parameters)), (positions, *molecules))
        (slope,) = torch.autograd.grad(energies.sum(), positions, create_graph=True)
        loss = ((energies - data["energies"]) ** 2).mean() + ((slope + data["forces"]) ** 2).mean()
        return loss, *torch.autograd.grad(loss, parameters, allow_unused=True, materialize_grads=True)

    return function


def traced(function, positions, parameters):
    """All of it as one graph without derivatives that are left to take.

    torch.compile has no second derivatives, so they are traced first. A graph of energies and forces alone would not do: what
    it kept for its first derivative is detached in it (make_fx), and gradients by parameters lose terms without a word.
    """
    from torch.fx.experimental.proxy_tensor import make_fx

    copies = [parameter.detach().clone().requires_grad_() for parameter in parameters]
    graph = make_fx(function)(positions, *copies)

    def without(*arguments):
        with torch.no_grad():
            return graph(*arguments)

    return without
