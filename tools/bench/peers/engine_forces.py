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

    def pure(positions, *parameters):
        positions = positions.detach().requires_grad_()
        named = dict(zip([name for name, _ in net.named_parameters()], parameters))
        energies = torch.func.functional_call(net, named, (positions, *molecules))
        (slope,) = torch.autograd.grad(energies.sum(), positions, create_graph=True)
        return energies, -slope

    if compiled:  # torch.compile has no second derivatives: trace energies and forces to one graph first
        from torch.fx.experimental.proxy_tensor import make_fx

        copies = [parameter.detach().clone().requires_grad_() for parameter in parameters]
        function = best(make_fx(pure)(data["positions"], *copies))
    else:
        function = pure

    def work():
        optimizer.zero_grad()
        energies, forces = function(data["positions"], *parameters)
        loss = ((energies - data["energies"]) ** 2).mean() + ((forces - data["forces"]) ** 2).mean()
        loss.backward()
        optimizer.step()
        return [loss.detach()]

    return work
